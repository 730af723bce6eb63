/* What the reader is told of a search: what was taken for a slip, what else was searched, what was not found. */
import { NARROWER, PLACE, SAME, THEME, TYPED } from "./expand-query.js";
import { element } from "../shared/dom.js";

/**
 * What was searched besides the words as typed: typed -> forms.
 *
 * @param {import("./expand-query.js").Form[]} forms
 * @param {string[]} hows
 * @returns {Map<string, string[]>}
 */
export function formsByTyped(forms, hows) {
  /** @type {Map<string, string[]>} */
  const by = new Map();
  for (const { typed, shown, how } of forms) {
    if (!shown || !hows.includes(how)) continue;
    by.set(typed, [...(by.get(typed) ?? []), shown]);
  }
  return by;
}

/**
 * What words were taken for: typed -> guesses.
 *
 * @param {import("./expand-query.js").Expanded} expanded
 * @returns {Map<string, string[]>}
 */
export function guessesByTyped({ guessed }) {
  /** @type {Map<string, string[]>} */
  const by = new Map();
  for (const { typed, shown } of guessed) by.set(typed, [...(by.get(typed) ?? []), shown]);
  return by;
}

/**
 * @typedef {object} NoteLinks addresses of other searches
 * @property {string} exact only the words as typed
 * @property {string} wider with related words again
 * @property {(q: string) => string} asking for something else
 */

/**
 * @param {import("./searcher.js").Found} found
 * @param {import("./url-state.js").State} state
 * @param {NoteLinks} links
 * @returns {HTMLElement[]}
 */
export function notesOf({ query, expanded }, state, links) {
  const notes = [];
  const link = (/** @type {string} */ href, /** @type {string} */ text) =>
    element("a", { class: "govuk-link", href, "data-state": true }, text);
  const guesses = guessesByTyped(expanded);
  for (const [typed, shown] of guesses) {
    const words = shown.flatMap((word, i) => [i ? ", " : "", element("strong", {}, word)]);
    notes.push(element("p", { class: "app-note" }, "Showing results for ", ...words, `: no review has “${typed}”.`));
  }
  if (expanded.nowhere.length && expanded.forms.length)
    notes.push(element("p", { class: "app-note" }, noneOf(expanded.nowhere)));
  const unknown = expanded.unknown.filter((word) => !guesses.has(word));
  if (unknown.length && expanded.forms.length)
    notes.push(element("p", { class: "app-note" }, `No review has ${listed(unknown)}.`));
  const others = formsByTyped(expanded.forms, [SAME, NARROWER, PLACE, THEME]);
  if (state.exact) {
    notes.push(
      element(
        "p",
        { class: "app-note" },
        "Only the words as typed were searched. ",
        link(links.wider, "Search related words too"),
      ),
    );
  } else if (others.size) {
    const lines = Array.from(others, ([typed, shown]) =>
      element("li", {}, element("strong", {}, typed), `: ${shown.join(", ")}`),
    );
    notes.push(
      element(
        "details",
        { class: "app-note app-note--details" },
        element("summary", {}, `Related words and places were searched too: ${preview(others)}`),
        element("ul", { class: "app-note__list" }, ...lines),
        element("p", {}, link(links.exact, "Search only the words as typed")),
      ),
    );
  }
  const phrases = expanded.forms.filter(({ how, typed }) => how === TYPED && typed.includes(" "));
  const inPhrases = new Set(phrases.flatMap(({ typed }) => typed.split(" ")));
  const ignored = Array.from(
    new Set(query.words.flatMap((typed) => (typed.ignored && !inPhrases.has(typed.word) ? [typed.word] : []))),
  );
  if (ignored.length && expanded.forms.length)
    notes.push(element("p", { class: "app-note app-note--quiet" }, `Searched without: ${ignored.join(", ")}.`));
  return notes;
}

/**
 * What to offer where nothing was found.
 *
 * @param {import("./searcher.js").Found|null} found
 * @param {import("./url-state.js").State} state
 * @param {boolean} narrowed
 * @param {{unfiltered: string, all: string, areas: string, asking: (q: string) => string}} links
 * @returns {HTMLElement[]}
 */
export function nothingFound(found, state, narrowed, links) {
  const offers = [];
  const link = (/** @type {string} */ href, /** @type {string} */ text) =>
    element("li", {}, element("a", { class: "govuk-link", href, "data-state": true }, text));
  if (narrowed) offers.push(link(links.unfiltered, "Search without the filters"));
  if (state.q.includes('"'))
    offers.push(link(links.asking(state.q.replaceAll('"', " ").trim()), "Search for the words apart, not as a phrase"));
  const asked = found?.query.words.filter((typed) => !typed.ignored) ?? [];
  const known = found?.expanded.asked.map((i) => found.query.words[i].word) ?? [];
  const nowhere = found?.expanded.nowhere ?? [];
  if (nowhere.length)
    offers.push(
      element("li", {}, element("a", { class: "govuk-link", href: links.areas }, "See the areas that reviews are of")),
    );
  else if (asked.length > 1)
    for (const word of known.slice(0, 5)) offers.push(link(links.asking(word), `Search for “${word}” alone`));
  offers.push(link(links.all, "See all reviews, newest first"));
  let looked = "There is no word in this search that could be looked for.";
  if (nowhere.length) looked = noneOf(nowhere);
  else if (asked.length) looked = `No review was found for ${listed(asked.map(({ word }) => word))}.`;
  return [
    ...(state.q.trim() ? [element("p", { class: "govuk-body" }, looked)] : []),
    element("p", { class: "govuk-body" }, "You could:"),
    element("ul", { class: "govuk-list govuk-list--bullet" }, ...offers),
  ];
}

/** @type {(places: string[]) => string} that nothing is of a place, by all that it may be called */
function noneOf(places) {
  return `No review here is of ${places.join(" or ")}.`;
}

function listed(/** @type {string[]} */ words) {
  const quoted = words.map((word) => `“${word}”`);
  return quoted.length > 1 ? `${quoted.slice(0, -1).join(", ")} or ${quoted[quoted.length - 1]}` : quoted.join("");
}

/** The first few of the forms, for the line that is always there. */
function preview(/** @type {Map<string, string[]>} */ others) {
  const all = Array.from(new Set(Array.from(others.values()).flat()));
  return all.slice(0, 3).join(", ") + (all.length > 3 ? ` and ${all.length - 3} more` : "");
}
