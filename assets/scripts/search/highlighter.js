/* Which words of a review to show for a query, and which of them matched. */
import { element } from "../shared/dom.js";
import { tokenise } from "./tokenise.js";

/** @typedef {{text: string, marked: boolean}} Stretch of a text, to be shown marked or not */

/** Words of a text that are shown of it: some two lines of a result on a wide screen. */
const EXTRACT_WORDS = 38;
/** Words before the first match, where a text is cut: enough to see what it is about. */
const WORDS_BEFORE_MATCH = 8;
const EXTRACT_SENTENCES = 3;
const MAX_POINTS = 3;
/** A point is shown if it has at least this share of what the best has of the query. */
const POINT_SHARE = 0.5;

/** @typedef {{from: number, to: number, worth: number, term: string}} Match where a term stands, and its worth */

/** Finds the terms of a query in texts. */
export class Highlighter {
  /**
   * @param {import("./tokenise.js").Analyser} analyser
   * @param {Pick<import("./query-terms.js").QueryTerm, "term"|"weight">[]} terms
   * @param {Map<string, import("./decode.js").Posting>} postings
   */
  constructor(analyser, terms, postings) {
    this.analyser = analyser;
    /** @type {Map<string, {rest: string[], worth: number}[]>} by a term's first word */
    this.termsByFirstWord = new Map();
    /** @type {Map<string, Match[]>} */
    this.cache = new Map();
    for (const { term, weight } of terms) {
      if ("@#".includes(term[0])) continue;
      const [first, ...rest] = term.split("_");
      // A rare word says more about why a review was found than a common one.
      const worth = weight / Math.log2(2 + (postings.get(term)?.reviews.length ?? 0));
      this.termsByFirstWord.set(first, [...(this.termsByFirstWord.get(first) ?? []), { rest, worth }]);
    }
    this.prefixes = new Set(Array.from(this.termsByFirstWord.keys(), (first) => first.slice(0, 2)));
  }

  /**
   * Find the matches in a text.
   *
   * @param {string} text
   * @returns {Match[]}
   */
  matches(text) {
    let matches = this.cache.get(text);
    if (!matches) {
      matches = this.findMatches(text);
      this.cache.set(text, matches);
    }
    return matches;
  }

  /**
   * @param {string} text
   * @returns {Match[]}
   */
  findMatches(text) {
    /** @type {Match[]} */
    const matches = [];
    if (!this.termsByFirstWord.size) return matches;
    const tokens = tokenise(text);
    const termAt = (/** @type {number} */ i) => this.analyser.termOf(tokens[i].word);
    tokens.forEach(({ word, from }, i) => {
      if (!this.mayBeginTerm(word)) return;
      const first = termAt(i);
      for (const { rest, worth } of this.termsByFirstWord.get(first) ?? []) {
        if (i + rest.length >= tokens.length || rest.some((term, j) => termAt(i + 1 + j) !== term)) continue;
        matches.push({ from, to: tokens[i + rest.length].to, worth, term: [first, ...rest].join("_") });
      }
    });
    return matches;
  }

  /**
   * Whether a word may be one that a term begins with: stems are slow, and all but a few words begin otherwise.
   *
   * @param {string} word
   */
  mayBeginTerm(word) {
    return this.analyser.sameWord.has(word) || this.prefixes.has(word.slice(0, 2)) || this.prefixes.has(word[0]);
  }

  /**
   * Measure how much a text has of what was asked for; a word that comes twice counts once.
   *
   * @param {string} text
   * @returns {number}
   */
  worth(text) {
    const worthByTerm = new Map(this.matches(text).map(({ term, worth }) => [term, worth]));
    return Array.from(worthByTerm.values()).reduce((sum, worth) => sum + worth, 0);
  }

  /**
   * Cut a text to some words around the first match, where it is long, and part it at its matches.
   *
   * @param {string} text
   * @param {number} [maxWords]
   * @returns {Stretch[]}
   */
  stretches(text, maxWords = EXTRACT_WORDS) {
    const matches = this.matches(text)
      .slice()
      .sort((a, b) => a.from - b.from || b.to - a.to);
    const { from, to } = windowOf(text, matches[0]?.from ?? 0, maxWords);
    /** @type {Stretch[]} */
    const stretches = [];
    let done = from;
    const add = (/** @type {number} */ end, /** @type {boolean} */ marked) => {
      if (end > done) stretches.push({ text: text.slice(done, end), marked });
      done = Math.max(done, end);
    };
    if (from > 0) stretches.push({ text: "… ", marked: false });
    for (const match of matches) {
      if (match.to <= done || match.from >= to) continue;
      add(match.from, false);
      add(Math.min(match.to, to), true);
    }
    add(to, false);
    if (to < text.length) stretches.push({ text: " …", marked: false });
    return stretches;
  }

  /**
   * Cut a text and mark its matches, as nodes of a page.
   *
   * @param {string} text
   * @param {number} [maxWords]
   * @returns {(Node|string)[]}
   */
  highlight(text, maxWords) {
    return this.stretches(text, maxWords).map((stretch) =>
      stretch.marked ? element("mark", { class: "app-mark" }, stretch.text) : stretch.text,
    );
  }

  /**
   * Choose the sentences to show of what happened: from the one that has most of what was asked for.
   *
   * @param {string[]} sentences
   * @returns {string}
   */
  extract(sentences) {
    const worths = sentences.map((sentence) => this.worth(sentence));
    const best = Math.max(0, worths.indexOf(Math.max(...worths)));
    return sentences.slice(best, best + EXTRACT_SENTENCES).join(" ");
  }

  /**
   * Choose the points that matched: at most three, and none that has far less than the best.
   *
   * @param {string[][]} points by kind
   * @returns {{kind: number, number: number, text: string}[]} best first; number: from 1
   */
  matchingPoints(points) {
    const all = points.flatMap((texts, kind) =>
      texts.map((text, i) => ({ kind, number: i + 1, text, worth: this.worth(text) })),
    );
    const best = Math.max(0, ...all.map(({ worth }) => worth));
    return all
      .filter(({ worth }) => worth > 0 && worth >= best * POINT_SHARE)
      .sort((a, b) => b.worth - a.worth)
      .slice(0, MAX_POINTS);
  }
}

/**
 * Where to cut a text so that some words are left, a few of them before the first match.
 *
 * @param {string} text
 * @param {number} firstMatch
 * @param {number} maxWords
 */
function windowOf(text, firstMatch, maxWords) {
  const words = Array.from(text.matchAll(/\S+/g), ({ 0: word, index }) => ({ from: index, to: index + word.length }));
  if (words.length <= maxWords) return { from: 0, to: text.length };
  const matching = Math.max(
    0,
    words.findIndex(({ to }) => to > firstMatch),
  );
  // A text that shows its match from its beginning is not cut there.
  const fits = matching < maxWords - WORDS_BEFORE_MATCH;
  const start = fits ? 0 : Math.min(matching - WORDS_BEFORE_MATCH, words.length - maxWords);
  return { from: words[start].from, to: words[start + maxWords - 1].to };
}
