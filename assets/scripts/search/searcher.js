/* A search from what is typed to reviews in order, on the files of the index. */
import { expandQuery } from "./expand-query.js";
import { parseQuery } from "./parse-query.js";
import { phraseFilter } from "./phrases.js";
import { rankPoints, rankReviews } from "./ranking.js";
import { Scorer, pointDocuments, reviewDocuments } from "./scorer.js";
import { Analyser } from "./tokenise.js";

/**
 * @typedef {object} SearchOutcome
 * @property {import("./ranking.js").RankedResult[]} results
 * @property {import("./parse-query.js").Query} query
 * @property {import("./expand-query.js").ExpandedQuery} expanded
 */

/** Searches reviews, or single points. */
export class Searcher {
  /** @param {import("./search-index.js").SearchIndex} index */
  constructor(index) {
    this.index = index;
    this.analyser = new Analyser(index.manifest);
    this.reviewScorer = new Scorer(reviewDocuments(index.manifest), index.manifest.k1);
    this.pointScorer = new Scorer(pointDocuments(index.manifest), index.manifest.k1);
  }

  /**
   * Search the reviews, or the points, that answer a query. A query without words has none.
   *
   * @param {string} text
   * @param {{exact?: boolean, points?: boolean}} [options] exact: search only the words as typed
   * @returns {Promise<SearchOutcome>} its results best first
   */
  async search(text, { exact = false, points = false } = {}) {
    const { manifest } = this.index;
    const query = parseQuery(text, this.analyser);
    const expanded = await expandQuery(query, this.index, this.analyser, exact);
    const hasPhrases = await phraseFilter(query.phrases, this.index);
    const scorer = points ? this.pointScorer : this.reviewScorer;
    for (const posting of expanded.postings.values()) scorer.addTerm(posting);
    const scored = scorer
      .score(expanded.terms.map(({ term, weight }) => ({ term, boost: weight })))
      .filter(({ ref }) => {
        const [review, passage] = ref.split(".").map(Number);
        return hasPhrases(review, passage);
      });
    const results = (points ? rankPoints : rankReviews)(scored, expanded, manifest);
    return { results, query, expanded };
  }

  /**
   * List the whole catalogue, or all its points.
   *
   * @param {boolean} points
   * @returns {Promise<import("./ranking.js").RankedResult[]>} newest first
   */
  async listAll(points) {
    const reviews = Array.from({ length: this.index.manifest.reviews }, (_, review) => ({
      review,
      score: 0,
      all: true,
    }));
    if (!points) return reviews;
    const counts = await this.index.pointCounts();
    return reviews.flatMap((result) =>
      counts[result.review].flatMap((count, kind) =>
        Array.from({ length: count }, (_, i) => ({ ...result, passage: this.index.passageId(kind, i) })),
      ),
    );
  }
}
