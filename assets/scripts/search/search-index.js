/* The search index: its files by kind and number, each loaded once, when it is first needed.
   See build_site/search/index.py, which writes them. */
import { PromiseCache } from "../shared/promise-cache.js";
import { decodeColumn, decodePosting, decodeWords } from "./decode.js";
import { unpack } from "./varint.js";

/** Characters of the hash in a file's name; build_site/search/shards.py writes as many. */
const HASH_LENGTH = 5;
const LAST_CHARACTER = "\u{10ffff}";

/** @typedef {import("./decode.js").Posting} Posting */

/** @typedef {[id: string, title: string, areas: string[], year: number|null, type: string|null, story: string[],
 *    points: string[][]]} Card what is shown of a review; points: by kind */

/** The index as a whole. */
export class SearchIndex {
  /**
   * @param {any} manifest
   * @param {import("../shared/loader.js").Loader} load
   */
  constructor(manifest, load) {
    this.manifest = manifest;
    this.load = load;
    this.cache = new PromiseCache();
    /** @type {Map<string, Posting|null>} */
    this.decodedPostings = new Map();
    this.firstKeys = {
      postings: manifest.postings.starts.split(" "),
      expansions: manifest.expansions.starts.split(" "),
      words: manifest.words.starts.split(" "),
    };
  }

  /**
   * Load one file of a kind.
   *
   * @param {string} kind
   * @param {string} hashes of all files of the kind, one after the other
   * @param {number} number
   * @returns {Promise<any>}
   */
  shard(kind, hashes, number) {
    const name = `${kind}${number}-${hashes.slice(number * HASH_LENGTH, (number + 1) * HASH_LENGTH)}`;
    return this.cache.getOrLoad(name, () => this.load(name));
  }

  /**
   * Load the posting list of each term.
   *
   * @param {Iterable<string>} terms
   * @returns {Promise<Map<string, Posting|null>>} null for a term that the index does not have
   */
  async postings(terms) {
    const { hashes } = this.manifest.postings;
    const all = await Promise.all(
      Array.from(new Set(terms), async (term) => {
        let posting = this.decodedPostings.get(term);
        if (posting === undefined) {
          const shard = await this.shard("p", hashes, findShard(this.firstKeys.postings, term));
          posting = Object.hasOwn(shard, term) ? decodePosting(term, shard[term]) : null;
          this.decodedPostings.set(term, posting);
        }
        return /** @type {[string, Posting|null]} */ ([term, posting]);
      }),
    );
    return new Map(all);
  }

  /**
   * Load the offset of a term in each passage that has it: which word of the passage it is.
   *
   * @param {string} term one that the index has
   * @returns {Promise<number[]>} in the order of the posting's `passages`
   */
  async offsets(term) {
    const hashes = await this.shard("d", this.manifest.offsets, 0);
    const shard = await this.shard("o", hashes, findShard(this.firstKeys.postings, term));
    return unpack(shard[term]);
  }

  /**
   * Load the words and phrases beginning with a term that stand for more than themselves.
   *
   * @param {string} term
   * @returns {Promise<Map<string, string[]>>} key -> ["=label", ...]
   */
  async expansions(term) {
    const { hashes } = this.manifest.expansions;
    const shard = await this.shard("e", hashes, findShard(this.firstKeys.expansions, term));
    return new Map(Object.entries(shard).filter(([key]) => key === term || key.startsWith(`${term}_`)));
  }

  /**
   * Load the words of the collection that can begin with some letters, and others of the same files.
   *
   * @param {string} start "": all words
   * @returns {Promise<Map<string, number>>} word -> how common it is
   */
  async words(start) {
    const { hashes } = this.manifest.words;
    const first = findShard(this.firstKeys.words, start);
    const last = findShard(this.firstKeys.words, start + LAST_CHARACTER);
    const numbers = Array.from({ length: last - first + 1 }, (_, i) => first + i);
    const shards = await Promise.all(numbers.map((number) => this.shard("w", hashes, number)));
    return new Map(shards.flatMap(decodeWords));
  }

  /**
   * Load what is shown of reviews.
   *
   * @param {number[]} reviews their numbers
   * @returns {Promise<Card[]>}
   */
  cards(reviews) {
    const { size, hashes } = this.manifest.cards;
    return Promise.all(
      reviews.map(async (review) => (await this.shard("c", hashes, Math.floor(review / size)))[review % size]),
    );
  }

  /**
   * Load a facet: its values, and which a result has: those of the review, or of the single point where it has its own.
   *
   * @param {string} name
   * @param {boolean} points whether the results are points
   * @returns {Promise<import("./filter-results.js").Facet>}
   */
  facet(name, points) {
    const pointsHash = points ? this.manifest.pointFacets[name] : undefined;
    return this.cache.getOrLoad(`facet ${name} ${pointsHash}`, () => this.loadFacet(name, pointsHash));
  }

  /**
   * @param {string} name
   * @param {string|undefined} pointsHash of the file that says what single points have
   * @returns {Promise<import("./filter-results.js").Facet>}
   */
  async loadFacet(name, pointsHash) {
    const [{ values, column }, valuesOfPoint] = await Promise.all([
      this.shard(`f-${name}-`, this.manifest.facets[name], 0),
      pointsHash ? this.pointValues(name, pointsHash) : null,
    ]);
    if (valuesOfPoint) return { values, valuesOf: valuesOfPoint };
    const indices = decodeColumn(column);
    return { values, valuesOf: ({ review }) => indices[review] };
  }

  /**
   * @param {string} name
   * @param {string} hash
   * @returns {Promise<(point: import("./filter-results.js").Result) => number[]>}
   */
  async pointValues(name, hash) {
    const [column, counts] = await Promise.all([this.shard(`t-${name}-`, hash, 0), this.pointCounts()]);
    const indices = decodeColumn(column);
    let total = 0;
    const starts = counts.map((countsOfReview) =>
      countsOfReview.map((count) => {
        const start = total;
        total += count;
        return start;
      }),
    );
    return ({ review, passage = 0 }) => {
      const { kind, number } = this.pointAt(passage);
      return indices[starts[review][kind] + number - 1];
    };
  }

  /**
   * Work out the id of a point's passage.
   *
   * @param {number} kind from 0 among the kinds of points
   * @param {number} index from 0 within the kind
   * @returns {number}
   */
  passageId(kind, index) {
    const { kinds, pointsFrom } = this.manifest;
    return index * kinds.length + pointsFrom + kind;
  }

  /**
   * Work out which point a passage is.
   *
   * @param {number} passage its id
   * @returns {{kind: number, number: number}} kind: from 0 among the kinds of points; number: from 1
   */
  pointAt(passage) {
    const { kinds, pointsFrom } = this.manifest;
    return { kind: (passage % kinds.length) - pointsFrom, number: Math.floor(passage / kinds.length) + 1 };
  }

  /**
   * Load how many points of each kind each review has.
   *
   * @returns {Promise<number[][]>}
   */
  async pointCounts() {
    const counts = unpack(await this.shard("n", this.manifest.pointCounts, 0));
    const kinds = this.manifest.kinds.length - this.manifest.pointsFrom;
    return Array.from({ length: this.manifest.reviews }, (_, review) =>
      counts.slice(review * kinds, (review + 1) * kinds),
    );
  }

  /**
   * Load the year of each review.
   *
   * @returns {Promise<number[]>} 0 where there is none
   */
  async years() {
    const { newest, hash } = this.manifest.years;
    return unpack(await this.shard("y", hash, 0)).map((distance) => (distance ? newest - distance + 1 : 0));
  }
}

/**
 * Find the file that has a key: the last that does not begin after it; the first for a key before all.
 *
 * @param {string[]} firstKeys of each file, ascending by code point, as Python sorts
 * @param {string} key
 * @returns {number} of the file
 */
export function findShard(firstKeys, key) {
  let low = 0;
  let high = firstKeys.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (compareCodePoints(firstKeys[middle], key) <= 0) low = middle;
    else high = middle;
  }
  return low;
}

/**
 * Compare texts by code point, as Python does. JavaScript's `<` compares units of UTF-16, which puts a character
 * beyond U+FFFF before those from U+E000 on.
 *
 * @param {string} a
 * @param {string} b
 * @returns {number} negative: a comes first; 0: the same; positive: b comes first
 */
export function compareCodePoints(a, b) {
  let i = 0;
  while (i < a.length && a[i] === b[i]) i += 1;
  // Within a pair of surrogates that begins alike, the second halves are in the order of the characters.
  return (a.codePointAt(i) ?? -1) - (b.codePointAt(i) ?? -1);
}
