/* Scores by lunr over the posting lists loaded so far. They are those of one lunr index of everything. */
import lunr from "lunr";

/** lunr with its vectors and token sets, which its types leave out. */
const untypedLunr = /** @type {any} */ (lunr);

/**
 * lunr notes for every match which term stood in which field. Nobody asks for it here, and for words that thousands of
 * reviews have it takes more than half of the time.
 */
const NO_MATCH_DATA = { add() {}, combine() {} };
untypedLunr.MatchData = function MatchData() {
  return NO_MATCH_DATA;
};

/** @typedef {{refs: (string|number)[], frequencies: number[]}} FieldPostings how often which documents have a term */

/**
 * @typedef {object} DocumentSet what lunr's documents are: reviews, or single points
 * @property {number} size how many documents there are
 * @property {Record<string, number>} boosts the fields with their weights
 * @property {(posting: import("./decode.js").Posting) => FieldPostings[]} fieldPostings one for each field
 */

/** @typedef {{term: string, boost: number}} Clause */
/** @typedef {{ref: string, score: number}} ScoredDocument */

const EMPTY_POSTING = Object.freeze({});

/** A lunr index that grows by the terms that are asked for. */
export class Scorer {
  /**
   * @param {DocumentSet} documents
   * @param {number} k1 lunr's parameter of that name
   */
  constructor(documents, k1) {
    this.documents = documents;
    this.k1 = k1;
    this.fields = Object.keys(documents.boosts);
    /** @type {Record<string, any>} */
    this.invertedIndex = Object.create(null);
    /** @type {Record<string, any>} */
    this.fieldVectors = Object.create(null);
    this.termCount = 0;
  }

  /**
   * Add a term: its posting for lunr, and its weight in the vector of every field that has it. Does nothing for a term
   * that was added before.
   *
   * @param {import("./decode.js").Posting} posting
   */
  addTerm(posting) {
    if (this.invertedIndex[posting.term]) return;
    const fieldPostings = this.documents.fieldPostings(posting);
    const matches = fieldPostings.reduce((sum, { refs }) => sum + refs.length, 0);
    // A word of a title is no term of an index of points.
    if (!matches) return;
    const idf = inverseFrequency(matches, this.documents.size);
    /** @type {Record<string, any>} */
    const entry = { _index: this.termCount };
    for (const [number, field] of this.fields.entries()) {
      entry[field] = this.addToVectors(field, fieldPostings[number], idf);
    }
    this.invertedIndex[posting.term] = entry;
    this.termCount += 1;
  }

  /**
   * Add the newest term to the vectors of a field. This is most of the work for a word that thousands of reviews have,
   * so a vector is written to as lunr's own `insert` would, whose search for the position is spared: the newest term's
   * is the end.
   *
   * @param {string} field
   * @param {FieldPostings} fieldPostings
   * @param {number} idf
   * @returns {Record<string, object>} lunr's posting of the field
   */
  addToVectors(field, { refs, frequencies }, idf) {
    const posting = Object.create(null);
    /** @type {number[]} */
    const weights = [];
    for (let i = 0; i < refs.length; i += 1) {
      posting[refs[i]] = EMPTY_POSTING;
      const frequency = frequencies[i];
      const vector = (this.fieldVectors[`${field}/${refs[i]}`] ??= new untypedLunr.Vector());
      weights[frequency] ??= termWeight(idf, frequency, this.k1, this.documents.boosts[field]);
      vector.elements.push(this.termCount, weights[frequency]);
    }
    return posting;
  }

  /**
   * Score every document that has one of the terms.
   *
   * @param {Clause[]} clauses those of terms that were not added are passed over
   * @returns {ScoredDocument[]} best first
   */
  score(clauses) {
    const added = clauses.filter(({ term }) => this.invertedIndex[term]);
    // Without a clause lunr answers with everything.
    if (!added.length) return [];
    const index = new untypedLunr.Index({
      invertedIndex: this.invertedIndex,
      fieldVectors: this.fieldVectors,
      fields: this.fields,
      tokenSet: untypedLunr.TokenSet.fromArray(added.map(({ term }) => term).sort()),
      pipeline: new untypedLunr.Pipeline(),
    });
    return index.query((/** @type {any} */ query) => {
      for (const { term, boost } of added) query.clause({ term, boost, usePipeline: false });
    });
  }
}

/**
 * Compute lunr's inverse document frequency.
 *
 * @param {number} matches how many documents have the term, each counted once for each field that has it
 * @param {number} size how many documents there are
 * @returns {number}
 */
export function inverseFrequency(matches, size) {
  return Math.log(1 + Math.abs((size - matches + 0.5) / (matches + 0.5)));
}

/**
 * lunr's weight of a term in a field (b = 0), rounded as lunr.Builder rounds it.
 *
 * @param {number} idf
 * @param {number} frequency
 * @param {number} k1
 * @param {number} boost
 */
function termWeight(idf, frequency, k1, boost) {
  return Number((((idf * ((k1 + 1) * frequency)) / (k1 + frequency)) * boost).toFixed(3));
}

/**
 * Describe the reviews as lunr's documents: a term's frequency in a field is how often its passages have it.
 *
 * @param {any} manifest
 * @returns {DocumentSet}
 */
export function reviewDocuments(manifest) {
  const { kinds, fieldOf, boosts, reviews } = manifest;
  const fields = Object.keys(boosts);
  const fieldOfKind = Int32Array.from(kinds, (_, kind) => fields.indexOf(fieldOf[kind]));
  return {
    size: reviews,
    boosts,
    fieldPostings(posting) {
      const byField = fields.map(emptyPostings);
      const counts = new Int32Array(fields.length);
      for (let i = 0; i < posting.reviews.length; i += 1) {
        counts.fill(0);
        for (let j = posting.starts[i]; j < posting.starts[i + 1]; j += 1) {
          counts[fieldOfKind[posting.passages[j] % kinds.length]] += 1;
        }
        for (let field = 0; field < counts.length; field += 1) {
          if (counts[field]) append(byField[field], posting.reviews[i], counts[field]);
        }
      }
      return byField;
    },
  };
}

/**
 * Describe the single points as lunr's documents, each called "<review>.<passage>".
 *
 * @param {any} manifest
 * @returns {DocumentSet}
 */
export function pointDocuments(manifest) {
  const { kinds, pointsFrom, points } = manifest;
  return {
    size: points,
    boosts: { text: 1 },
    fieldPostings(posting) {
      const text = emptyPostings();
      for (let i = 0; i < posting.reviews.length; i += 1) {
        for (let j = posting.starts[i]; j < posting.starts[i + 1];) {
          const passage = posting.passages[j];
          let frequency = 0;
          for (; j < posting.starts[i + 1] && posting.passages[j] === passage; j += 1) frequency += 1;
          if (passage % kinds.length >= pointsFrom) append(text, `${posting.reviews[i]}.${passage}`, frequency);
        }
      }
      return [text];
    },
  };
}

/** @returns {FieldPostings} */
function emptyPostings() {
  return { refs: [], frequencies: [] };
}

/** @type {(postings: FieldPostings, ref: string|number, frequency: number) => void} */
function append({ refs, frequencies }, ref, frequency) {
  refs.push(ref);
  frequencies.push(frequency);
}
