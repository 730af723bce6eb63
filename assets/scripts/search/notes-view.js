/* What the reader is told of a search: what was taken for a slip, what else was searched, what was not found. */
import { element } from "../shared/dom.js";
import { Relation, SHOWN_RELATIONS } from "./relation.js";

/** Terms that are named in the line that is always there; the others show when it is opened. */
const PREVIEWED_TERMS = 3;
/** Words that are offered to be searched alone, where together they find nothing. */
const MAX_SINGLE_WORDS = 5;

/** @typedef {import("./expand-query.js").ExpandedQuery} ExpandedQuery */

/**
 * Group what was searched besides the words as typed.
 *
 * @param {import("./query-terms.js").QueryTerm[]} terms
 * @returns {Map<string, string[]>} typed -> the terms as readers would write them
 */
export function termsByTyped(terms) {
  return groupShown(terms.filter(({ relation }) => SHOWN_RELATIONS.includes(relation)));
}

/**
 * Group what words were taken for.
 *
 * @param {ExpandedQuery} expanded
 * @returns {Map<string, string[]>} typed -> guesses
 */
export function guessesByTyped({ guesses }) {
  return groupShown(guesses);
}

/**
 * @param {{typed: string, shown?: string}[]} entries those without `shown` are left out
 * @returns {Map<string, string[]>}
 */
function groupShown(entries) {
  /** @type {Map<string, string[]>} */
  const byTyped = new Map();
  for (const { typed, shown } of entries) if (shown) byTyped.set(typed, [...(byTyped.get(typed) ?? []), shown]);
  return byTyped;
}

/**
 * @typedef {object} NoteLinks addresses of other searches
 * @property {string} exact only the words as typed
 * @property {string} wider with related words again
 */

/**
 * Create the notes above the results.
 *
 * @param {import("./searcher.js").SearchOutcome} outcome
 * @param {import("./url-state.js").State} state
 * @param {NoteLinks} links
 * @returns {HTMLElement[]}
 */
export function notesOf({ query, expanded }, state, links) {
  const answered = expanded.terms.length > 0;
  const guesses = guessesByTyped(expanded);
  const unknown = expanded.unknownWords.filter((word) => !guesses.has(word));
  const ignored = ignoredWords(query, expanded);
  return [
    ...Array.from(guesses, ([typed, shown]) => guessNote(typed, shown)),
    answered && expanded.unmatchedAreas.length > 0 && note(noReviewOf(expanded.unmatchedAreas)),
    answered && unknown.length > 0 && note(`No review has ${quotedList(unknown)}.`),
    relatedNote(expanded, state, links),
    answered && ignored.length > 0 && note(`Searched without: ${ignored.join(", ")}.`, "app-note--quiet"),
  ].filter((child) => child !== false);
}

/** @param {string} text @param {string} [modifier] */
function note(text, modifier) {
  return element("p", { class: modifier ? `app-note ${modifier}` : "app-note" }, text);
}

/** @param {string} typed @param {string[]} shown */
function guessNote(typed, shown) {
  const words = shown.flatMap((word, i) => [i ? ", " : "", element("strong", {}, word)]);
  return element("p", { class: "app-note" }, "Showing results for ", ...words, `: no review has “${typed}”.`);
}

/**
 * What related words were searched, or that none were.
 *
 * @param {ExpandedQuery} expanded
 * @param {import("./url-state.js").State} state
 * @param {NoteLinks} links
 * @returns {HTMLElement|false}
 */
function relatedNote(expanded, state, links) {
  if (state.exact) {
    const wider = stateLink(links.wider, "Search related words too");
    return element("p", { class: "app-note" }, "Only the words as typed were searched. ", wider);
  }
  const related = termsByTyped(expanded.terms);
  if (!related.size) return false;
  const lines = Array.from(related, ([typed, shown]) =>
    element("li", {}, element("strong", {}, typed), `: ${shown.join(", ")}`),
  );
  return element(
    "details",
    { class: "app-note app-note--details" },
    element("summary", {}, `Related words and places were searched too: ${preview(related)}`),
    element("ul", { class: "app-note__list" }, ...lines),
    element("p", {}, stateLink(links.exact, "Search only the words as typed")),
  );
}

/**
 * The words that were searched without, but for those of a phrase that was searched as one.
 *
 * @param {import("./parse-query.js").Query} query
 * @param {ExpandedQuery} expanded
 */
function ignoredWords(query, expanded) {
  const phrases = expanded.terms.filter(({ relation, typed }) => relation === Relation.TYPED && typed.includes(" "));
  const inPhrases = new Set(phrases.flatMap(({ typed }) => typed.split(" ")));
  const ignored = query.words.filter((queryWord) => queryWord.ignored && !inPhrases.has(queryWord.word));
  return Array.from(new Set(ignored.map(({ word }) => word)));
}

/**
 * Create what is offered where nothing was found.
 *
 * @param {import("./searcher.js").SearchOutcome|null} outcome null: nothing was typed
 * @param {import("./url-state.js").State} state
 * @param {boolean} filtered
 * @param {{unfiltered: string, all: string, areas: string, searchFor: (q: string) => string}} links
 * @returns {HTMLElement[]}
 */
export function nothingFound(outcome, state, filtered, links) {
  const offer = (/** @type {string} */ href, /** @type {string} */ text) => element("li", {}, stateLink(href, text));
  const asked = outcome?.query.words.filter((queryWord) => !queryWord.ignored).map(({ word }) => word) ?? [];
  const unmatchedAreas = outcome?.expanded.unmatchedAreas ?? [];
  const offers = [];
  if (filtered) offers.push(offer(links.unfiltered, "Search without the filters"));
  if (state.q.includes('"')) {
    const apart = state.q.replaceAll('"', " ").trim();
    offers.push(offer(links.searchFor(apart), "Search for the words apart, not as a phrase"));
  }
  if (unmatchedAreas.length) {
    const areas = element("a", { class: "govuk-link", href: links.areas }, "See the areas that reviews are of");
    offers.push(element("li", {}, areas));
  } else if (asked.length > 1) {
    const known = outcome?.expanded.askedPositions.map((i) => outcome.query.words[i].word) ?? [];
    for (const word of known.slice(0, MAX_SINGLE_WORDS)) {
      offers.push(offer(links.searchFor(word), `Search for “${word}” alone`));
    }
  }
  offers.push(offer(links.all, "See all reviews, newest first"));
  return [
    ...(state.q.trim() ? [element("p", { class: "govuk-body" }, nothingMessage(asked, unmatchedAreas))] : []),
    element("p", { class: "govuk-body" }, "You could:"),
    element("ul", { class: "govuk-list govuk-list--bullet" }, ...offers),
  ];
}

/** @param {string[]} asked @param {string[]} unmatchedAreas */
function nothingMessage(asked, unmatchedAreas) {
  if (unmatchedAreas.length) return noReviewOf(unmatchedAreas);
  if (asked.length) return `No review was found for ${quotedList(asked)}.`;
  return "There is no word in this search that could be looked for.";
}

/** A link to another state of the page. @param {string} href @param {string} text */
function stateLink(href, text) {
  return element("a", { class: "govuk-link", href, "data-state": true }, text);
}

/** @param {string[]} areas all that the area may be called */
function noReviewOf(areas) {
  return `No review here is of ${areas.join(" or ")}.`;
}

/** @param {string[]} words */
function quotedList(words) {
  const quoted = words.map((word) => `“${word}”`);
  return quoted.length > 1 ? `${quoted.slice(0, -1).join(", ")} or ${quoted[quoted.length - 1]}` : quoted.join("");
}

/** The first few of the terms. @param {Map<string, string[]>} byTyped */
function preview(byTyped) {
  const terms = Array.from(new Set(Array.from(byTyped.values()).flat()));
  const more = terms.length - PREVIEWED_TERMS;
  return terms.slice(0, PREVIEWED_TERMS).join(", ") + (more > 0 ? ` and ${more} more` : "");
}
