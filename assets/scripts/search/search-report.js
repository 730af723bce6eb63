/* A search in one line, so that it can be reported and repeated. */
import { guessesByTyped, termsByTyped } from "./notes-view.js";

/**
 * Write a search as one line.
 *
 * @param {object} search
 * @param {import("./url-state.js").State} search.state
 * @param {import("./searcher.js").SearchOutcome|null} search.outcome
 * @param {string[]} search.filters labels of the active filters
 * @param {string} search.count the count in words
 * @param {number} search.reviews how many reviews there are in all
 * @param {string} search.version of the data
 * @param {Date} search.date
 * @returns {string}
 */
export function reportLine({ state, outcome, filters, count, reviews, version, date }) {
  const added = outcome ? termsByTyped(outcome.expanded.terms) : new Map();
  const guesses = outcome ? guessesByTyped(outcome.expanded) : new Map();
  const forms = [
    ...Array.from(guesses, ([typed, shown]) => `${typed} taken for ${shown.join(", ")}`),
    ...Array.from(added, ([typed, shown]) => `${typed} also as ${shown.join(", ")}`),
  ];
  const ignored = outcome?.query.words.filter((queryWord) => queryWord.ignored).map(({ word }) => word) ?? [];
  return [
    `Searched ${state.points ? "points of " : ""}${reviews} reviews`,
    state.q.trim() ? `words: ${state.q.trim()}` : "no words",
    forms.length ? `forms added: ${forms.join("; ")}` : "no forms added",
    ignored.length ? `ignored: ${Array.from(new Set(ignored)).join(", ")}` : "",
    filters.length ? `filters: ${filters.join("; ")}` : "no filters",
    `sorted by ${state.sort}`,
    count,
    `data ${version}`,
    date.toISOString().slice(0, 10),
  ]
    .filter(Boolean)
    .join(" | ");
}
