/* The groups of values that results can be narrowed by. Values are made when a group is first opened. */
import { element, grouped } from "../shared/dom.js";

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
    this.typed = "typed" in details.dataset;
    this.badge = /** @type {HTMLElement} */ (details.querySelector("[data-chosen]"));
    this.body = /** @type {HTMLElement} */ (details.querySelector("[data-values]"));
    /** @type {{slug: string, row: HTMLElement, box: HTMLInputElement, count: HTMLElement, label: string}[]} */
    this.rows = [];
    this.wanted = "";
    /** @type {HTMLElement|null} */
    this.none = null;
    details.addEventListener("toggle", () => details.open && onOpen());
    this.body.addEventListener("change", ({ target }) => {
      if (target instanceof HTMLInputElement && target.type === "checkbox")
        onChoice(this.name, target.value, target.checked);
    });
  }

  /** Whether its values have to be known: it is open, and so are the filters that it is one of. */
  get open() {
    const filters = this.details.parentElement?.closest("details");
    return this.details.open && (!filters || filters.open);
  }

  /**
   * Shows how many values are chosen; what is chosen is ticked.
   *
   * @param {string[]} chosen slugs
   */
  choose(chosen) {
    this.badge.textContent = chosen.length ? `${chosen.length} chosen` : "";
    for (const { slug, box } of this.rows) box.checked = chosen.includes(slug);
  }

  /**
   * Shows the values with their counts. One that would leave nothing is hidden, unless it is chosen.
   *
   * @param {import("./filter-results.js").Facet} facet
   * @param {Int32Array} counts
   * @param {string[]} chosen
   * @param {number} smallest counts below this are not told
   */
  show(facet, counts, chosen, smallest) {
    if (!this.rows.length) this.make(facet);
    this.rows.forEach(({ slug, row, count, label }, i) => {
      const few = counts[i] > 0 && counts[i] < smallest;
      count.textContent = few ? `fewer than ${smallest}` : grouped(counts[i]);
      row.hidden = (counts[i] === 0 && !chosen.includes(slug)) || !label.includes(this.wanted);
    });
    this.choose(chosen);
    this.hideEmptyGroups();
    if (this.none) this.none.hidden = counts.some((count) => count > 0);
  }

  /** @param {import("./filter-results.js").Facet} facet */
  make(facet) {
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
      const id = `facet-${this.name}-${i}`;
      const box = /** @type {HTMLInputElement} */ (
        element("input", { class: "govuk-checkboxes__input", type: "checkbox", id, name: this.name, value: slug })
      );
      const count = element("span", { class: "app-count" });
      const row = element(
        "div",
        { class: "govuk-checkboxes__item" },
        box,
        element("label", { class: "govuk-label govuk-checkboxes__label", for: id }, `${label} `, count),
      );
      list?.append(row);
      this.rows.push({ slug, row, box, count, label: label.toLowerCase() });
    });
    this.none = element("p", { class: "app-note app-note--quiet", hidden: true }, "None in these results");
    this.body.replaceChildren(...(this.typed ? [this.filterBox()] : []), fieldset, this.none);
  }

  filterBox() {
    const id = `find-${this.name}`;
    const box = /** @type {HTMLInputElement} */ (
      element("input", { class: "govuk-input app-facet__find", type: "search", id, autocomplete: "off" })
    );
    box.addEventListener("input", () => {
      this.wanted = box.value.trim().toLowerCase();
      for (const { row, label, count, box: tick } of this.rows) {
        row.hidden = !label.includes(this.wanted) || (count.textContent === "0" && !tick.checked);
      }
      this.hideEmptyGroups();
    });
    box.addEventListener("keydown", (event) => event.key === "Enter" && event.preventDefault());
    return element(
      "div",
      { class: "app-facet__finder" },
      element("label", { class: "govuk-label app-facet__label", for: id }, `Find: ${this.title.toLowerCase()}`),
      box,
    );
  }

  hideEmptyGroups() {
    for (const group of this.body.querySelectorAll("[data-group]")) {
      /** @type {HTMLElement} */ (group).hidden = !group.querySelector(".govuk-checkboxes__item:not([hidden])");
    }
  }
}
