/* The search page: from a state to what is shown. Only the last thing asked for is ever shown. */
import { createLoader } from "../shared/loader.js";
import { activeFilters, withoutFilter, withoutFilters } from "./active-filters.js";
import { Announcer } from "./announcer.js";
import { FacetView } from "./facet-view.js";
import { filterResults } from "./filter-results.js";
import { ResultsView, pageOf } from "./results-view.js";
import { SearchForm } from "./search-form.js";
import { SearchIndex } from "./search-index.js";
import { Searcher } from "./searcher.js";
import { inRange, sortResults } from "./sort-results.js";
import { UrlState, readState, writeState } from "./url-state.js";

/** @typedef {import("./url-state.js").State} State */
/** @typedef {import("./filter-results.js").Facet} Facet */

/**
 * Start the search page, if this is it, as soon as the page's own scripts have run: the manifest is one of them.
 *
 * @param {Document} document
 */
export function startSearchPage(document) {
  const container = document.getElementById("finder");
  if (!container) return;
  const page = new SearchPage(container);
  document.addEventListener("DOMContentLoaded", () => page.update(), { once: true });
}

class SearchPage {
  /** @param {HTMLElement} container */
  constructor(container) {
    this.container = container;
    this.load = createLoader(document, container.dataset.index ?? "");
    this.smallestCount = Number(container.dataset.smallest) || 1;
    this.requestId = 0;
    /** @type {Promise<Searcher>|null} */
    this.searcher = null;
    this.urlState = new UrlState(window, () => this.update());
    const form = /** @type {HTMLFormElement} */ (container.querySelector("form"));
    this.form = new SearchForm(
      form,
      () => this.urlState.state,
      (state, typing) => this.go(state, typing),
    );
    this.facets = Array.from(
      container.querySelectorAll("details[data-facet]"),
      (details) =>
        new FacetView(
          /** @type {HTMLDetailsElement} */ (details),
          (...choice) => this.choose(...choice),
          () => this.updateCounts(),
        ),
    );
    this.view = new ResultsView(
      container,
      new Announcer(/** @type {HTMLElement} */ (document.getElementById("search-announcement"))),
    );
    this.openFilters(/** @type {HTMLDetailsElement} */ (container.querySelector("[data-filters]")));
    // A link to another state of this page need not load it again.
    container.addEventListener("click", (event) => this.followLink(event));
  }

  /**
   * Where there is room beside the results the filters stand open, the short ones with their values.
   *
   * @param {HTMLDetailsElement} filters
   */
  openFilters(filters) {
    filters.addEventListener("toggle", () => this.updateCounts());
    if (!window.matchMedia("(min-width: 48.0625em)").matches) return;
    filters.open = true;
    for (const facet of this.facets) facet.details.open = "open" in facet.details.dataset;
  }

  /** @param {MouseEvent} event */
  followLink(event) {
    const link = event.target instanceof Element && event.target.closest("a[data-state]");
    const otherwise = event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey;
    if (!(link instanceof HTMLAnchorElement) || otherwise) return;
    event.preventDefault();
    this.go(readState(new URL(link.href).search), false);
    this.view.scrollToTop();
  }

  /**
   * @param {string} name
   * @param {string} slug
   * @param {boolean} chosen
   */
  choose(name, slug, chosen) {
    const { state } = this.urlState;
    const others = state.chosen[name].filter((other) => other !== slug);
    this.go({ ...state, chosen: { ...state.chosen, [name]: chosen ? [...others, slug] : others }, page: 1 }, false);
  }

  /**
   * @param {State} state
   * @param {boolean} typing
   */
  go(state, typing) {
    this.urlState.set(state, typing);
    this.update();
  }

  /** Show what the state asks for. An answer that arrives after the next question is dropped. */
  async update() {
    const requestId = ++this.requestId;
    const { state } = this.urlState;
    this.form.show(state);
    for (const facet of this.facets) facet.showChosen(state.chosen[facet.name] ?? []);
    this.view.showLoading();
    try {
      const content = await this.resultsPage(state);
      if (requestId !== this.requestId) return;
      this.view.show(content, this.linksOf(state), (filter) =>
        this.go(filter ? withoutFilter(state, filter) : withoutFilters(state), false),
      );
      await this.updateCounts();
    } catch (error) {
      if (requestId !== this.requestId) return;
      this.view.showError(error, () => this.update());
    }
  }

  /** @returns {Promise<Searcher>} */
  openIndex() {
    this.searcher ??= this.load(this.container.dataset.manifest ?? "").then(
      (manifest) => new Searcher(new SearchIndex(manifest, this.load)),
    );
    this.searcher.catch(() => {
      this.searcher = null;
    });
    return this.searcher;
  }

  /**
   * @param {State} state
   * @returns {Promise<import("./results-view.js").ResultsPage>}
   */
  async resultsPage(state) {
    const searcher = await this.openIndex();
    const [outcome, years, facets] = await Promise.all([
      state.q.trim() ? searcher.search(state.q, state) : null,
      state.from || state.to ? searcher.index.years() : null,
      this.loadFacets(searcher, state, () => false),
    ]);
    const all = outcome ? outcome.results : await searcher.listAll(state.points);
    const inYears = (/** @type {number} */ review) => !years || inRange(years[review], state);
    const { matching } = filterResults(all, facets, state.chosen, inYears);
    const results = sortResults(
      matching.map((i) => all[i]),
      state.sort,
    );
    const shown = pageOf(results, state.page);
    const cards = await searcher.index.cards(shown.map(({ review }) => review));
    this.lastSearch = { all, inYears, state };
    return { state, outcome, searcher, results, shown, cards, filters: activeFilters(state, labelOf(facets)) };
  }

  /** Bring the counts of the open facets up to date. They come after the results, so as not to hold them up. */
  async updateCounts() {
    const { requestId, lastSearch } = this;
    const open = this.facets.filter((facet) => facet.open);
    if (!lastSearch || !open.length) return;
    const { all, inYears, state } = lastSearch;
    const searcher = await this.openIndex();
    const facets = await this.loadFacets(searcher, state, (name) => open.some((facet) => facet.name === name));
    if (requestId !== this.requestId) return;
    const { counts } = filterResults(all, facets, state.chosen, inYears);
    for (const view of open) {
      const facet = facets.get(view.name);
      const facetCounts = counts.get(view.name);
      if (facet && facetCounts) view.show(facet, facetCounts, state.chosen[view.name], this.smallestCount);
    }
  }

  /**
   * The facets of which something is chosen, and others that are wanted.
   *
   * @param {Searcher} searcher
   * @param {State} state
   * @param {(name: string) => boolean} wanted
   * @returns {Promise<Map<string, Facet>>}
   */
  async loadFacets({ index }, { chosen, points }, wanted) {
    const names = Object.keys(index.manifest.facets).filter((name) => chosen[name]?.length > 0 || wanted(name));
    const facets = await Promise.all(names.map((name) => index.facet(name, points)));
    return new Map(names.map((name, i) => [name, facets[i]]));
  }

  /**
   * @param {State} state
   * @returns {import("./results-view.js").Links}
   */
  linksOf(state) {
    const to = (/** @type {Partial<State>} */ change) =>
      window.location.pathname + writeState({ ...state, page: 1, ...change });
    return {
      exact: to({ exact: true }),
      wider: to({ exact: false }),
      unfiltered: to(withoutFilters(state)),
      all: window.location.pathname,
      areas: `${this.container.dataset.root}areas/index.html`,
      searchFor: (q) => to({ q }),
      page: (page) => to({ page }),
    };
  }
}

/** @param {Map<string, Facet>} facets @returns {(name: string, slug: string) => string} */
function labelOf(facets) {
  return (name, slug) => facets.get(name)?.values.find(([value]) => value === slug)?.[1] ?? slug;
}
