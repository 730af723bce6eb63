/* What the asked words are searched as: themselves, what stands for them, and for unknown words a guess. */
import { guess } from "./spelling.js";

/** How a form is related to what was typed: the same word, a synonym, something narrower, a place, a theme, a guess. */
export const TYPED = "typed";
export const SAME = "=";
/** The same, in a wording that is not shown to readers. */
export const HIDDEN = "~";
export const NARROWER = ">";
export const PLACE = "@";
export const THEME = "#";
export const GUESS = "guess";

/** @type {Record<string, string>} names of their weights */
const WEIGHTS = { [SAME]: "same", [HIDDEN]: "same", [NARROWER]: "narrower", [PLACE]: "place", [THEME]: "theme" };

/**
 * @typedef {object} Form a term that is searched for, and why
 * @property {string} term
 * @property {string} how one of the above
 * @property {number[]} covers the places in the query of the words that it answers
 * @property {number} weight
 * @property {string} typed what it stands for, as typed
 * @property {string} [shown] the form as a reader would write it, where it isn't what was typed
 */

/**
 * @typedef {object} Expanded
 * @property {Form[]} forms those that the collection has
 * @property {Map<string, import("./search-index.js").Posting>} postings of every form
 * @property {number[]} asked the places in the query of the words that can be found
 * @property {{typed: string, shown: string}[]} guessed what words that the collection does not have were taken for
 * @property {string[]} unknown words that nothing was found for
 * @property {string[]} nowhere the place that the query asks for and for nothing else, if no review is of it; by all
 *     that it may be called
 */

/**
 * Finds the forms of a query's words. With `exact`, only the words themselves.
 *
 * @param {import("./parse-query.js").Query} query
 * @param {import("./search-index.js").Parts} parts
 * @param {import("./tokenise.js").Words} words
 * @param {boolean} exact
 * @returns {Promise<Expanded>}
 */
export async function expand({ words: typed }, parts, words, exact) {
  const asked = typed.map((_, i) => i).filter((i) => !typed[i].ignored);
  let forms = await formsOf(typed, parts, words, exact);
  let postings = await parts.postings(forms.map(({ term }) => term));
  /** @type {Form[]} */
  let guesses = [];
  const guessing = !exact && !nowhereOf(asked, forms, postings).length;
  const lost = guessing ? unanswered(asked, forms, postings).filter((i) => !typed[i].quoted) : [];
  if (lost.length) {
    guesses = await guessesAt(lost, typed, parts, words);
    const meant = await formsOf(withCorrections(typed, guesses, words), parts, words, false);
    const { guess: share } = parts.manifest.ranking;
    // What the corrected words stand for is a guess as well.
    forms = [
      ...forms,
      ...guesses,
      ...meant
        .filter((form) => form.how !== TYPED || form.covers.length > 1)
        .map((form) => (form.covers.some((i) => lost.includes(i)) ? { ...form, weight: form.weight * share } : form)),
    ];
    forms = strongest(forms);
    postings = await parts.postings(forms.map(({ term }) => term));
  }
  const nowhere = nowhereOf(asked, forms, postings);
  const unknown = nowhere.length ? [] : unanswered(asked, forms, postings);
  return {
    forms: forms.filter(({ term }) => postings.get(term)),
    postings: new Map(Array.from(postings).flatMap(([term, posting]) => (posting ? [[term, posting]] : []))),
    asked: asked.filter((i) => !unknown.includes(i)),
    guessed: guesses
      .filter((one) => postings.get(one.term) || meansMore(one, guesses, forms, postings))
      .map((one) => ({ typed: one.typed, shown: one.shown ?? "" })),
    unknown: unknown.map((i) => typed[i].word),
    nowhere,
  };
}

/**
 * The names of the places that all of the asked words together stand for, if the collection has none of them.
 *
 * @param {number[]} asked
 * @param {Form[]} forms
 * @param {Map<string, any>} postings
 * @returns {string[]}
 */
function nowhereOf(asked, forms, postings) {
  const places = forms.filter(({ how, covers }) => how === PLACE && covers.length === asked.length);
  return places.some(({ term }) => postings.get(term)) ? [] : places.map(({ shown }) => shown ?? "");
}

/**
 * Whether the likeliest guess at a word, though no text has it, stands for something: a place, for example.
 *
 * @param {Form} one
 * @param {Form[]} guesses
 * @param {Form[]} forms
 * @param {Map<string, any>} postings
 */
function meansMore(one, guesses, forms, postings) {
  const [place] = one.covers;
  return (
    guesses.find(({ covers }) => covers[0] === place) === one &&
    forms.some(({ term, covers, how }) => how !== GUESS && covers.includes(place) && postings.get(term))
  );
}

/**
 * The typed words, and what they and the phrases among them stand for; the longest phrase counts.
 *
 * @param {import("./parse-query.js").Typed[]} typed
 * @param {import("./search-index.js").Parts} parts
 * @param {import("./tokenise.js").Words} words
 * @param {boolean} exact
 * @returns {Promise<Form[]>}
 */
async function formsOf(typed, parts, words, exact) {
  const { ranking } = parts.manifest;
  /** @type {Form[]} */
  const forms = typed.flatMap(({ term, word, ignored }, i) =>
    ignored ? [] : [{ term, how: TYPED, covers: [i], weight: 1, typed: word }],
  );
  if (exact) return forms;
  // While these are on the way, so are the posting lists of the words themselves.
  const [known] = await Promise.all([
    Promise.all(typed.map(({ term }) => parts.expansions(term))),
    parts.postings(forms.map(({ term }) => term)),
  ]);
  const variants = typed.map(({ term }, i) => new Set([term, ...singleWords(known[i].get(term) ?? [], words)]));
  for (let start = 0; start < typed.length;) {
    const key = longestKey(known[start], typed, variants, start);
    const length = key ? key.split("_").length : 0;
    const covers = placesOf(typed, start, length);
    const said = wordsOf(typed, start, length);
    if (length > 1) forms.push({ term: key, how: TYPED, covers, weight: ranking.phrase, typed: said });
    for (const { term, how, shown } of readExpansion(known[start].get(key) ?? [], said, words)) {
      forms.push({ term, how, covers, weight: ranking[WEIGHTS[how]], typed: said, shown });
    }
    if (isAge(typed, start, words)) {
      const term = `${typed[start].term}_${typed[start + 1].term}`;
      forms.push({
        term,
        how: TYPED,
        covers: placesOf(typed, start, 2),
        weight: ranking.phrase,
        typed: wordsOf(typed, start, 2),
      });
    }
    start += Math.max(length, 1);
  }
  return strongest(forms);
}

/**
 * The longest of some keys that the query has from a place on; a synonym of a word will do within a
 * phrase, so that "looked after kids" is "looked after children". Empty if there is none.
 *
 * @param {Map<string, string[]>} known
 * @param {import("./parse-query.js").Typed[]} typed
 * @param {Set<string>[]} variants the terms that will do for each word
 * @param {number} start
 * @returns {string}
 */
function longestKey(known, typed, variants, start) {
  let longest = "";
  let most = 0;
  for (const key of known.keys()) {
    const terms = key.split("_");
    const run = typed.slice(start, start + terms.length);
    if (terms.length <= most || run.length < terms.length) continue;
    if (run.some(({ quoted }) => quoted) || run.every(({ ignored }) => ignored)) continue;
    if (terms.every((term, i) => variants[start + i].has(term))) [longest, most] = [key, terms.length];
  }
  return longest;
}

/**
 * The single words that a word stands for.
 *
 * @param {string[]} items
 * @param {import("./tokenise.js").Words} words
 */
function singleWords(items, words) {
  return items.filter((item) => item[0] === SAME && !item.includes(" ")).map((item) => words.termsOf(item.slice(1))[0]);
}

/** The places, among the words of a stretch of the query, of those that are asked for. */
function placesOf(
  /** @type {import("./parse-query.js").Typed[]} */ typed,
  /** @type {number} */ start,
  /** @type {number} */ length,
) {
  return Array.from({ length }, (_, i) => start + i).filter((i) => !typed[i].ignored);
}

function wordsOf(
  /** @type {import("./parse-query.js").Typed[]} */ typed,
  /** @type {number} */ start,
  /** @type {number} */ length,
) {
  return typed
    .slice(start, start + length)
    .map(({ word }) => word)
    .join(" ");
}

/**
 * @param {import("./parse-query.js").Typed[]} typed
 * @param {number} start
 * @param {import("./tokenise.js").Words} words
 */
function isAge(typed, start, words) {
  return start + 1 < typed.length && /^\d+$/.test(typed[start].term) && words.unitsOfAge.has(typed[start + 1].term);
}

/**
 * @param {number[]} asked
 * @param {Form[]} forms
 * @param {Map<string, any>} postings
 * @returns {number[]} the places of the words that no form answers
 */
function unanswered(asked, forms, postings) {
  const answered = new Set(forms.filter(({ term }) => postings.get(term)).flatMap(({ covers }) => covers));
  return asked.filter((i) => !answered.has(i));
}

/**
 * @param {number[]} lost
 * @param {import("./parse-query.js").Typed[]} typed
 * @param {import("./search-index.js").Parts} parts
 * @param {import("./tokenise.js").Words} words
 * @returns {Promise<Form[]>}
 */
async function guessesAt(lost, typed, parts, words) {
  const guesses = (await Promise.all(lost.map((i) => guess(typed, i, parts, words)))).flat();
  return guesses.map((one) => ({ ...one, how: GUESS, weight: parts.manifest.ranking.guess * one.weight }));
}

/**
 * The query with the likeliest guess in place of each word that is guessed at.
 *
 * @param {import("./parse-query.js").Typed[]} typed
 * @param {Form[]} guesses
 * @param {import("./tokenise.js").Words} words
 * @returns {import("./parse-query.js").Typed[]}
 */
function withCorrections(typed, guesses, words) {
  const first = new Map(
    guesses
      .slice()
      .reverse()
      .filter(({ covers }) => covers.length === 1)
      .map((one) => [one.covers[0], one]),
  );
  return typed.map((one, i) => {
    const word = first.get(i)?.shown;
    return word ? { ...one, word, term: words.termOf(word) } : one;
  });
}

/**
 * Each term once for the words that it answers, with the greatest of its weights.
 *
 * @param {Form[]} forms
 * @returns {Form[]}
 */
function strongest(forms) {
  /** @type {Map<string, Form>} */
  const by = new Map();
  for (const form of forms) {
    const key = `${form.term} ${form.covers}`;
    const other = by.get(key);
    if (!other || other.weight < form.weight) by.set(key, form);
  }
  return Array.from(by.values());
}

/**
 * Reads what a key stands for: "=label" and ">label" for words, "#mark Label" for a theme, and for a
 * place "@mark name|Label", which counts only where the name was typed as it is.
 *
 * @param {string[]} items
 * @param {string} said
 * @param {import("./tokenise.js").Words} words
 * @returns {{term: string, how: string, shown?: string}[]}
 */
function readExpansion(items, said, words) {
  return items.flatMap((item) => {
    const how = item[0];
    if (how === THEME || how === PLACE) {
      const end = item.indexOf(" ");
      const [label, name = said] = item
        .slice(end + 1)
        .split("|")
        .reverse();
      return name === said ? [{ term: item.slice(0, end), how, shown: label }] : [];
    }
    const label = item.slice(1);
    const term = words.termsOf(label).join("_");
    return [how === HIDDEN ? { term, how } : { term, how, shown: label }];
  });
}
