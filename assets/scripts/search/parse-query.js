/* What is typed, read: words and quoted phrases. Whatever it is, it has a meaning; nothing is an error. */
import { tokenise } from "./tokenise.js";

/**
 * @typedef {object} QueryWord a typed word
 * @property {string} word normalised
 * @property {string} term what it is indexed under
 * @property {boolean} ignored searched without
 * @property {boolean} quoted meant as it stands
 */
/** @typedef {{words: QueryWord[], phrases: QueryWord[][]}} Query phrases: the quoted ones; their words are in `words` */

/** The most words of a query: what is pasted beyond them is left out. */
export const MAX_WORDS = 40;
/** The most characters of a query. */
export const MAX_LENGTH = 2000;

/**
 * Parse a query. Words that only hold a sentence together are ignored, unless there are no others.
 *
 * @param {string} text
 * @param {import("./tokenise.js").Analyser} analyser
 * @returns {Query}
 */
export function parseQuery(text, analyser) {
  /** @type {QueryWord[]} */
  const all = [];
  /** @type {QueryWord[][]} */
  const phrases = [];
  const stretches = text.slice(0, MAX_LENGTH).split(/["\u201c\u201d\u201e]/);
  stretches.forEach((stretch, i) => {
    // A quotation mark without its fellow begins nothing.
    const quoted = i % 2 === 1 && i < stretches.length - 1;
    const queryWords = tokenise(stretch).map(({ word }) => ({
      word,
      term: analyser.termOf(word),
      quoted,
      ignored: !quoted && analyser.functionWords.has(word),
    }));
    if (quoted && queryWords.length > 1) phrases.push(queryWords);
    all.push(...queryWords);
  });
  const words = all.slice(0, MAX_WORDS);
  if (words.every(({ ignored }) => ignored)) for (const queryWord of words) queryWord.ignored = false;
  return { words, phrases };
}
