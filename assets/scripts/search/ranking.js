/* The second step of the ranking: which of the asked words a review answers, and whether in one passage. Its weights
   come with the manifest, from build_site/search/ranking.py. */
import { Relation } from "./relation.js";
import { inverseFrequency } from "./scorer.js";

/** How many reviews, in lunr's order, are looked at passage by passage. Those below them have little to gain. */
export const PASSAGES_COMPARED = 300;

/** @typedef {import("./expand-query.js").ExpandedQuery} ExpandedQuery */
/** @typedef {import("./query-terms.js").QueryTerm} QueryTerm */
/** @typedef {Map<number, number>} Answers position of an asked word -> how well it is answered, up to 1 */

/**
 * @typedef {object} RankedResult
 * @property {number} review
 * @property {number} score
 * @property {boolean} all it answers every word that was asked for
 * @property {number} [passage] the point's passage, where single points were searched
 */

/**
 * Put lunr's results in their final order.
 *
 * A review that answers all words comes before one that answers some. Within each, lunr's score is raised by the
 * share of the words that the review answers (rare words count more), and by the largest share that a single passage
 * answers.
 *
 * @param {import("./scorer.js").ScoredDocument[]} scored best first
 * @param {ExpandedQuery} expanded
 * @param {any} manifest
 * @returns {RankedResult[]}
 */
export function rankReviews(scored, expanded, manifest) {
  const { ranking, reviews: size } = manifest;
  const importance = wordImportance(expanded, size);
  const { share, all } = sharesByReview(expanded, importance, size);
  const results = scored.map(({ ref, score }) => {
    const review = Number(ref);
    return { review, all: all[review] === 1, score: score * coverageFactor(share[review], ranking) };
  });
  results.sort(byRank);
  for (const result of results.slice(0, PASSAGES_COMPARED)) {
    result.score *= 1 + ranking.passage * bestPassageShare(result.review, expanded, importance);
  }
  return results.sort(byRank);
}

/**
 * Put lunr's results for single points in their final order, by the share of the words that the point answers itself;
 * an area is answered by the review that the point is from.
 *
 * @param {import("./scorer.js").ScoredDocument[]} scored
 * @param {ExpandedQuery} expanded
 * @param {any} manifest
 * @returns {RankedResult[]}
 */
export function rankPoints(scored, expanded, manifest) {
  const { ranking, reviews: size } = manifest;
  const importance = wordImportance(expanded, size);
  const areas = expanded.terms
    .filter(({ relation }) => relation === Relation.AREA)
    .map((term) => ({ term, reviews: new Set(expanded.postings.get(term.term)?.reviews) }));
  return scored
    .map(({ ref, score }) => {
      const [review, passage] = ref.split(".").map(Number);
      const answers = answersByPassage(review, expanded).get(passage) ?? new Map();
      for (const { term, reviews } of areas) if (reviews.has(review)) addAnswer(answers, term);
      const all = expanded.askedPositions.every((position) => answers.has(position));
      return { review, passage, all, score: score * coverageFactor(shareOf(answers, importance), ranking) };
    })
    .sort(byRank);
}

/** What lunr's score is multiplied by for the share of the words that are answered. @type {(share: number, ranking: any) => number} */
function coverageFactor(share, ranking) {
  return ranking.base + share ** ranking.coverage;
}

/** @type {(a: RankedResult, b: RankedResult) => number} */
function byRank(a, b) {
  return (
    Number(b.all) - Number(a.all) || b.score - a.score || a.review - b.review || (a.passage ?? 0) - (b.passage ?? 0)
  );
}

/**
 * How much each asked word counts: its idf, over their sum; a word that only others stand for counts like its
 * commonest.
 *
 * @param {ExpandedQuery} expanded
 * @param {number} size how many reviews there are
 * @returns {Map<number, number>} position -> share, all shares adding up to 1
 */
function wordImportance({ terms, postings, askedPositions }, size) {
  const rarity = new Map(
    askedPositions.map((position) => {
      const answering = terms.filter(({ wordPositions }) => wordPositions.includes(position));
      const typed = answering.filter(
        ({ relation, wordPositions }) => relation === Relation.TYPED && wordPositions.length === 1,
      );
      const counts = (typed.length ? typed : answering).map(({ term }) => postings.get(term)?.reviews.length ?? 0);
      return [position, inverseFrequency(Math.max(0, ...counts), size)];
    }),
  );
  const sum = Array.from(rarity.values()).reduce((a, b) => a + b, 0) || 1;
  return new Map(Array.from(rarity, ([position, value]) => [position, value / sum]));
}

/** How well a term answers its words: a guess less than a synonym, a synonym less than the word. @param {QueryTerm} term */
function answerValue({ weight }) {
  return Math.min(1, weight);
}

/**
 * For each review the share of the asked words that it answers, and whether (1 or 0) it answers all of them. Where
 * areas alone are asked for, only a review of the area answers, not one that names it.
 *
 * @param {ExpandedQuery} expanded
 * @param {Map<number, number>} importance
 * @param {number} size
 */
function sharesByReview({ terms, postings, askedPositions }, importance, size) {
  const share = new Float32Array(size);
  const all = new Uint8Array(size).fill(askedPositions.length ? 1 : 0);
  const onlyAreas = askedPositions.every((position) =>
    terms.some(({ relation, wordPositions }) => relation === Relation.AREA && wordPositions.includes(position)),
  );
  for (const position of askedPositions) {
    const best = new Float32Array(size);
    const answered = new Uint8Array(size);
    for (const term of terms) {
      if (!term.wordPositions.includes(position)) continue;
      const value = answerValue(term);
      const counts = !onlyAreas || term.relation === Relation.AREA;
      for (const review of postings.get(term.term)?.reviews ?? []) {
        if (value > best[review]) best[review] = value;
        if (counts) answered[review] = 1;
      }
    }
    const weight = importance.get(position) ?? 0;
    for (let review = 0; review < size; review += 1) {
      share[review] += weight * best[review];
      all[review] &= answered[review];
    }
  }
  return { share, all };
}

/**
 * The largest share of the asked words that one passage of a review answers.
 *
 * @param {number} review
 * @param {ExpandedQuery} expanded
 * @param {Map<number, number>} importance
 * @returns {number}
 */
function bestPassageShare(review, expanded, importance) {
  const shares = Array.from(answersByPassage(review, expanded).values(), (answers) => shareOf(answers, importance));
  return Math.max(0, ...shares);
}

/**
 * How well each passage of a review answers each of the asked words.
 *
 * @param {number} review
 * @param {ExpandedQuery} expanded
 * @returns {Map<number, Answers>} by the passage's id
 */
function answersByPassage(review, { terms, postings }) {
  /** @type {Map<number, Answers>} */
  const passages = new Map();
  for (const term of terms) {
    const posting = postings.get(term.term);
    const i = posting ? indexOf(posting.reviews, review) : -1;
    if (!posting || i < 0) continue;
    for (let j = posting.starts[i]; j < posting.starts[i + 1]; j += 1) {
      let answers = passages.get(posting.passages[j]);
      if (!answers) passages.set(posting.passages[j], (answers = new Map()));
      addAnswer(answers, term);
    }
  }
  return passages;
}

/** @type {(answers: Answers, term: QueryTerm) => void} */
function addAnswer(answers, term) {
  for (const position of term.wordPositions) {
    answers.set(position, Math.max(answers.get(position) ?? 0, answerValue(term)));
  }
}

/** @type {(answers: Answers, importance: Map<number, number>) => number} */
function shareOf(answers, importance) {
  let share = 0;
  for (const [position, value] of answers) share += (importance.get(position) ?? 0) * value;
  return share;
}

/**
 * Find a number in an ascending list.
 *
 * @param {number[]} numbers
 * @param {number} number
 * @returns {number} its index, -1 if it is not there
 */
export function indexOf(numbers, number) {
  let low = 0;
  let high = numbers.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    if (numbers[middle] === number) return middle;
    if (numbers[middle] < number) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}
