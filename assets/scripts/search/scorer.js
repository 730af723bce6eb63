/* lunr over the posting lists loaded so far. Scores are those of one index of everything. */
import lunr from "lunr";

/** lunr with its vectors and token sets, which its types leave out. */
const whole = /** @type {any} */ (lunr);

/**
 * lunr notes for every match which term stood in which field. Nobody asks for it here, and for words
 * that thousands of reviews have it takes more than half of the time.
 */
const NOT_NOTED = { add() {}, combine() {} };
whole.MatchData = function MatchData() {
  return NOT_NOTED;
};

/** @typedef {{refs: (string|number)[], frequencies: number[]}} Column how often which documents have a term in a field */

/**
 * @typedef {object} Collection what lunr's documents are: reviews, or single points
 * @property {number} size how many documents there are
 * @property {Record<string, number>} boosts the fields with their weights
 * @property {(posting: import("./search-index.js").Posting) => Column[]} columns one for each field
 */

/** @typedef {{term: string, boost: number}} Clause */

/** A lunr index that grows by the terms that are asked for. */
export class Engine {
  /**
   * @param {Collection} collection
   * @param {number} k1
   */
  constructor(collection, k1) {
    this.collection = collection;
    this.k1 = k1;
    this.fields = Object.keys(collection.boosts);
    /** @type {Record<string, any>} */
    this.invertedIndex = Object.create(null);
    /** @type {Record<string, any>} */
    this.fieldVectors = Object.create(null);
    this.terms = 0;
  }

  /**
   * Takes in a term: its posting for lunr, and its weight in the vector of every field that has it.
   *
   * @param {import("./search-index.js").Posting} posting
   */
  add(posting) {
    if (this.invertedIndex[posting.term]) return;
    const columns = this.collection.columns(posting);
    const found = columns.reduce((sum, { refs }) => sum + refs.length, 0);
    // A word of a title is no term of an index of points.
    if (!found) return;
    const idf = inverseFrequency(found, this.collection.size);
    /** @type {Record<string, any>} */
    const entry = { _index: this.terms };
    for (const [number, field] of this.fields.entries()) {
      entry[field] = this.addColumn(field, columns[number], idf);
    }
    this.invertedIndex[posting.term] = entry;
    this.terms += 1;
  }

  /**
   * Adds the newest term to the vectors of a field. This is most of the work for a word that thousands of
   * reviews have, so a vector is written to as lunr's own `insert` would, whose search for the place is spared:
   * the newest term's is the end.
   *
   * @param {string} field
   * @param {Column} column
   * @param {number} idf
   * @returns {Record<string, object>} lunr's posting of the field
   */
  addColumn(field, { refs, frequencies }, idf) {
    const posting = Object.create(null);
    /** @type {number[]} */
    const weights = [];
    for (let i = 0; i < refs.length; i += 1) {
      posting[refs[i]] = NOTHING;
      const frequency = frequencies[i];
      const fieldRef = `${field}/${refs[i]}`;
      const vector = (this.fieldVectors[fieldRef] ??= new whole.Vector());
      weights[frequency] ??= weight(idf, frequency, this.k1, this.collection.boosts[field]);
      vector.elements.push(this.terms, weights[frequency]);
    }
    return posting;
  }

  /**
   * The score of every document that has one of the terms, best first.
   *
   * @param {Clause[]} clauses terms that were added
   * @returns {{ref: string, score: number}[]}
   */
  search(clauses) {
    const known = clauses.filter(({ term }) => this.invertedIndex[term]);
    // Without a clause lunr answers with everything.
    if (!known.length) return [];
    const index = new whole.Index({
      invertedIndex: this.invertedIndex,
      fieldVectors: this.fieldVectors,
      fields: this.fields,
      tokenSet: whole.TokenSet.fromArray(known.map(({ term }) => term).sort()),
      pipeline: new whole.Pipeline(),
    });
    return index.query((/** @type {any} */ query) => {
      for (const { term, boost } of known) query.clause({ term, boost, usePipeline: false });
    });
  }
}

const NOTHING = Object.freeze({});

/**
 * lunr's inverse document frequency: `found` counts a document once for each field that has the term.
 *
 * @param {number} found
 * @param {number} all
 */
export function inverseFrequency(found, all) {
  return Math.log(1 + Math.abs((all - found + 0.5) / (found + 0.5)));
}

/**
 * lunr's weight of a term in a field (b = 0), rounded as lunr.Builder rounds it.
 *
 * @param {number} idf
 * @param {number} frequency
 * @param {number} k1
 * @param {number} boost
 */
function weight(idf, frequency, k1, boost) {
  return Number((((idf * ((k1 + 1) * frequency)) / (k1 + frequency)) * boost).toFixed(3));
}

/**
 * Reviews as lunr's documents: the frequency in a field is the number of places in its passages.
 *
 * @param {any} manifest
 * @returns {Collection}
 */
export function reviewsOf(manifest) {
  const { kinds, fieldOf, boosts, reviews } = manifest;
  const fields = Object.keys(boosts);
  const fieldOfKind = Int32Array.from(kinds, (_, kind) => fields.indexOf(fieldOf[kind]));
  return {
    size: reviews,
    boosts,
    columns(posting) {
      const columns = fields.map(newColumn);
      const counts = new Int32Array(fields.length);
      for (let i = 0; i < posting.reviews.length; i += 1) {
        counts.fill(0);
        for (let j = posting.starts[i]; j < posting.starts[i + 1]; j += 1) {
          counts[fieldOfKind[posting.places[j] % kinds.length]] += 1;
        }
        for (let field = 0; field < counts.length; field += 1) {
          if (counts[field]) note(columns[field], posting.reviews[i], counts[field]);
        }
      }
      return columns;
    },
  };
}

/**
 * Single points as lunr's documents, each called "<review>.<place>".
 *
 * @param {any} manifest
 * @returns {Collection}
 */
export function pointsOf(manifest) {
  const { kinds, pointsFrom, points } = manifest;
  return {
    size: points,
    boosts: { text: 1 },
    columns(posting) {
      const text = newColumn();
      for (let i = 0; i < posting.reviews.length; i += 1) {
        for (let j = posting.starts[i]; j < posting.starts[i + 1];) {
          const place = posting.places[j];
          let frequency = 0;
          for (; j < posting.starts[i + 1] && posting.places[j] === place; j += 1) frequency += 1;
          if (place % kinds.length >= pointsFrom) note(text, `${posting.reviews[i]}.${place}`, frequency);
        }
      }
      return [text];
    },
  };
}

/** @returns {Column} */
function newColumn() {
  return { refs: [], frequencies: [] };
}

/** @type {(column: Column, ref: string|number, frequency: number) => void} */
function note({ refs, frequencies }, ref, frequency) {
  refs.push(ref);
  frequencies.push(frequency);
}
