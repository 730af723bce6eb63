/* The packed texts of the index as values; see build_site/search/postings.py, spelling.py and facets.py. */
import { SEPARATOR, unpack } from "./varint.js";

/**
 * @typedef {object} Posting where a term stands
 * @property {string} term
 * @property {number[]} reviews the numbers of the reviews that have it, ascending
 * @property {Int32Array} starts for each review, where its passages begin in `passages` (one more at the end)
 * @property {number[]} passages ids of passages: number within the review, times the number of kinds, plus the kind
 */

/**
 * Decode a posting list: gaps between reviews, counts in each (less one; no column where all are one), gaps between
 * the ids of its passages.
 *
 * @param {string} term
 * @param {string} packed
 * @returns {Posting}
 */
export function decodePosting(term, packed) {
  const [reviews, counts, passages] = packed.split(SEPARATOR).map(unpack);
  for (let i = 1; i < reviews.length; i += 1) reviews[i] += reviews[i - 1] + 1;
  const starts = new Int32Array(reviews.length + 1);
  for (let i = 0; i < reviews.length; i += 1) {
    starts[i + 1] = starts[i] + 1 + (counts.length ? counts[i] : 0);
    for (let j = starts[i] + 1; j < starts[i + 1]; j += 1) passages[j] += passages[j - 1];
  }
  return { term, reviews, starts, passages };
}

const SURROGATE = /[\ud800-\udfff]/;

/**
 * Decode a file of words: of each line, how many characters it shares with the word before, how common it is, the rest.
 *
 * @param {string} packed
 * @returns {[word: string, commonness: number][]} commonness: bits of the number of reviews that have the word
 */
export function decodeWords(packed) {
  /** @type {[string, number][]} */
  const words = [];
  let previous = "";
  for (const line of packed.split(SEPARATOR)) {
    const [shared, commonness] = unpack(line.slice(0, 2));
    // Python counts code points, JavaScript units of UTF-16.
    const prefix = SURROGATE.test(previous)
      ? Array.from(previous).slice(0, shared).join("")
      : previous.slice(0, shared);
    previous = prefix + line.slice(2);
    words.push([previous, commonness]);
  }
  return words;
}

/**
 * Decode a column of a facet: how many values each row has, then which, as differences.
 *
 * @param {string} packed
 * @returns {number[][]} the ascending indices of each row's values
 */
export function decodeColumn(packed) {
  const numbers = unpack(packed);
  const column = [];
  for (let at = 0; at < numbers.length;) {
    const count = numbers[at];
    const values = numbers.slice(at + 1, at + 1 + count);
    for (let i = 1; i < count; i += 1) values[i] += values[i - 1];
    column.push(values);
    at += 1 + count;
  }
  return column;
}
