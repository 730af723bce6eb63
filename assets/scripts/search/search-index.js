/* The files of the index by name and place, with what each says of itself; see build_site/search/index.py. */
import { APART, unpack } from "./varint.js";

const HASH = 5;

/**
 * @typedef {object} Posting where a term stands
 * @property {string} term
 * @property {number[]} reviews the numbers of the reviews that have it, ascending
 * @property {Int32Array} starts for each review, where its passages begin in `places` (one more at the end)
 * @property {number[]} places the passages: number within the review, times the number of kinds, plus the kind
 */

/** @typedef {(name: string) => Promise<any>} Loader gives what the file of this name holds, or throws a PartError */

/** @typedef {[id: string, title: string, areas: string[], year: number|null, type: string|null, story: string[],
 *    points: string[][]]} Card */

/** The index as a whole, of which each part is loaded once, when it is first needed. */
export class Parts {
  /**
   * @param {any} manifest
   * @param {Loader} load
   */
  constructor(manifest, load) {
    this.manifest = manifest;
    this.load = load;
    /** @type {Map<string, Promise<any>>} */
    this.had = new Map();
    /** @type {Map<string, Posting|null>} */
    this.decoded = new Map();
    this.starts = {
      postings: manifest.postings.starts.split(" "),
      expansions: manifest.expansions.starts.split(" "),
      words: manifest.words.starts.split(" "),
    };
  }

  /**
   * @param {string} kind
   * @param {string} hashes
   * @param {number} number
   * @returns {Promise<any>}
   */
  part(kind, hashes, number) {
    const name = `${kind}${number}-${hashes.slice(number * HASH, (number + 1) * HASH)}`;
    return this.once(name, () => this.load(name));
  }

  /**
   * What was had under a key before, or is on its way. What failed may be there at the next attempt.
   *
   * @template Had
   * @param {string} key
   * @param {() => Promise<Had>} get
   * @returns {Promise<Had>}
   */
  once(key, get) {
    let had = this.had.get(key);
    if (!had) {
      had = get();
      this.had.set(key, had);
      had.catch(() => this.had.delete(key));
    }
    return had;
  }

  /**
   * The posting list of each term, null for a term that the index does not have.
   *
   * @param {Iterable<string>} terms
   * @returns {Promise<Map<string, Posting|null>>}
   */
  async postings(terms) {
    const { hashes } = this.manifest.postings;
    const all = await Promise.all(
      Array.from(new Set(terms), async (term) => {
        let posting = this.decoded.get(term);
        if (posting === undefined) {
          const part = await this.part("p", hashes, lastNotAfter(this.starts.postings, term));
          posting = Object.hasOwn(part, term) ? decodePosting(term, part[term]) : null;
          this.decoded.set(term, posting);
        }
        return /** @type {[string, Posting|null]} */ ([term, posting]);
      }),
    );
    return new Map(all);
  }

  /**
   * The word numbers of a term's postings, in the order of its `places`.
   *
   * @param {string} term
   * @returns {Promise<number[]>}
   */
  async offsets(term) {
    const hashes = await this.part("d", this.manifest.offsets, 0);
    const part = await this.part("o", hashes, lastNotAfter(this.starts.postings, term));
    return unpack(part[term]);
  }

  /**
   * The words and phrases beginning with a term that stand for more than themselves: key -> ["=label", ...].
   *
   * @param {string} term
   * @returns {Promise<Map<string, string[]>>}
   */
  async expansions(term) {
    const part = await this.part("e", this.manifest.expansions.hashes, lastNotAfter(this.starts.expansions, term));
    return new Map(Object.entries(part).filter(([key]) => key === term || key.startsWith(`${term}_`)));
  }

  /**
   * The words of the collection that can begin with `start`, each with how common it is.
   *
   * @param {string} start
   * @returns {Promise<Map<string, number>>}
   */
  async words(start) {
    const { hashes } = this.manifest.words;
    const first = lastNotAfter(this.starts.words, start);
    const last = lastNotAfter(this.starts.words, `${start}\uffff`);
    const numbers = Array.from({ length: last - first + 1 }, (_, i) => first + i);
    const parts = await Promise.all(numbers.map((number) => this.part("w", hashes, number)));
    return new Map(parts.flatMap(decodeWords));
  }

  /**
   * What is shown of reviews.
   *
   * @param {number[]} reviews their numbers
   * @returns {Promise<Card[]>}
   */
  cards(reviews) {
    const { size, hashes } = this.manifest.cards;
    return Promise.all(
      reviews.map(async (review) => (await this.part("c", hashes, Math.floor(review / size)))[review % size]),
    );
  }

  /**
   * A facet's values, and which a result has: those of the review, or those of the single point, where it has its own.
   *
   * @param {string} name
   * @param {boolean} points whether the results are points
   * @returns {Promise<import("./filter-results.js").Facet>}
   */
  facet(name, points) {
    const own = points ? this.manifest.pointFacets[name] : undefined;
    return this.once(`facet ${name} ${own}`, () => this.facetOf(name, own));
  }

  /**
   * @param {string} name
   * @param {string|undefined} own the hash of the file that says what single points have
   * @returns {Promise<import("./filter-results.js").Facet>}
   */
  async facetOf(name, own) {
    const [{ values, column }, ofPoint] = await Promise.all([
      this.part(`f-${name}-`, this.manifest.facets[name], 0),
      own ? this.valuesOfPoints(name, own) : null,
    ]);
    if (ofPoint) return { values, of: ofPoint };
    const indices = decodeColumn(unpack(column));
    return { values, of: ({ review }) => indices[review] };
  }

  /**
   * @param {string} name
   * @param {string} hash
   * @returns {Promise<(point: import("./filter-results.js").Result) => number[]>}
   */
  async valuesOfPoints(name, hash) {
    const [column, counts] = await Promise.all([this.part(`t-${name}-`, hash, 0), this.points()]);
    const indices = decodeColumn(unpack(column));
    let before = 0;
    const starts = counts.map((ofReview) =>
      ofReview.map((count) => {
        const start = before;
        before += count;
        return start;
      }),
    );
    return ({ review, place = 0 }) => {
      const { kind, number } = this.pointAt(place);
      return indices[starts[review][kind] + number - 1];
    };
  }

  /** The place of a point: kind among the kinds of points and number, both from 0. */
  placeOf(/** @type {number} */ kind, /** @type {number} */ number) {
    const { kinds, pointsFrom } = this.manifest;
    return number * kinds.length + pointsFrom + kind;
  }

  /** The kind, from 0 among the kinds of points, and the number, from 1, of the point at a place. */
  pointAt(/** @type {number} */ place) {
    const { kinds, pointsFrom } = this.manifest;
    return { kind: (place % kinds.length) - pointsFrom, number: Math.floor(place / kinds.length) + 1 };
  }

  /** @returns {Promise<number[][]>} how many points of each kind each review has */
  async points() {
    const counts = unpack(await this.part("n", this.manifest.pointCounts, 0));
    const kinds = this.manifest.kinds.length - this.manifest.pointsFrom;
    return Array.from({ length: this.manifest.reviews }, (_, review) =>
      counts.slice(review * kinds, (review + 1) * kinds),
    );
  }

  /** @returns {Promise<number[]>} the year of each review, 0 where there is none */
  async years() {
    const { newest, hash } = this.manifest.years;
    return unpack(await this.part("y", hash, 0)).map((distance) => (distance ? newest - distance + 1 : 0));
  }
}

/**
 * The number of the last start that is not after a key; the first part for a key before all.
 *
 * @param {string[]} starts ascending
 * @param {string} key
 * @returns {number}
 */
export function lastNotAfter(starts, key) {
  let low = 0;
  let high = starts.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (codePointOrder(starts[middle], key) <= 0) low = middle;
    else high = middle;
  }
  return low;
}

/** Python sorts by code point, JavaScript by UTF-16 unit; they differ beyond the first plane only. */
function codePointOrder(/** @type {string} */ a, /** @type {string} */ b) {
  return a === b ? 0 : a < b ? -1 : 1;
}

/**
 * @param {string} term
 * @param {string} packed
 * @returns {Posting}
 */
export function decodePosting(term, packed) {
  const [gaps, counted, differences] = packed.split(APART).map(unpack);
  const reviews = gaps;
  for (let i = 1; i < gaps.length; i += 1) reviews[i] += reviews[i - 1] + 1;
  const starts = new Int32Array(reviews.length + 1);
  const places = differences;
  for (let i = 0; i < reviews.length; i += 1) {
    starts[i + 1] = starts[i] + 1 + (counted.length ? counted[i] : 0);
    for (let j = starts[i] + 1; j < starts[i + 1]; j += 1) places[j] += places[j - 1];
  }
  return { term, reviews, starts, places };
}

/**
 * @param {string} packed
 * @returns {[string, number][]}
 */
function decodeWords(packed) {
  /** @type {[string, number][]} */
  const words = [];
  let before = "";
  for (const line of packed.split(APART)) {
    const [shared, common] = unpack(line.slice(0, 2));
    before = before.slice(0, shared) + line.slice(2);
    words.push([before, common]);
  }
  return words;
}

/**
 * @param {number[]} numbers
 * @returns {number[][]}
 */
function decodeColumn(numbers) {
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
