/* Words as the index holds them; the same as build_site/search/text.py, whose tables are in the manifest. */
import lunr from "lunr";

const APOSTROPHES = /['\u2018\u2019\u02bc\u0060\u00b4]/g;
const POSSESSIVE = /(?<=[\p{L}\p{N}_])'s(?![\p{L}\p{N}_])/gu;
const APART = /[^\p{L}\p{N}]+/gu;
const GLUED_UNIT = /(?<![\p{L}\p{N}])([0-9]+)([a-z]+)(?![\p{L}\p{N}])/gu;

/**
 * Lower case, accents and possessives off, one space between words, nothing but letters and digits.
 *
 * @param {string} text
 * @returns {string}
 */
export function plain(text) {
  return text
    .toLowerCase()
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(APOSTROPHES, "'")
    .replace(POSSESSIVE, "")
    .replace(/'/g, "")
    .replace(APART, " ")
    .replace(GLUED_UNIT, "$1 $2")
    .trim();
}

const WORD = /[\p{L}\p{N}\p{M}]+(?:['\u2018\u2019\u02bc\u0060\u00b4][\p{L}\p{N}\p{M}]+)*/gu;
const PLAIN_ALREADY = /^(?:[a-z]+|[0-9]+)$/;

/**
 * @typedef {object} Token a plain word of a text, and where it stands there
 * @property {string} word
 * @property {number} from
 * @property {number} to
 */

/**
 * The words of a text.
 *
 * @param {string} text
 * @returns {Token[]}
 */
export function tokensOf(text) {
  /** @type {Token[]} */
  const tokens = [];
  for (const { 0: found, index } of text.matchAll(WORD)) {
    const lower = found.toLowerCase();
    // Most words are plain as they stand; to make sure of the others takes ten times as long.
    const words = PLAIN_ALREADY.test(lower) ? [lower] : plain(found).split(" ");
    for (const word of words) if (word) tokens.push({ word, from: index, to: index + found.length });
  }
  return tokens;
}

/** Turns words into terms with the tables of the index's manifest. */
export class Words {
  /** @param {{sameWord: Record<string, string>, functionWords: string[], unitsOfAge: string[]}} tables */
  constructor(tables) {
    this.sameWord = new Map(Object.entries(tables.sameWord));
    this.functionWords = new Set(tables.functionWords);
    this.unitsOfAge = new Set(tables.unitsOfAge);
    /** @type {Map<string, string>} */
    this.known = new Map();
  }

  /**
   * The term that a plain word is indexed under.
   *
   * @param {string} word
   * @returns {string}
   */
  termOf(word) {
    let term = this.known.get(word);
    if (term === undefined) {
      const same = this.sameWord.get(word) ?? word;
      term = /^\d+$/.test(same) ? same : lunr.stemmer(new lunr.Token(same, {})).toString();
      this.known.set(word, term);
    }
    return term;
  }

  /**
   * The terms of a text, in order.
   *
   * @param {string} text
   * @returns {string[]}
   */
  termsOf(text) {
    return tokensOf(text).map(({ word }) => this.termOf(word));
  }
}
