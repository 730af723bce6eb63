/* The form of the finder: what is typed and chosen becomes a state, and a state is shown in the form. */

/** A form whose values are a state's, apart from the facets, which are views of their own. */
export class Controls {
  /**
   * @param {HTMLFormElement} form
   * @param {() => import("./url-state.js").State} current
   * @param {(state: import("./url-state.js").State, typing: boolean) => void} onChange
   */
  constructor(form, current, onChange) {
    const find = (/** @type {string} */ name) => /** @type {HTMLInputElement} */ (form.elements.namedItem(name));
    this.words = find("q");
    this.from = find("from");
    this.to = find("to");
    this.sort = find("sort");
    this.points = find("in");
    this.words.addEventListener("input", () => {
      const q = this.words.value;
      const before = current();
      // A new question is answered by relevance; the catalogue, asked nothing, is newest first.
      const sort = Boolean(q.trim()) === Boolean(before.q.trim()) ? before.sort : q.trim() ? "relevance" : "newest";
      onChange({ ...before, q, sort, page: 1 }, true);
    });
    for (const control of [this.from, this.to, this.sort, this.points]) {
      control.addEventListener("change", () =>
        onChange(
          {
            ...current(),
            from: Number(this.from.value) || null,
            to: Number(this.to.value) || null,
            sort: this.sort.value,
            points: this.points.checked,
            page: 1,
          },
          false,
        ),
      );
    }
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      onChange({ ...current(), q: this.words.value, page: 1 }, false);
    });
  }

  /** @param {import("./url-state.js").State} state */
  show(state) {
    if (this.words.value !== state.q) this.words.value = state.q;
    this.from.value = state.from ? String(state.from) : "";
    this.to.value = state.to ? String(state.to) : "";
    this.sort.value = state.sort;
    this.points.checked = state.points;
  }
}
