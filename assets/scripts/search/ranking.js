/* The second step of the ranking: which of the asked words a review answers, and whether in one passage. */
import { inverseFrequency } from "./scorer.js";
import { PLACE, TYPED } from "./expand-query.js";

/** Reviews whose passages are looked at one by one; those below them in lunr's order have little to gain. */
const LOOKED_AT = 300;

/**
 * @typedef {object} Ranked
 * @property {number} review
 * @property {number} score
 * @property {boolean} all it answers every word that was asked for
 * @property {number} [place] the passage, where single points were looked for
 */

/**
 * Puts lunr's results in their final order.
 *
 * A review that answers all words comes before one that answers some. Within each, lunr's score is
 * raised by the share of the words that the review answers (rare words count more), and by the
 * largest share that a single passage answers.
 *
 * @param {{ref: string, score: number}[]} scored
 * @param {import("./expand-query.js").Expanded} expanded
 * @param {any} manifest
 * @returns {Ranked[]}
 */
export function rank(scored, expanded, manifest) {
  const { ranking, reviews: size } = manifest;
  const needs = needsOf(expanded, size);
  const shares = sharesByReview(expanded, needs, size);
  const found = scored.map(({ ref, score }) => {
    const review = Number(ref);
    return {
      review,
      all: shares.all[review] === 1,
      score: score * (ranking.base + shares.share[review] ** ranking.coverage),
    };
  });
  found.sort(byRank);
  for (const result of found.slice(0, LOOKED_AT)) {
    result.score *= 1 + ranking.passage * bestPassage(result.review, expanded, needs);
  }
  return found.sort(byRank);
}

/**
 * Puts lunr's results for single points in their final order, by the share of the words that the
 * point answers itself; a place is answered by the review that the point is from.
 *
 * @param {{ref: string, score: number}[]} scored
 * @param {import("./expand-query.js").Expanded} expanded
 * @param {any} manifest
 * @returns {Ranked[]}
 */
export function rankPoints(scored, expanded, manifest) {
  const { ranking, reviews: size } = manifest;
  const needs = needsOf(expanded, size);
  const places = expanded.forms
    .filter((form) => form.how === PLACE)
    .map((form) => ({ form, reviews: new Set(expanded.postings.get(form.term)?.reviews) }));
  return scored
    .map(({ ref, score }) => {
      const [review, place] = ref.split(".").map(Number);
      const answers = answersByPassage(review, expanded).get(place) ?? new Map();
      for (const { form, reviews } of places) if (reviews.has(review)) raise(answers, form);
      const all = expanded.asked.every((asked) => answers.has(asked));
      return { review, place, all, score: score * (ranking.base + shareOf(answers, needs) ** ranking.coverage) };
    })
    .sort(byRank);
}

/** @type {(a: Ranked, b: Ranked) => number} */
function byRank(a, b) {
  return Number(b.all) - Number(a.all) || b.score - a.score || a.review - b.review || (a.place ?? 0) - (b.place ?? 0);
}

/**
 * How much each asked word counts: its idf, over their sum; a word that only others stand for counts like its rarest.
 *
 * @param {import("./expand-query.js").Expanded} expanded
 * @param {number} size
 * @returns {Map<number, number>}
 */
function needsOf({ forms, postings, asked }, size) {
  const rarity = new Map(
    asked.map((place) => {
      const own = forms.filter((form) => form.covers.includes(place));
      const typed = own.filter((form) => form.how === TYPED && form.covers.length === 1);
      const most = Math.max(
        0,
        ...(typed.length ? typed : own).map((form) => postings.get(form.term)?.reviews.length ?? 0),
      );
      return [place, inverseFrequency(most, size)];
    }),
  );
  const sum = Array.from(rarity.values()).reduce((a, b) => a + b, 0) || 1;
  return new Map(Array.from(rarity, ([place, value]) => [place, value / sum]));
}

/** How well a form answers its words: a guess less than a synonym, a synonym less than the word. */
function answer(/** @type {import("./expand-query.js").Form} */ form) {
  return Math.min(1, form.weight);
}

/**
 * For each review the share of the asked words that it answers, and whether it answers all of them.
 *
 * @param {import("./expand-query.js").Expanded} expanded
 * @param {Map<number, number>} needs
 * @param {number} size
 */
function sharesByReview({ forms, postings, asked }, needs, size) {
  const share = new Float32Array(size);
  const all = new Uint8Array(size).fill(asked.length ? 1 : 0);
  const onlyPlaces = asked.every((place) => forms.some((form) => form.how === PLACE && form.covers.includes(place)));
  for (const place of asked) {
    const best = new Float32Array(size);
    const met = new Uint8Array(size);
    for (const form of forms) {
      if (!form.covers.includes(place)) continue;
      const value = answer(form);
      const counts = !onlyPlaces || form.how === PLACE;
      for (const review of postings.get(form.term)?.reviews ?? []) {
        if (value > best[review]) best[review] = value;
        if (counts) met[review] = 1;
      }
    }
    const need = needs.get(place) ?? 0;
    for (let review = 0; review < size; review += 1) {
      share[review] += need * best[review];
      all[review] &= met[review];
    }
  }
  return { share, all };
}

/**
 * The largest share of the asked words that one passage of a review answers.
 *
 * @param {number} review
 * @param {import("./expand-query.js").Expanded} expanded
 * @param {Map<number, number>} needs
 * @returns {number}
 */
function bestPassage(review, expanded, needs) {
  return Math.max(0, ...Array.from(answersByPassage(review, expanded).values(), (answers) => shareOf(answers, needs)));
}

/**
 * How well each passage of a review answers each of the asked words.
 *
 * @param {number} review
 * @param {import("./expand-query.js").Expanded} expanded
 * @returns {Map<number, Map<number, number>>}
 */
function answersByPassage(review, { forms, postings }) {
  /** @type {Map<number, Map<number, number>>} */
  const passages = new Map();
  for (const form of forms) {
    const posting = postings.get(form.term);
    const at = posting ? indexOf(posting.reviews, review) : -1;
    if (!posting || at < 0) continue;
    for (let j = posting.starts[at]; j < posting.starts[at + 1]; j += 1) {
      let answers = passages.get(posting.places[j]);
      if (!answers) passages.set(posting.places[j], (answers = new Map()));
      raise(answers, form);
    }
  }
  return passages;
}

/** @type {(answers: Map<number, number>, form: import("./expand-query.js").Form) => void} */
function raise(answers, form) {
  for (const place of form.covers) answers.set(place, Math.max(answers.get(place) ?? 0, answer(form)));
}

/** @type {(answers: Map<number, number>, needs: Map<number, number>) => number} */
function shareOf(answers, needs) {
  let share = 0;
  for (const [place, value] of answers) share += (needs.get(place) ?? 0) * value;
  return share;
}

/**
 * Where a number stands in an ascending list, or -1.
 *
 * @param {number[]} numbers
 * @param {number} wanted
 */
export function indexOf(numbers, wanted) {
  let low = 0;
  let high = numbers.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    if (numbers[middle] === wanted) return middle;
    if (numbers[middle] < wanted) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}
