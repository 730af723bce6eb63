/* The chips: every active choice, each to be dropped on its own, or all together. */
import { FACETS } from "./url-state.js";
import { element } from "../shared/dom.js";

/**
 * @typedef {object} Choice
 * @property {string} name facet, "from", "to" or "in"
 * @property {string} slug
 * @property {string} label
 */

/**
 * The active choices of a state, in the order of the facets.
 *
 * @param {import("./url-state.js").State} state
 * @param {(name: string, slug: string) => string} labelOf
 * @returns {Choice[]}
 */
export function choicesOf(state, labelOf) {
  const choices = FACETS.flatMap((name) =>
    state.chosen[name].map((slug) => ({ name, slug, label: labelOf(name, slug) })),
  );
  if (state.from) choices.push({ name: "from", slug: String(state.from), label: `From ${state.from}` });
  if (state.to) choices.push({ name: "to", slug: String(state.to), label: `To ${state.to}` });
  return choices;
}

/**
 * The state without a choice.
 *
 * @param {import("./url-state.js").State} state
 * @param {Choice} choice
 * @returns {import("./url-state.js").State}
 */
export function without(state, { name, slug }) {
  if (name === "from" || name === "to") return { ...state, [name]: null, page: 1 };
  return { ...state, chosen: { ...state.chosen, [name]: state.chosen[name].filter((one) => one !== slug) }, page: 1 };
}

/** @param {import("./url-state.js").State} state */
export function withoutChoices(state) {
  return { ...state, chosen: Object.fromEntries(FACETS.map((name) => [name, []])), from: null, to: null, page: 1 };
}

/**
 * @param {HTMLElement} place
 * @param {Choice[]} choices
 * @param {(choice: Choice|null) => void} drop null: all of them
 */
export function showChoices(place, choices, drop) {
  place.hidden = choices.length === 0;
  if (place.hidden) return place.replaceChildren();
  const items = choices.map((choice) => {
    const button = element(
      "button",
      { type: "button", class: "app-chip" },
      element("span", { class: "govuk-visually-hidden" }, "Remove "),
      choice.label,
      element("span", { class: "app-chip__cross", "aria-hidden": "true" }, "×"),
    );
    button.addEventListener("click", () => drop(choice));
    return element("li", {}, button);
  });
  const clear = element("button", { type: "button", class: "app-link-button" }, "Clear all filters");
  clear.addEventListener("click", () => drop(null));
  return place.replaceChildren(
    element("h3", { class: "govuk-visually-hidden" }, "Active filters"),
    element("ul", { class: "app-chips" }, ...items, element("li", {}, clear)),
  );
}
