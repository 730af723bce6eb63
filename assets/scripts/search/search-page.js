/* The finder's page: from a state to what is shown. Only the last thing asked for is ever shown. */
import { Announcer } from "./announcer.js";
import { isNarrowed, readState, writeState } from "./url-state.js";
import { choicesOf, showChoices, without, withoutChoices } from "./active-filters.js";
import { Controls } from "./search-form.js";
import { FacetView } from "./facet-view.js";
import { Finder } from "./searcher.js";
import { Journey } from "./history.js";
import { scriptLoader } from "../shared/loader.js";
import { narrow } from "./filter-results.js";
import { Parts } from "./search-index.js";
import { ResultsView } from "./results-view.js";

/** Starts the finder, if the page has one, as soon as the page's own scripts have run: the manifest is one of them. */
export function start() {
  const place = document.getElementById("finder");
  if (!place) return;
  const page = new FinderPage(place);
  document.addEventListener("DOMContentLoaded", () => page.run(), { once: true });
}

class FinderPage {
  /** @param {HTMLElement} place */
  constructor(place) {
    this.place = place;
    this.load = scriptLoader(document, place.dataset.index ?? "");
    this.smallest = Number(place.dataset.smallest) || 1;
    this.asked = 0;
    /** @type {Promise<Finder>|null} */
    this.opening = null;
    this.journey = new Journey(window, () => this.run());
    const form = /** @type {HTMLFormElement} */ (place.querySelector("form"));
    this.controls = new Controls(
      form,
      () => this.journey.state,
      (state, typing) => this.go(state, typing),
    );
    this.facets = Array.from(
      place.querySelectorAll("details[data-facet]"),
      (details) =>
        new FacetView(
          /** @type {HTMLDetailsElement} */ (details),
          (...choice) => this.choose(...choice),
          () => this.count(),
        ),
    );
    this.view = new ResultsView(
      place,
      new Announcer(/** @type {HTMLElement} */ (document.getElementById("search-announcement"))),
    );
    this.openFilters(/** @type {HTMLDetailsElement} */ (place.querySelector("[data-filters]")));
    // A link to another state of this page need not load it again.
    place.addEventListener("click", (event) => this.follow(event));
  }

  /**
   * Where there is room beside the results the filters stand open, the short ones with their values.
   *
   * @param {HTMLDetailsElement} filters
   */
  openFilters(filters) {
    filters.addEventListener("toggle", () => this.count());
    if (!window.matchMedia("(min-width: 48.0625em)").matches) return;
    filters.open = true;
    for (const facet of this.facets) facet.details.open = "open" in facet.details.dataset;
  }

  /** @param {MouseEvent} event */
  follow(event) {
    const link = event.target instanceof Element && event.target.closest("a[data-state]");
    if (
      !(link instanceof HTMLAnchorElement) ||
      event.defaultPrevented ||
      event.button ||
      event.ctrlKey ||
      event.metaKey ||
      event.shiftKey
    )
      return;
    event.preventDefault();
    this.go(readState(new URL(link.href).search), false);
    this.view.toTop();
  }

  /**
   * @param {string} name
   * @param {string} slug
   * @param {boolean} chosen
   */
  choose(name, slug, chosen) {
    const { state } = this.journey;
    const others = state.chosen[name].filter((one) => one !== slug);
    this.go({ ...state, chosen: { ...state.chosen, [name]: chosen ? [...others, slug] : others }, page: 1 }, false);
  }

  /**
   * @param {import("./url-state.js").State} state
   * @param {boolean} typing
   */
  go(state, typing) {
    this.journey.go(state, typing);
    this.run();
  }

  /** Shows what the state asks for. An answer that arrives after the next question is dropped. */
  async run() {
    const asked = ++this.asked;
    const { state } = this.journey;
    this.controls.show(state);
    for (const facet of this.facets) facet.choose(state.chosen[facet.name] ?? []);
    this.view.loading();
    try {
      const answer = await this.answer(state);
      if (asked !== this.asked) return;
      this.view.show(answer, this.linksOf(state), (choice) =>
        this.go(choice ? without(state, choice) : withoutChoices(state), false),
      );
      await this.count();
    } catch (error) {
      if (asked !== this.asked) return;
      this.view.failed(error, () => this.run());
    }
  }

  /** @returns {Promise<Finder>} */
  open() {
    this.opening ??= this.load(this.place.dataset.manifest ?? "").then(
      (manifest) => new Finder(new Parts(manifest, this.load)),
    );
    this.opening.catch(() => {
      this.opening = null;
    });
    return this.opening;
  }

  /**
   * @param {import("./url-state.js").State} state
   * @returns {Promise<import("./results-view.js").Answer>}
   */
  async answer(state) {
    const finder = await this.open();
    const [found, years, facets] = await Promise.all([
      state.q.trim() ? finder.find(state.q, state) : null,
      state.from || state.to ? finder.parts.years() : null,
      this.columns(finder, state, () => false),
    ]);
    const all = found ? found.results : await finder.everything(state.points);
    const inYears = (/** @type {number} */ review) => !years || inRange(years[review], state);
    const { kept } = narrow(all, facets, state.chosen, inYears);
    const results = sorted(
      kept.map((at) => all[at]),
      state.sort,
    );
    const shown = this.view.pageOf(results, state.page);
    const cards = await finder.parts.cards(shown.map(({ review }) => review));
    this.last = { all, inYears, state };
    return { state, found, finder, results, shown, cards, choices: choicesOf(state, labelsOf(facets)) };
  }

  /** Brings the counts of the open facets up to date. They come after the results, so as not to hold them up. */
  async count() {
    const { asked, last } = this;
    const open = this.facets.filter((facet) => facet.open);
    if (!last || !open.length) return;
    const finder = await this.open();
    const facets = await this.columns(finder, last.state, (name) => open.some((facet) => facet.name === name));
    if (asked !== this.asked) return;
    const { counts } = narrow(last.all, facets, last.state.chosen, last.inYears);
    for (const view of open) {
      const facet = facets.get(view.name);
      const count = counts.get(view.name);
      if (facet && count) view.show(facet, count, last.state.chosen[view.name], this.smallest);
    }
  }

  /**
   * The facets of which something is chosen, and others that are wanted.
   *
   * @param {Finder} finder
   * @param {import("./url-state.js").State} state
   * @param {(name: string) => boolean} wanted
   * @returns {Promise<Map<string, import("./filter-results.js").Facet>>}
   */
  async columns(finder, { chosen, points }, wanted) {
    const names = Object.keys(finder.parts.manifest.facets).filter((name) => chosen[name]?.length > 0 || wanted(name));
    const facets = await Promise.all(names.map((name) => finder.parts.facet(name, points)));
    return new Map(names.map((name, i) => [name, facets[i]]));
  }

  /** @param {import("./url-state.js").State} state */
  linksOf(state) {
    const to = (/** @type {Partial<import("./url-state.js").State>} */ change) =>
      window.location.pathname + writeState({ ...state, page: 1, ...change });
    return {
      exact: to({ exact: true }),
      wider: to({ exact: false }),
      unfiltered: to(withoutChoices(state)),
      all: window.location.pathname,
      areas: `${this.place.dataset.root}areas/index.html`,
      asking: (/** @type {string} */ q) => to({ q }),
      page: (/** @type {number} */ page) => to({ page }),
      narrowed: isNarrowed(state),
    };
  }
}

/** @type {(year: number, state: import("./url-state.js").State) => boolean} */
function inRange(year, { from, to }) {
  return year > 0 && (!from || year >= from) && (!to || year <= to);
}

/**
 * By date, what answers all the words still comes before what answers some.
 *
 * @param {import("./ranking.js").Ranked[]} results
 * @param {string} sort
 */
function sorted(results, sort) {
  if (sort === "relevance") return results;
  const direction = sort === "oldest" ? -1 : 1;
  return results.sort(
    (a, b) => Number(b.all) - Number(a.all) || direction * (a.review - b.review) || (a.place ?? 0) - (b.place ?? 0),
  );
}

/** @param {Map<string, import("./filter-results.js").Facet>} facets */
function labelsOf(facets) {
  return (/** @type {string} */ name, /** @type {string} */ slug) =>
    facets.get(name)?.values.find(([value]) => value === slug)?.[1] ?? slug;
}
