/* A search from what is typed to reviews in order, on the files of the index. */
import { Engine, pointsOf, reviewsOf } from "./scorer.js";
import { expand } from "./expand-query.js";
import { phraseFilter } from "./phrases.js";
import { readQuery } from "./parse-query.js";
import { rank, rankPoints } from "./ranking.js";
import { Words } from "./tokenise.js";

/**
 * @typedef {object} Found
 * @property {import("./ranking.js").Ranked[]} results
 * @property {import("./parse-query.js").Query} query
 * @property {import("./expand-query.js").Expanded} expanded
 */

/** Searches reviews, or single points. */
export class Finder {
  /** @param {import("./search-index.js").Parts} parts */
  constructor(parts) {
    this.parts = parts;
    this.words = new Words(parts.manifest);
    this.reviews = new Engine(reviewsOf(parts.manifest), parts.manifest.k1);
    this.points = new Engine(pointsOf(parts.manifest), parts.manifest.k1);
  }

  /**
   * The reviews, or the points, that answer a query, best first. A query without words has none.
   *
   * @param {string} text
   * @param {{exact?: boolean, points?: boolean}} [options] exact: search only the words as typed
   * @returns {Promise<Found>}
   */
  async find(text, { exact = false, points = false } = {}) {
    const { manifest } = this.parts;
    const query = readQuery(text, this.words);
    const expanded = await expand(query, this.parts, this.words, exact);
    const inPhrases = await phraseFilter(query.phrases, this.parts);
    const engine = points ? this.points : this.reviews;
    for (const posting of expanded.postings.values()) engine.add(posting);
    const scored = engine
      .search(expanded.forms.map(({ term, weight }) => ({ term, boost: weight })))
      .filter(({ ref }) => inPhrases(...numbersOf(ref)));
    const results = points ? rankPoints(scored, expanded, manifest) : rank(scored, expanded, manifest);
    return { results, query, expanded };
  }

  /**
   * The whole catalogue, or all its points, newest first.
   *
   * @param {boolean} points
   * @returns {Promise<import("./ranking.js").Ranked[]>}
   */
  async everything(points) {
    const reviews = Array.from({ length: this.parts.manifest.reviews }, (_, review) => ({
      review,
      score: 0,
      all: true,
    }));
    if (!points) return reviews;
    const counts = await this.parts.points();
    return reviews.flatMap(({ review, ...rest }) =>
      counts[review].flatMap((count, kind) =>
        Array.from({ length: count }, (_, number) => ({ review, place: this.parts.placeOf(kind, number), ...rest })),
      ),
    );
  }
}

/**
 * "12" -> [12], "12.45" -> [12, 45]
 *
 * @param {string} ref
 * @returns {[review: number, place?: number]}
 */
function numbersOf(ref) {
  const [review, place] = ref.split(".").map(Number);
  return place === undefined ? [review] : [review, place];
}
