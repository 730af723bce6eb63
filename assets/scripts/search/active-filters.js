/* The chips: every active filter, each to be dropped on its own, or all together. */
import { element } from "../shared/dom.js";
import { FACETS } from "./url-state.js";

/**
 * @typedef {object} Filter
 * @property {string} name facet, "from" or "to"
 * @property {string} slug
 * @property {string} label
 */

/**
 * List the active filters of a state.
 *
 * @param {import("./url-state.js").State} state
 * @param {(name: string, slug: string) => string} labelOf
 * @returns {Filter[]} in the order of the facets, years last
 */
export function activeFilters(state, labelOf) {
  const filters = FACETS.flatMap((name) =>
    state.chosen[name].map((slug) => ({ name, slug, label: labelOf(name, slug) })),
  );
  if (state.from) filters.push({ name: "from", slug: String(state.from), label: `From ${state.from}` });
  if (state.to) filters.push({ name: "to", slug: String(state.to), label: `To ${state.to}` });
  return filters;
}

/**
 * Return the state without one of its filters, on its first page.
 *
 * @param {import("./url-state.js").State} state
 * @param {Filter} filter
 * @returns {import("./url-state.js").State}
 */
export function withoutFilter(state, { name, slug }) {
  if (name === "from" || name === "to") return { ...state, [name]: null, page: 1 };
  const others = state.chosen[name].filter((other) => other !== slug);
  return { ...state, chosen: { ...state.chosen, [name]: others }, page: 1 };
}

/**
 * Return the state without any filter, on its first page.
 *
 * @param {import("./url-state.js").State} state
 * @returns {import("./url-state.js").State}
 */
export function withoutFilters(state) {
  return { ...state, chosen: Object.fromEntries(FACETS.map((name) => [name, []])), from: null, to: null, page: 1 };
}

/**
 * Show the active filters in a container, which hides where there are none.
 *
 * @param {HTMLElement} container
 * @param {Filter[]} filters
 * @param {(filter: Filter|null) => void} drop null: all of them
 */
export function showActiveFilters(container, filters, drop) {
  container.hidden = filters.length === 0;
  if (container.hidden) container.replaceChildren();
  else container.replaceChildren(...chips(filters, drop));
}

/** @param {Filter[]} filters @param {(filter: Filter|null) => void} drop */
function chips(filters, drop) {
  const items = filters.map((filter) => {
    const button = element(
      "button",
      { type: "button", class: "app-chip" },
      element("span", { class: "govuk-visually-hidden" }, "Remove "),
      filter.label,
      element("span", { class: "app-chip__cross", "aria-hidden": "true" }, "×"),
    );
    button.addEventListener("click", () => drop(filter));
    return element("li", {}, button);
  });
  const clear = element("button", { type: "button", class: "app-link-button" }, "Clear all filters");
  clear.addEventListener("click", () => drop(null));
  return [
    element("h3", { class: "govuk-visually-hidden" }, "Active filters"),
    element("ul", { class: "app-chips" }, ...items, element("li", {}, clear)),
  ];
}
