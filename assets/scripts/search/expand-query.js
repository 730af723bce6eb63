/* What a query is searched as: its words, what stands for them, and for words that the collection lacks a guess. */
import { queryTerms, strongest } from "./query-terms.js";
import { Relation } from "./relation.js";
import { guessesFor } from "./spelling.js";

/** @typedef {import("./query-terms.js").QueryTerm} QueryTerm */
/** @typedef {import("./parse-query.js").QueryWord} QueryWord */
/** @typedef {Map<string, import("./decode.js").Posting|null>} Postings by term; null: the collection lacks it */

/**
 * @typedef {object} ExpandedQuery
 * @property {QueryTerm[]} terms those that the collection has
 * @property {Map<string, import("./decode.js").Posting>} postings of every term
 * @property {number[]} askedPositions the positions in the query of the words that can be found
 * @property {{typed: string, shown: string}[]} guesses what words that the collection lacks were taken for
 * @property {string[]} unknownWords words that nothing was found for
 * @property {string[]} unmatchedAreas the area that the query asks for and for nothing else, if no review is of it; by
 *     all that it may be called
 */

/**
 * Expand a query to the terms that are searched.
 *
 * @param {import("./parse-query.js").Query} query
 * @param {import("./search-index.js").SearchIndex} index
 * @param {import("./tokenise.js").Analyser} analyser
 * @param {boolean} exact only the words themselves
 * @returns {Promise<ExpandedQuery>}
 */
export async function expandQuery({ words }, index, analyser, exact) {
  const asked = words.map((_, i) => i).filter((i) => !words[i].ignored);
  let terms = await queryTerms(words, index, analyser, exact);
  let postings = await postingsOf(terms, index);
  /** @type {QueryTerm[]} */
  let guesses = [];
  const guessing = !exact && !missingAreas(asked, terms, postings).length;
  const unanswered = guessing ? unansweredPositions(asked, terms, postings).filter((i) => !words[i].quoted) : [];
  if (unanswered.length) {
    guesses = (await Promise.all(unanswered.map((i) => guessesFor(words, i, index, analyser)))).flat();
    const corrected = await queryTerms(withCorrections(words, guesses, analyser), index, analyser, false);
    terms = strongest([...terms, ...guesses, ...impliedByGuesses(corrected, unanswered, index)]);
    postings = await postingsOf(terms, index);
  }
  const unmatchedAreas = missingAreas(asked, terms, postings);
  const unknown = unmatchedAreas.length ? [] : unansweredPositions(asked, terms, postings);
  return {
    terms: terms.filter(({ term }) => postings.get(term)),
    postings: new Map(Array.from(postings).flatMap(([term, posting]) => (posting ? [[term, posting]] : []))),
    askedPositions: asked.filter((i) => !unknown.includes(i)),
    guesses: guesses
      .filter((guess) => postings.get(guess.term) || hasMeaning(guess, guesses, terms, postings))
      .map(({ typed, shown }) => ({ typed, shown: shown ?? "" })),
    unknownWords: unknown.map((i) => words[i].word),
    unmatchedAreas,
  };
}

/**
 * @param {QueryTerm[]} terms
 * @param {import("./search-index.js").SearchIndex} index
 * @returns {Promise<Postings>}
 */
function postingsOf(terms, index) {
  return index.postings(terms.map(({ term }) => term));
}

/**
 * What a corrected query means beyond its words. What the corrected words stand for is a guess as well.
 *
 * @param {QueryTerm[]} corrected
 * @param {number[]} unanswered
 * @param {import("./search-index.js").SearchIndex} index
 * @returns {QueryTerm[]}
 */
function impliedByGuesses(corrected, unanswered, index) {
  const { guess: share } = index.manifest.ranking;
  return corrected
    .filter(({ relation, wordPositions }) => relation !== Relation.TYPED || wordPositions.length > 1)
    .map((term) =>
      term.wordPositions.some((i) => unanswered.includes(i)) ? { ...term, weight: term.weight * share } : term,
    );
}

/**
 * The names of the areas that all of the asked words together stand for, if the collection has none of them.
 *
 * @param {number[]} asked
 * @param {QueryTerm[]} terms
 * @param {Postings} postings
 * @returns {string[]}
 */
function missingAreas(asked, terms, postings) {
  const areas = terms.filter(
    ({ relation, wordPositions }) => relation === Relation.AREA && wordPositions.length === asked.length,
  );
  return areas.some(({ term }) => postings.get(term)) ? [] : areas.map(({ shown }) => shown ?? "");
}

/**
 * Whether the likeliest guess at a word, though no text has it, stands for something: an area, for example.
 *
 * @param {QueryTerm} guess
 * @param {QueryTerm[]} guesses
 * @param {QueryTerm[]} terms
 * @param {Postings} postings
 */
function hasMeaning(guess, guesses, terms, postings) {
  const [position] = guess.wordPositions;
  return (
    guesses.find(({ wordPositions }) => wordPositions[0] === position) === guess &&
    terms.some(
      ({ term, wordPositions, relation }) =>
        relation !== Relation.GUESS && wordPositions.includes(position) && postings.get(term),
    )
  );
}

/**
 * The positions of the words that no term of the collection answers.
 *
 * @param {number[]} asked
 * @param {QueryTerm[]} terms
 * @param {Postings} postings
 * @returns {number[]}
 */
function unansweredPositions(asked, terms, postings) {
  const answered = new Set(
    terms.filter(({ term }) => postings.get(term)).flatMap(({ wordPositions }) => wordPositions),
  );
  return asked.filter((i) => !answered.has(i));
}

/**
 * The query with the likeliest guess in place of each word that is guessed at.
 *
 * @param {QueryWord[]} words
 * @param {QueryTerm[]} guesses likeliest first
 * @param {import("./tokenise.js").Analyser} analyser
 * @returns {QueryWord[]}
 */
function withCorrections(words, guesses, analyser) {
  /** @type {Map<number, string>} */
  const corrections = new Map();
  for (const { wordPositions, shown } of guesses) {
    const [position, ...others] = wordPositions;
    if (shown && !others.length && !corrections.has(position)) corrections.set(position, shown);
  }
  return words.map((queryWord, i) => {
    const word = corrections.get(i);
    return word ? { ...queryWord, word, term: analyser.termOf(word) } : queryWord;
  });
}
