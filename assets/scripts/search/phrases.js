/* Quoted phrases: the reviews, and the passages, in which the words stand one after the other. */

/**
 * Create a test for the reviews, or the passages, that have every phrase. Without phrases, everything passes.
 *
 * @param {import("./parse-query.js").QueryWord[][]} phrases
 * @param {import("./search-index.js").SearchIndex} index
 * @returns {Promise<(review: number, passage?: number) => boolean>} passage: its id, where single points are searched
 */
export async function phraseFilter(phrases, index) {
  const passagesByReview = await Promise.all(phrases.map((phrase) => passagesWith(phrase, index)));
  return (review, passage) =>
    passagesByReview.every((byReview) => {
      const passages = byReview.get(review);
      return passages !== undefined && (passage === undefined || passages.has(passage));
    });
}

/**
 * @param {import("./parse-query.js").QueryWord[]} phrase
 * @param {import("./search-index.js").SearchIndex} index
 * @returns {Promise<Map<number, Set<number>>>} review -> ids of its passages with the phrase
 */
async function passagesWith(phrase, index) {
  const postings = await index.postings(phrase.map(({ term }) => term));
  /** @type {Set<string>|null} "review passage offset" of the phrase's last word so far */
  let ends = null;
  for (const { term } of phrase) {
    const posting = postings.get(term);
    if (!posting) return new Map();
    const offsets = await index.offsets(term);
    /** @type {Set<string>} */
    const nextEnds = new Set();
    for (let i = 0; i < posting.reviews.length; i += 1) {
      for (let j = posting.starts[i]; j < posting.starts[i + 1]; j += 1) {
        const passage = `${posting.reviews[i]} ${posting.passages[j]} `;
        if (ends === null || ends.has(passage + (offsets[j] - 1))) nextEnds.add(passage + offsets[j]);
      }
    }
    ends = nextEnds;
  }
  /** @type {Map<number, Set<number>>} */
  const passages = new Map();
  for (const end of ends ?? []) {
    const [review, passage] = end.split(" ").map(Number);
    passages.set(review, (passages.get(review) ?? new Set()).add(passage));
  }
  return passages;
}
