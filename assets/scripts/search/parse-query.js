/* What is typed, read: words and quoted phrases. Whatever it is, it has a meaning; nothing is an error. */
import { tokensOf } from "./tokenise.js";

/**
 * @typedef {object} Typed a typed word
 * @property {string} word plain
 * @property {string} term what it is indexed under
 * @property {boolean} ignored searched without
 * @property {boolean} quoted meant as it stands
 */
/** @typedef {{words: Typed[], phrases: Typed[][]}} Query phrases: the quoted ones, whose words are in `words` too */

/** More words than anyone asks with: what is pasted beyond them is left out. */
const MOST_WORDS = 40;
const LONGEST_TEXT = 2000;

/**
 * Reads a query. Words that only hold a sentence together are ignored, unless there are no others.
 *
 * @param {string} text
 * @param {import("./tokenise.js").Words} words
 * @returns {Query}
 */
export function readQuery(text, words) {
  /** @type {Typed[]} */
  const all = [];
  /** @type {Typed[][]} */
  const phrases = [];
  const stretches = text.slice(0, LONGEST_TEXT).split(/["\u201c\u201d\u201e]/);
  stretches.forEach((stretch, i) => {
    const quoted = i % 2 === 1 && i < stretches.length - 1;
    const typed = tokensOf(stretch).map(({ word }) => ({
      word,
      term: words.termOf(word),
      quoted,
      ignored: !quoted && words.functionWords.has(word),
    }));
    if (quoted && typed.length > 1) phrases.push(typed);
    all.push(...typed);
  });
  const kept = all.slice(0, MOST_WORDS);
  if (kept.every((typed) => typed.ignored)) for (const typed of kept) typed.ignored = false;
  return { words: kept, phrases };
}
