/* Texts to words and terms; the same as build_site/search/tokenise.py, whose tables are in the index's manifest. */
import lunr from "lunr";

const APOSTROPHES = /['\u2018\u2019\u02bc\u0060\u00b4]/g;
const POSSESSIVE = /(?<=[\p{L}\p{N}_])'s(?![\p{L}\p{N}_])/gu;
const NON_ALPHANUMERIC = /[^\p{L}\p{N}]+/gu;
const GLUED_UNIT = /(?<![\p{L}\p{N}])([0-9]+)([a-z]+)(?![\p{L}\p{N}])/gu;

/**
 * Normalise a text: lower case, accents and possessives off, one space between words, only letters and digits.
 *
 * `normalise("Mother’s 4yr-old")` is "mother 4 yr old".
 *
 * @param {string} text
 * @returns {string}
 */
export function normalise(text) {
  return text
    .toLowerCase()
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(APOSTROPHES, "'")
    .replace(POSSESSIVE, "")
    .replace(/'/g, "")
    .replace(NON_ALPHANUMERIC, " ")
    .replace(GLUED_UNIT, "$1 $2")
    .trim();
}

const WORD = /[\p{L}\p{N}\p{M}]+(?:['\u2018\u2019\u02bc\u0060\u00b4][\p{L}\p{N}\p{M}]+)*/gu;
const NORMAL_ALREADY = /^(?:[a-z]+|[0-9]+)$/;

/**
 * @typedef {object} Token a normalised word of a text, and where it stands there
 * @property {string} word
 * @property {number} from
 * @property {number} to
 */

/**
 * Cut a text into its words.
 *
 * @param {string} text
 * @returns {Token[]}
 */
export function tokenise(text) {
  /** @type {Token[]} */
  const tokens = [];
  for (const { 0: match, index } of text.matchAll(WORD)) {
    const lower = match.toLowerCase();
    // Most words are normal as they stand; to make sure of the others takes ten times as long.
    const words = NORMAL_ALREADY.test(lower) ? [lower] : normalise(match).split(" ");
    for (const word of words) if (word) tokens.push({ word, from: index, to: index + match.length });
  }
  return tokens;
}

/** Turns words into terms with the tables of the index's manifest. */
export class Analyser {
  /** @param {{sameWord: Record<string, string>, functionWords: string[], unitsOfAge: string[]}} tables */
  constructor(tables) {
    this.sameWord = new Map(Object.entries(tables.sameWord));
    this.functionWords = new Set(tables.functionWords);
    this.unitsOfAge = new Set(tables.unitsOfAge);
    /** @type {Map<string, string>} */
    this.terms = new Map();
  }

  /**
   * Work out the term that a normalised word is indexed under: "babies" -> "babi".
   *
   * @param {string} word
   * @returns {string}
   */
  termOf(word) {
    let term = this.terms.get(word);
    if (term === undefined) {
      const same = this.sameWord.get(word) ?? word;
      term = /^\d+$/.test(same) ? same : lunr.stemmer(new lunr.Token(same, {})).toString();
      this.terms.set(word, term);
    }
    return term;
  }

  /**
   * List the terms of a text, in order.
   *
   * @param {string} text
   * @returns {string[]}
   */
  termsOf(text) {
    return tokenise(text).map(({ word }) => this.termOf(word));
  }
}
