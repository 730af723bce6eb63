/* Quoted phrases: the reviews, and the passages, in which the words stand one after the other. */

/**
 * A test for the reviews that have every phrase. Without phrases, everything passes.
 *
 * @param {import("./parse-query.js").Typed[][]} phrases
 * @param {import("./search-index.js").Parts} parts
 * @returns {Promise<(review: number, place?: number) => boolean>}
 */
export async function phraseFilter(phrases, parts) {
  const found = await Promise.all(phrases.map((phrase) => passagesWith(phrase, parts)));
  return (review, place) =>
    found.every((passages) => {
      const places = passages.get(review);
      return places !== undefined && (place === undefined || places.has(place));
    });
}

/**
 * The passages with a phrase, by review.
 *
 * @param {import("./parse-query.js").Typed[]} phrase
 * @param {import("./search-index.js").Parts} parts
 * @returns {Promise<Map<number, Set<number>>>}
 */
async function passagesWith(phrase, parts) {
  const postings = await parts.postings(phrase.map(({ term }) => term));
  /** @type {Set<string>|null} */
  let ends = null;
  for (const { term } of phrase) {
    const posting = postings.get(term);
    if (!posting) return new Map();
    const offsets = await parts.offsets(term);
    /** @type {Set<string>} */
    const next = new Set();
    for (let i = 0; i < posting.reviews.length; i += 1) {
      for (let j = posting.starts[i]; j < posting.starts[i + 1]; j += 1) {
        const passage = `${posting.reviews[i]} ${posting.places[j]} `;
        if (ends === null || ends.has(passage + (offsets[j] - 1))) next.add(passage + offsets[j]);
      }
    }
    ends = next;
  }
  /** @type {Map<number, Set<number>>} */
  const passages = new Map();
  for (const end of ends ?? []) {
    const [review, place] = end.split(" ").map(Number);
    passages.set(review, (passages.get(review) ?? new Set()).add(place));
  }
  return passages;
}
