/* The form of the search page: what is typed and chosen becomes a state, and a state is shown in the form. */
import { defaultSort } from "./url-state.js";

/** A form whose values are a state's, apart from the facets, which are views of their own. */
export class SearchForm {
  /**
   * @param {HTMLFormElement} form
   * @param {() => import("./url-state.js").State} current
   * @param {(state: import("./url-state.js").State, typing: boolean) => void} onChange
   */
  constructor(form, current, onChange) {
    const control = (/** @type {string} */ name) => /** @type {HTMLInputElement} */ (form.elements.namedItem(name));
    this.words = control("q");
    this.from = control("from");
    this.to = control("to");
    this.sort = control("sort");
    this.points = control("in");
    this.words.addEventListener("input", () => onChange(withWords(current(), this.words.value), true));
    for (const choice of [this.from, this.to, this.sort, this.points]) {
      choice.addEventListener("change", () => onChange(this.withChoices(current()), false));
    }
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      onChange({ ...current(), q: this.words.value, page: 1 }, false);
    });
  }

  /** @param {import("./url-state.js").State} state */
  withChoices(state) {
    return {
      ...state,
      from: Number(this.from.value) || null,
      to: Number(this.to.value) || null,
      sort: this.sort.value,
      points: this.points.checked,
      page: 1,
    };
  }

  /**
   * Show a state in the form.
   *
   * @param {import("./url-state.js").State} state
   */
  show(state) {
    if (this.words.value !== state.q) this.words.value = state.q;
    this.from.value = state.from ? String(state.from) : "";
    this.to.value = state.to ? String(state.to) : "";
    this.sort.value = state.sort;
    this.points.checked = state.points;
  }
}

/**
 * Return the state with other words, on its first page. The order that the reader chose stays, unless a search begins
 * or ends with these words.
 *
 * @param {import("./url-state.js").State} state
 * @param {string} q
 * @returns {import("./url-state.js").State}
 */
export function withWords(state, q) {
  const sort = defaultSort(q) === defaultSort(state.q) ? state.sort : defaultSort(q);
  return { ...state, q, sort, page: 1 };
}
