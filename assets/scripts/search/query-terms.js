/* What the words and phrases of a query are searched as, by the thesaurus of the index. */
import { Relation } from "./relation.js";

/** @type {Record<string, string>} relation -> the name of its weight in the manifest's `ranking` */
const WEIGHT_NAMES = {
  [Relation.SYNONYM]: "same",
  [Relation.HIDDEN]: "same",
  [Relation.NARROWER]: "narrower",
  [Relation.AREA]: "place",
  [Relation.THEME]: "theme",
};

/**
 * @typedef {object} QueryTerm a term that is searched, and why
 * @property {string} term
 * @property {string} relation one of Relation
 * @property {number[]} wordPositions the positions in the query of the words that it answers
 * @property {number} weight
 * @property {string} typed what it stands for, as typed
 * @property {string} [shown] the term as a reader would write it, where it isn't what was typed
 */

/** @typedef {import("./parse-query.js").QueryWord} QueryWord */

/**
 * List the typed words, and what they and the phrases among them stand for; of phrases, the longest counts.
 *
 * @param {QueryWord[]} queryWords
 * @param {import("./search-index.js").SearchIndex} index
 * @param {import("./tokenise.js").Analyser} analyser
 * @param {boolean} exact only the words themselves
 * @returns {Promise<QueryTerm[]>}
 */
export async function queryTerms(queryWords, index, analyser, exact) {
  const { ranking } = index.manifest;
  /** @type {QueryTerm[]} */
  const terms = queryWords.flatMap(({ term, word, ignored }, i) =>
    ignored ? [] : [{ term, relation: Relation.TYPED, wordPositions: [i], weight: 1, typed: word }],
  );
  if (exact) return terms;
  // While these are on the way, so are the posting lists of the words themselves.
  const [expansions] = await Promise.all([
    Promise.all(queryWords.map(({ term }) => index.expansions(term))),
    index.postings(terms.map(({ term }) => term)),
  ]);
  const variants = queryWords.map(
    ({ term }, i) => new Set([term, ...singleWords(expansions[i].get(term) ?? [], analyser)]),
  );
  for (let start = 0; start < queryWords.length;) {
    const key = longestKey(expansions[start], queryWords, variants, start);
    const length = key ? key.split("_").length : 0;
    const wordPositions = askedPositions(queryWords, start, length);
    const typed = typedText(queryWords, start, length);
    if (length > 1) terms.push({ term: key, relation: Relation.TYPED, wordPositions, weight: ranking.phrase, typed });
    for (const expansion of parseExpansion(expansions[start].get(key) ?? [], typed, analyser)) {
      terms.push({ ...expansion, wordPositions, weight: ranking[WEIGHT_NAMES[expansion.relation]], typed });
    }
    if (isAge(queryWords, start, analyser)) {
      terms.push({
        term: `${queryWords[start].term}_${queryWords[start + 1].term}`,
        relation: Relation.TYPED,
        wordPositions: askedPositions(queryWords, start, 2),
        weight: ranking.phrase,
        typed: typedText(queryWords, start, 2),
      });
    }
    start += Math.max(length, 1);
  }
  return strongest(terms);
}

/**
 * Keep each term once for the words that it answers, with the greatest of its weights.
 *
 * @param {QueryTerm[]} terms
 * @returns {QueryTerm[]}
 */
export function strongest(terms) {
  /** @type {Map<string, QueryTerm>} */
  const byKey = new Map();
  for (const term of terms) {
    const key = `${term.term} ${term.wordPositions}`;
    const other = byKey.get(key);
    if (!other || other.weight < term.weight) byKey.set(key, term);
  }
  return Array.from(byKey.values());
}

/**
 * The longest key of the thesaurus that the query has from a position on; a synonym of a word will do within a
 * phrase, so that "looked after kids" is "looked after children". Empty if there is none.
 *
 * @param {Map<string, string[]>} expansions
 * @param {QueryWord[]} queryWords
 * @param {Set<string>[]} variants the terms that will do for each word
 * @param {number} start
 * @returns {string}
 */
function longestKey(expansions, queryWords, variants, start) {
  let longest = "";
  let length = 0;
  for (const key of expansions.keys()) {
    const terms = key.split("_");
    const run = queryWords.slice(start, start + terms.length);
    if (terms.length <= length || run.length < terms.length) continue;
    if (run.some(({ quoted }) => quoted) || run.every(({ ignored }) => ignored)) continue;
    if (terms.every((term, i) => variants[start + i].has(term))) [longest, length] = [key, terms.length];
  }
  return longest;
}

/**
 * The terms of the synonyms of one word among some expansions.
 *
 * @param {string[]} expansions
 * @param {import("./tokenise.js").Analyser} analyser
 */
function singleWords(expansions, analyser) {
  return expansions
    .filter((expansion) => expansion[0] === Relation.SYNONYM && !expansion.includes(" "))
    .map((expansion) => analyser.termsOf(expansion.slice(1))[0]);
}

/**
 * The positions, in a stretch of the query, of the words that are asked for.
 *
 * @param {QueryWord[]} queryWords
 * @param {number} start
 * @param {number} length
 */
function askedPositions(queryWords, start, length) {
  return Array.from({ length }, (_, i) => start + i).filter((i) => !queryWords[i].ignored);
}

/**
 * @param {QueryWord[]} queryWords
 * @param {number} start
 * @param {number} length
 */
function typedText(queryWords, start, length) {
  return queryWords
    .slice(start, start + length)
    .map(({ word }) => word)
    .join(" ");
}

/**
 * Whether a number and a unit of age stand at a position: "7 months".
 *
 * @param {QueryWord[]} queryWords
 * @param {number} start
 * @param {import("./tokenise.js").Analyser} analyser
 */
function isAge(queryWords, start, analyser) {
  const [number, unit] = queryWords.slice(start, start + 2);
  return unit !== undefined && /^\d+$/.test(number.term) && analyser.unitsOfAge.has(unit.term);
}

/**
 * Read what a key stands for: "=label", "~label" and ">label" for words, "#token Label" for a theme, and for an
 * area "@token name|Label", which counts only where the name was typed as it is.
 *
 * @param {string[]} expansions
 * @param {string} typed
 * @param {import("./tokenise.js").Analyser} analyser
 * @returns {{term: string, relation: string, shown?: string}[]}
 */
function parseExpansion(expansions, typed, analyser) {
  return expansions.flatMap((expansion) => {
    const relation = expansion[0];
    if (relation === Relation.THEME || relation === Relation.AREA) {
      const end = expansion.indexOf(" ");
      const [label, name = typed] = expansion
        .slice(end + 1)
        .split("|")
        .reverse();
      return name === typed ? [{ term: expansion.slice(0, end), relation, shown: label }] : [];
    }
    const label = expansion.slice(1);
    const term = analyser.termsOf(label).join("_");
    return [relation === Relation.HIDDEN ? { term, relation } : { term, relation, shown: label }];
  });
}
