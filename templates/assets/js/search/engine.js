/* lunr over the posting lists loaded so far. Scores are those of one index of everything. */
import lunr from "lunr";

/** lunr with its vectors and token sets, which its types leave out. */
const whole = /** @type {any} */ (lunr);

/**
 * lunr notes for every match which term stood in which field. Nobody asks for it here, and for words
 * that thousands of reviews have it takes more than half of the time.
 */
whole.MatchData = class {
  add() {}
  combine() {}
};

/** @typedef {[ref: string, field: string, frequency: number]} Frequency how often a field of a document has a term */

/**
 * @typedef {object} Collection what lunr's documents are: reviews, or single points
 * @property {number} size how many documents there are
 * @property {Record<string, number>} boosts the fields with their weights
 * @property {(posting: import("./parts.js").Posting) => Iterable<Frequency>} documents
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
   * @param {import("./parts.js").Posting} posting
   */
  add(posting) {
    if (this.invertedIndex[posting.term]) return;
    /** @type {Record<string, any>} */
    const entry = { _index: this.terms };
    for (const field of this.fields) entry[field] = Object.create(null);
    const documents = Array.from(this.collection.documents(posting));
    // A word of a title is no term of an index of points.
    if (!documents.length) return;
    const idf = inverseFrequency(documents.length, this.collection.size);
    for (const [ref, field, frequency] of documents) {
      entry[field][ref] = NOTHING;
      const fieldRef = `${field}/${ref}`;
      const vector = (this.fieldVectors[fieldRef] ??= new whole.Vector());
      vector.insert(this.terms, weight(idf, frequency, this.k1, this.collection.boosts[field]));
    }
    this.invertedIndex[posting.term] = entry;
    this.terms += 1;
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
  return {
    size: reviews,
    boosts,
    *documents(posting) {
      for (let i = 0; i < posting.reviews.length; i += 1) {
        /** @type {Record<string, number>} */
        const counts = {};
        for (let j = posting.starts[i]; j < posting.starts[i + 1]; j += 1) {
          const field = fieldOf[posting.places[j] % kinds.length];
          counts[field] = (counts[field] ?? 0) + 1;
        }
        for (const field in counts) yield [String(posting.reviews[i]), field, counts[field]];
      }
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
    *documents(posting) {
      for (let i = 0; i < posting.reviews.length; i += 1) {
        for (let j = posting.starts[i]; j < posting.starts[i + 1];) {
          const place = posting.places[j];
          let frequency = 0;
          for (; j < posting.starts[i + 1] && posting.places[j] === place; j += 1) frequency += 1;
          if (place % kinds.length >= pointsFrom) yield [`${posting.reviews[i]}.${place}`, "text", frequency];
        }
      }
    },
  };
}
