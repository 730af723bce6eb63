/* The groups of values that results can be filtered by. Values are created when a group is first opened. */
import { element } from "../shared/dom.js";
import { formatNumber } from "../shared/text.js";

/** @typedef {{slug: string, element: HTMLElement, box: HTMLInputElement, count: HTMLElement, label: string}} Row */

/** One group: a `details` element with `data-facet`. */
export class FacetView {
  /**
   * @param {HTMLDetailsElement} details
   * @param {(name: string, slug: string, chosen: boolean) => void} onChoice
   * @param {() => void} onOpen
   */
  constructor(details, onChoice, onOpen) {
    this.details = details;
    this.name = details.dataset.facet ?? "";
    this.title = details.dataset.title ?? "";
    this.hasSearchBox = "typed" in details.dataset;
    this.badge = /** @type {HTMLElement} */ (details.querySelector("[data-chosen]"));
    this.body = /** @type {HTMLElement} */ (details.querySelector("[data-values]"));
    /** @type {Row[]} */
    this.rows = [];
    this.typed = "";
    /** @type {HTMLElement|null} */
    this.emptyNote = null;
    details.addEventListener("toggle", () => details.open && onOpen());
    this.body.addEventListener("change", ({ target }) => {
      const isChoice = target instanceof HTMLInputElement && target.type === "checkbox";
      if (isChoice) onChoice(this.name, target.value, target.checked);
    });
  }

  /** Whether its values have to be known: it is open, and so are the filters that it is one of. */
  get open() {
    const filters = this.details.parentElement?.closest("details");
    return this.details.open && (!filters || filters.open);
  }

  /**
   * Show how many values are chosen, and tick them.
   *
   * @param {string[]} chosen slugs
   */
  showChosen(chosen) {
    this.badge.textContent = chosen.length ? `${chosen.length} chosen` : "";
    for (const { slug, box } of this.rows) box.checked = chosen.includes(slug);
  }

  /**
   * Show the values with their counts. One that would leave nothing is hidden, unless it is chosen.
   *
   * @param {import("./filter-results.js").Facet} facet
   * @param {Int32Array} counts
   * @param {string[]} chosen slugs
   * @param {number} smallest counts below this are shown as "fewer than"
   */
  show(facet, counts, chosen, smallest) {
    if (!this.rows.length) this.create(facet);
    this.rows.forEach(({ count }, i) => {
      const few = counts[i] > 0 && counts[i] < smallest;
      count.textContent = few ? `fewer than ${smallest}` : formatNumber(counts[i]);
    });
    this.showChosen(chosen);
    this.hideRows();
    if (this.emptyNote) this.emptyNote.hidden = counts.some((count) => count > 0);
  }

  /** @param {import("./filter-results.js").Facet} facet */
  create(facet) {
    const fieldset = element(
      "fieldset",
      { class: "govuk-fieldset" },
      element("legend", { class: "govuk-visually-hidden" }, this.title),
    );
    /** @type {string|null} */
    let group = null;
    /** @type {HTMLElement|null} */
    let list = null;
    facet.values.forEach(([slug, label, heading], i) => {
      if (heading !== group) {
        group = heading;
        list = element(
          "div",
          { class: "govuk-checkboxes govuk-checkboxes--small", "data-group": true },
          heading !== "" && element("p", { class: "app-facet__group" }, heading),
        );
        fieldset.append(list);
      }
      const row = this.createRow(slug, label, `facet-${this.name}-${i}`);
      list?.append(row.element);
      this.rows.push(row);
    });
    this.emptyNote = element("p", { class: "app-note app-note--quiet", hidden: true }, "None in these results");
    this.body.replaceChildren(...(this.hasSearchBox ? [this.createSearchBox()] : []), fieldset, this.emptyNote);
  }

  /** @param {string} slug @param {string} label @param {string} id @returns {Row} */
  createRow(slug, label, id) {
    const box = /** @type {HTMLInputElement} */ (
      element("input", { class: "govuk-checkboxes__input", type: "checkbox", id, name: this.name, value: slug })
    );
    const count = element("span", { class: "app-count" });
    const item = element(
      "div",
      { class: "govuk-checkboxes__item" },
      box,
      element("label", { class: "govuk-label govuk-checkboxes__label", for: id }, `${label} `, count),
    );
    return { slug, element: item, box, count, label: label.toLowerCase() };
  }

  createSearchBox() {
    const id = `find-${this.name}`;
    const box = /** @type {HTMLInputElement} */ (
      element("input", { class: "govuk-input app-facet__find", type: "search", id, autocomplete: "off" })
    );
    box.addEventListener("input", () => {
      this.typed = box.value.trim().toLowerCase();
      this.hideRows();
    });
    box.addEventListener("keydown", (event) => event.key === "Enter" && event.preventDefault());
    return element(
      "div",
      { class: "app-facet__finder" },
      element("label", { class: "govuk-label app-facet__label", for: id }, `Find: ${this.title.toLowerCase()}`),
      box,
    );
  }

  /** Hide the values that would leave nothing and are not chosen, those without what is typed, and empty groups. */
  hideRows() {
    for (const { element: row, label, count, box } of this.rows) {
      row.hidden = !label.includes(this.typed) || (count.textContent === "0" && !box.checked);
    }
    for (const group of this.body.querySelectorAll("[data-group]")) {
      /** @type {HTMLElement} */ (group).hidden = !group.querySelector(".govuk-checkboxes__item:not([hidden])");
    }
  }
}
