/* Guesses at a word that the collection does not have: half typed, misspelt, run together or pulled apart. */
import { compareCodePoints } from "./search-index.js";
import { Relation } from "./relation.js";

/*
 * The limits were measured with one slip in each of a thousand words of 358 real reviews, as tests/bench/spelling.mjs
 * prints it: the word that was meant is the first guess at 936 slips.
 */

/** Words shorter than this are not guessed at; build_site/search/spelling.py ships none of them either. */
const MIN_LENGTH = 3;
/** Completions of a half-typed word: with three, no fewer slips are mended, but a beginning finds fewer forms. */
const MAX_COMPLETIONS = 6;
/** Corrections: with one, 33 fewer of the thousand slips find the word at all; with three, one more. */
const MAX_CORRECTIONS = 2;
/** Words longer than this may have two slips, shorter ones one: two would make most short words of one another. */
const MAX_LENGTH_FOR_ONE_SLIP = 5;
/**
 * Bits of commonness by which a correction may be rarer than the likeliest: a word over eight times as rare is more
 * often another slip, in the texts. Without it 16 more slips find the word, and four in a hundred search one word more.
 */
const MAX_RARITY_GAP = 2;

/**
 * Guess at the word at one position of a query.
 *
 * @param {import("./parse-query.js").QueryWord[]} queryWords
 * @param {number} position
 * @param {import("./search-index.js").SearchIndex} index
 * @param {import("./tokenise.js").Analyser} analyser
 * @returns {Promise<import("./query-terms.js").QueryTerm[]>} likeliest first
 */
export async function guessesFor(queryWords, position, index, analyser) {
  const { word } = queryWords[position];
  if (word.length < MIN_LENGTH || /^\d+$/.test(word)) return [];
  const guess = (/** @type {string} */ shown, wordPositions = [position]) => ({
    term: analyser.termOf(shown),
    relation: Relation.GUESS,
    wordPositions,
    weight: index.manifest.ranking.guess,
    typed: wordPositions.map((i) => queryWords[i].word).join(" "),
    shown,
  });
  const [firstLetter] = word;
  const sameLetter = await index.words(firstLetter);
  const completions = Array.from(sameLetter)
    .filter(([candidate]) => candidate.startsWith(word))
    .sort(byCommonness);
  if (completions.length) return completions.slice(0, MAX_COMPLETIONS).map(([shown]) => guess(shown));
  // Pulled apart from the word before; what was pulled apart from the word after is a completion.
  const joined = position > 0 ? queryWords[position - 1].word + word : "";
  const close = corrections(word, sameLetter, 1);
  const allWords = close.length && !joined ? sameLetter : await index.words("");
  if (allWords.has(joined)) return [guess(joined, [position - 1, position])];
  if (close.length) return close.map((shown) => guess(shown));
  const halves = splitWord(word, allWords);
  if (halves) return halves.map((shown) => guess(shown));
  return corrections(word, allWords, word.length > MAX_LENGTH_FOR_ONE_SLIP ? 2 : 1).map((shown) => guess(shown));
}

/**
 * Find the words at the least distance from a word.
 *
 * @param {string} word
 * @param {Map<string, number>} candidates word -> commonness
 * @param {number} maxDistance
 * @returns {string[]} the commonest first
 */
export function corrections(word, candidates, maxDistance) {
  /** @type {[string, number][]} */
  let nearest = [];
  let least = maxDistance;
  for (const [candidate, commonness] of candidates) {
    if (Math.abs(candidate.length - word.length) > least) continue;
    const slips = distance(word, candidate, least);
    if (slips > least) continue;
    if (slips < least) nearest = [];
    least = slips;
    nearest.push([candidate, commonness]);
  }
  nearest.sort(byCommonness);
  return nearest
    .filter(([, commonness]) => commonness >= nearest[0][1] - MAX_RARITY_GAP)
    .slice(0, MAX_CORRECTIONS)
    .map(([candidate]) => candidate);
}

/**
 * Count how many letters are wrong, missing, too many or swapped with the next (the Damerau–Levenshtein distance).
 *
 * @param {string} a
 * @param {string} b
 * @param {number} max
 * @returns {number} `max + 1` if more than `max`
 */
export function distance(a, b, max) {
  let rowBeforeLast = new Uint8Array(b.length + 1);
  let lastRow = Uint8Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i += 1) {
    const row = new Uint8Array(b.length + 1);
    row[0] = i;
    let least = i;
    for (let j = 1; j <= b.length; j += 1) {
      const substitution = a[i - 1] === b[j - 1] ? 0 : 1;
      row[j] = Math.min(lastRow[j] + 1, row[j - 1] + 1, lastRow[j - 1] + substitution);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (swapped) row[j] = Math.min(row[j], rowBeforeLast[j - 2] + 1);
      least = Math.min(least, row[j]);
    }
    if (least > max) return max + 1;
    rowBeforeLast = lastRow;
    lastRow = row;
  }
  return Math.min(lastRow[b.length], max + 1);
}

/**
 * Two known words that a word is made of, the commonest pair.
 *
 * @param {string} word
 * @param {Map<string, number>} words word -> commonness
 * @returns {string[]|null}
 */
function splitWord(word, words) {
  let best = null;
  let commonest = 0;
  for (let i = MIN_LENGTH; i <= word.length - MIN_LENGTH; i += 1) {
    const halves = [word.slice(0, i), word.slice(i)];
    const commonness = Math.min(...halves.map((half) => words.get(half) ?? 0));
    if (commonness > commonest) [best, commonest] = [halves, commonness];
  }
  return best;
}

/** @type {(a: [string, number], b: [string, number]) => number} */
function byCommonness(a, b) {
  return b[1] - a[1] || compareCodePoints(a[0], b[0]);
}
