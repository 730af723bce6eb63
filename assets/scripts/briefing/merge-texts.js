/* What a reader wrote, brought together with what the reviews tell now, and with what was written in another window.
 *
 * A section is a list of entries: a block that the reader changed or added stands in full; any other is named by its
 * hash, since its words are the reviews'. Whatever is brought together, a block that stands in full is never dropped.
 */
import { hashOf } from "../shared/hash.js";

/** @typedef {import("./compose-briefing.js").Block} Block */
/** @typedef {import("./compose-briefing.js").Run} Run */
/** @typedef {Block|string} Entry a string: the name of a block that the reviews tell */

/**
 * @typedef {object} Text
 * @property {Entry[]} entries
 * @property {string[]|null} base names of the blocks that the reviews told as it was written; null: unknown
 */

/** @typedef {{entries: Entry[], knows: (name: string) => boolean}} Side knows: whether what it lacks was taken out */

/** A section as the reviews tell it, with each of its blocks named. */
export class ToldSection {
  /** @param {Block[]} blocks */
  constructor(blocks) {
    /** @type {Map<string, Block>} */
    this.blocks = new Map();
    /** @type {Map<string, string>} */
    this.nameByWords = new Map();
    eachWords(blocks, (words, block) => {
      let name = `${hashOf(words).toString(36)}.${words.length}`;
      while (this.blocks.has(name)) name += ".";
      this.blocks.set(name, block);
      this.nameByWords.set(words, name);
    });
    this.names = Array.from(this.blocks.keys());
  }

  /**
   * Return what a reader has made of the section.
   *
   * @param {Block[]} blocks
   * @returns {Text|null} null: nothing; it is as the reviews tell it
   */
  changed(blocks) {
    const entries = this.entriesOf(blocks);
    return isSame(entries, this.names) ? null : { entries, base: this.names };
  }

  /** @param {Entry[]} entries @returns {Entry[]} those that the reviews tell by name */
  entriesOf(entries) {
    /** @type {Entry[]} */
    const named = [];
    eachWords(entries, (words, entry) => named.push(this.nameByWords.get(words) ?? entry));
    return named;
  }

  /**
   * Bring together what was written, and what the reviews tell.
   *
   * @param {Text[]} texts
   * @returns {Block[]}
   */
  merged(texts) {
    const told = { entries: this.names, knows: () => true };
    const sides = texts.map(({ entries, base }) => {
      const known = new Set(base ?? this.names);
      return { entries: this.entriesOf(entries), knows: (/** @type {string} */ name) => known.has(name) };
    });
    const { entries } = sides.length ? [...sides, told].reduce(together) : told;
    return entries.flatMap((entry) => (typeof entry === "string" ? (this.blocks.get(entry) ?? []) : entry));
  }
}

/**
 * Bring two sides of a section together: what either took out is out, what either wrote is in.
 *
 * @param {Side} one
 * @param {Side} other
 * @returns {Side}
 */
function together(one, other) {
  const inOne = new Set(one.entries.map(wordsOf));
  const inOther = new Set(other.entries.map(wordsOf));
  const entries = one.entries.filter(
    (entry) => typeof entry !== "string" || inOther.has(wordsOf(entry)) || !other.knows(entry),
  );
  let place = 0;
  for (const entry of other.entries) {
    const words = wordsOf(entry);
    if (inOne.has(words)) place = entries.findIndex((there) => wordsOf(there) === words) + 1 || place;
    else if (typeof entry !== "string" || !one.knows(entry)) entries.splice(place++, 0, entry);
  }
  return { entries, knows: (name) => one.knows(name) || other.knows(name) };
}

/** @param {Entry[]} one @param {Entry[]} other */
function isSame(one, other) {
  return one.length === other.length && one.every((entry, i) => entry === other[i]);
}

/**
 * Hand on each entry with its words, by which it is the same as another; the second with the same words has others.
 *
 * @template {Entry} Kind
 * @param {Kind[]} entries
 * @param {(words: string, entry: Kind) => void} use
 */
function eachWords(entries, use) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const entry of entries) {
    const words = wordsOf(entry);
    const count = counts.get(words) ?? 0;
    counts.set(words, count + 1);
    use(count ? `${words}#${count}` : words, entry);
  }
}

/** @param {Entry} entry @returns {string} its words, whatever numbers its sources have now */
function wordsOf(entry) {
  if (typeof entry === "string") return entry;
  if (entry.kind === "table") return JSON.stringify(entry.rows);
  const texts = entry.runs.map((run) => (sourceOf(run) ? `[${sourceOf(run)}]` : run.text));
  return `${entry.kind}:${texts.join("").replace(/\s+/g, " ").trim()}`;
}

/** @param {Run} run @returns {string} the id of the review that it points to by number, or "" */
function sourceOf({ text, href }) {
  return (/^\[(?:\d+|removed)\]$/.test(text) && /\/reviews\/([a-z0-9-]+)\//.exec(href ?? "")?.[1]) || "";
}

/**
 * Write the numbers of sources as they are now.
 *
 * @param {Block[]} blocks
 * @param {Map<string, number>} numbers by the review's id; one that is not chosen any more has none
 * @returns {Block[]}
 */
export function renumbered(blocks, numbers) {
  const withNumber = (/** @type {Run} */ run) => {
    const source = sourceOf(run);
    return source ? { ...run, text: `[${numbers.get(source) ?? "removed"}]` } : run;
  };
  return blocks.map((block) => (block.kind === "table" ? block : { ...block, runs: block.runs.map(withNumber) }));
}

/**
 * Return the title that a reader wrote; of titles that were written in two windows, both.
 *
 * @param {Text[]} texts of the title
 * @param {string} told the title that the reviews make
 * @returns {string}
 */
export function titleOf(texts, told) {
  const blocks = texts.flatMap(({ entries }) => entries.filter((entry) => typeof entry !== "string"));
  const written = blocks.flatMap((block) => (block.kind === "table" ? [] : block.runs.map(({ text }) => text)));
  return Array.from(new Set(written.filter((title) => title && title !== told))).join(" – ") || told;
}
