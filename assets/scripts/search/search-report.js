/* A search in one line, so that it can be reported and repeated. */
import { NARROWER, PLACE, SAME, THEME } from "./expand-query.js";
import { formsByTyped, guessesByTyped } from "./notes-view.js";

/**
 * @param {object} search
 * @param {import("./url-state.js").State} search.state
 * @param {import("./searcher.js").Found|null} search.found
 * @param {string[]} search.filters labels of the active filters
 * @param {string} search.count the count in words
 * @param {number} search.held how many reviews there are in all
 * @param {string} search.version of the data
 * @param {Date} search.date
 * @returns {string}
 */
export function reportOf({ state, found, filters, count, held, version, date }) {
  const added = found ? formsByTyped(found.expanded.forms, [SAME, NARROWER, PLACE, THEME]) : new Map();
  const guessed = found ? guessesByTyped(found.expanded) : new Map();
  const searched = [
    ...Array.from(guessed, ([typed, shown]) => `${typed} taken for ${shown.join(", ")}`),
    ...Array.from(added, ([typed, shown]) => `${typed} also as ${shown.join(", ")}`),
  ];
  const ignored = found ? found.query.words.filter((typed) => typed.ignored).map(({ word }) => word) : [];
  return [
    `Searched ${state.points ? "points of" : ""} ${held} reviews`.replace("  ", " "),
    state.q.trim() ? `words: ${state.q.trim()}` : "no words",
    searched.length ? `forms added: ${searched.join("; ")}` : "no forms added",
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
