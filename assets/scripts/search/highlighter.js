/* Which words of a review to show for a query, and which of them matched. */
import { tokensOf } from "./tokenise.js";

/** @typedef {{text: string, marked: boolean}} Stretch of a text, to be shown marked or not */

const WORDS_SHOWN = 38;
const POINTS_SHOWN = 3;

/** @typedef {{from: number, to: number, worth: number, term: string}} Match where a form stands, and its worth */

/** Finds the forms of a query in texts. */
export class Marker {
  /**
   * @param {import("./tokenise.js").Words} words
   * @param {import("./expand-query.js").Form[]} forms
   * @param {Map<string, import("./search-index.js").Posting>} postings
   */
  constructor(words, forms, postings) {
    this.words = words;
    /** @type {Map<string, {rest: string[], worth: number}[]>} */
    this.starts = new Map();
    /** @type {Map<string, Match[]>} */
    this.known = new Map();
    for (const form of forms) {
      if ("@#".includes(form.term[0])) continue;
      const [first, ...rest] = form.term.split("_");
      // A rare word says more about why a review was found than a common one.
      const worth = form.weight / Math.log2(2 + (postings.get(form.term)?.reviews.length ?? 0));
      this.starts.set(first, [...(this.starts.get(first) ?? []), { rest, worth }]);
    }
    this.beginnings = new Set(Array.from(this.starts.keys(), (term) => term.slice(0, 2)));
  }

  /**
   * The matches in a text.
   *
   * @param {string} text
   * @returns {Match[]}
   */
  matches(text) {
    let found = this.known.get(text);
    if (!found) {
      found = this.find(text);
      this.known.set(text, found);
    }
    return found;
  }

  /**
   * @param {string} text
   * @returns {Match[]}
   */
  find(text) {
    /** @type {Match[]} */
    const found = [];
    if (!this.starts.size) return found;
    const tokens = tokensOf(text);
    const termAt = (/** @type {number} */ i) => this.words.termOf(tokens[i].word);
    tokens.forEach(({ word, from }, i) => {
      if (!this.mayBegin(word)) return;
      const first = termAt(i);
      for (const { rest, worth } of this.starts.get(first) ?? []) {
        if (i + rest.length >= tokens.length || rest.some((term, j) => termAt(i + 1 + j) !== term)) continue;
        found.push({ from, to: tokens[i + rest.length].to, worth, term: [first, ...rest].join("_") });
      }
    });
    return found;
  }

  /** Whether a word may be one that a form begins with: stems are slow, and all but a few words begin otherwise. */
  mayBegin(/** @type {string} */ word) {
    return this.words.sameWord.has(word) || this.beginnings.has(word.slice(0, 2)) || this.beginnings.has(word[0]);
  }

  /**
   * How much a text has of what was asked for; a word that comes twice counts once.
   *
   * @param {string} text
   * @returns {number}
   */
  worth(text) {
    const best = new Map(this.matches(text).map(({ term, worth }) => [term, worth]));
    return Array.from(best.values()).reduce((sum, worth) => sum + worth, 0);
  }

  /**
   * A text with its matches marked, cut to some words around the first match where it is long.
   *
   * @param {string} text
   * @param {number} [most]
   * @returns {Stretch[]}
   */
  marked(text, most = WORDS_SHOWN) {
    const matches = this.matches(text)
      .slice()
      .sort((a, b) => a.from - b.from || b.to - a.to);
    const { from, to } = windowOf(text, matches[0]?.from ?? 0, most);
    /** @type {Stretch[]} */
    const stretches = [];
    let at = from;
    const add = (/** @type {number} */ end, /** @type {boolean} */ marked) => {
      if (end > at) stretches.push({ text: text.slice(at, end), marked });
      at = Math.max(at, end);
    };
    if (from > 0) stretches.push({ text: "… ", marked: false });
    for (const match of matches) {
      if (match.to <= at || match.from >= to) continue;
      add(match.from, false);
      add(Math.min(match.to, to), true);
    }
    add(to, false);
    if (to < text.length) stretches.push({ text: " …", marked: false });
    return stretches;
  }

  /**
   * The sentences to show of what happened: from the one that has most of what was asked for.
   *
   * @param {string[]} sentences
   * @returns {string}
   */
  extract(sentences) {
    const worths = sentences.map((sentence) => this.worth(sentence));
    const best = Math.max(0, worths.indexOf(Math.max(...worths)));
    return sentences.slice(best, best + 3).join(" ");
  }

  /**
   * The points that matched, best first: at most three, and none that has far less than the best.
   *
   * @param {string[][]} points by kind
   * @returns {{kind: number, number: number, text: string}[]}
   */
  points(points) {
    const all = points.flatMap((texts, kind) =>
      texts.map((text, i) => ({ kind, number: i + 1, text, worth: this.worth(text) })),
    );
    const best = Math.max(0, ...all.map(({ worth }) => worth));
    return all
      .filter(({ worth }) => worth > 0 && worth >= best / 2)
      .sort((a, b) => b.worth - a.worth)
      .slice(0, POINTS_SHOWN);
  }
}

/**
 * Where to cut a text so that some words are left, a few of them before the first match.
 *
 * @param {string} text
 * @param {number} first
 * @param {number} most
 */
function windowOf(text, first, most) {
  const ends = Array.from(text.matchAll(/\S+/g), (match) => [match.index, match.index + match[0].length]);
  if (ends.length <= most) return { from: 0, to: text.length };
  const at = Math.max(
    0,
    ends.findIndex(([, end]) => end > first),
  );
  const start = at < most - 8 ? 0 : Math.min(at - 8, ends.length - most);
  return { from: ends[start][0], to: ends[Math.min(ends.length, start + most) - 1][1] };
}
