/* Everything that an answer shows: the count, the chips, the notes, the list, the pages, the report. */
import { copyText } from "../shared/clipboard.js";
import { element, partOf } from "../shared/dom.js";
import { LoadError } from "../shared/loader.js";
import { formatNumber, pluralise } from "../shared/text.js";
import { showActiveFilters } from "./active-filters.js";
import { Highlighter } from "./highlighter.js";
import { nothingFound, notesOf } from "./notes-view.js";
import { showPager } from "./pager-view.js";
import { pointItem, reviewItem } from "./result-items.js";
import { reportLine } from "./search-report.js";

const PAGE_SIZE = 10;
/** Milliseconds: a shorter wait is not worth a message. */
const LOADING_DELAY = 400;

const DAMAGED =
  "A part of the search index arrived incomplete or is of another version of this site, so no results are shown.";
const MISSING =
  "A part of the search index could not be loaded, so no results are shown. " +
  "The connection may be down, or the site may have been updated since this page was opened.";

/**
 * @typedef {object} ResultsPage what the view shows
 * @property {import("./url-state.js").State} state
 * @property {import("./searcher.js").SearchOutcome|null} outcome null where there are no words
 * @property {import("./searcher.js").Searcher} searcher
 * @property {import("./ranking.js").RankedResult[]} results all of them, filtered and sorted
 * @property {import("./ranking.js").RankedResult[]} shown those on this page
 * @property {import("./search-index.js").Card[]} cards of those on this page
 * @property {import("./active-filters.js").Filter[]} filters
 */

/**
 * @typedef {object} Links addresses of other states
 * @property {string} exact only the words as typed
 * @property {string} wider with related words again
 * @property {string} unfiltered
 * @property {string} all the whole catalogue
 * @property {string} areas the page of all areas
 * @property {(q: string) => string} searchFor other words
 * @property {(page: number) => string} page
 */

/** The right-hand side of the search page. */
export class ResultsView {
  /**
   * @param {HTMLElement} container of the whole search page
   * @param {import("./announcer.js").Announcer} announcer
   */
  constructor(container, announcer) {
    this.siteRoot = container.dataset.root ?? "";
    this.announcer = announcer;
    this.status = /** @type {HTMLElement} */ (document.getElementById("search-status"));
    this.chips = partOf(container, "chips");
    this.notes = partOf(container, "notes");
    this.list = partOf(container, "results");
    this.pager = partOf(container, "pager");
    this.report = partOf(container, "report");
    this.timer = 0;
    this.report.querySelector("button")?.addEventListener("click", () => this.copyReport());
  }

  /** Say that a search is under way, if it takes a moment. */
  showLoading() {
    this.status.dataset.state = "loading";
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(() => {
      this.status.textContent = "Searching…";
    }, LOADING_DELAY);
  }

  /** Bring the top of the results into view and focus. */
  scrollToTop() {
    this.status.scrollIntoView({ block: "start" });
    this.status.focus({ preventScroll: true });
  }

  /**
   * Show a page of results.
   *
   * @param {ResultsPage} content
   * @param {Links} links
   * @param {(filter: import("./active-filters.js").Filter|null) => void} drop
   */
  show(content, links, drop) {
    const { state, outcome, results, filters } = content;
    const pages = pageCount(results);
    const count = countText(content);
    const page = Math.min(state.page, pages);
    showActiveFilters(this.chips, filters, drop);
    this.notes.replaceChildren(...(outcome ? notesOf(outcome, state, links) : []));
    this.list.replaceChildren(
      ...(results.length ? this.listsOf(content) : nothingFound(outcome, state, filters.length > 0, links)),
    );
    showPager(this.pager, page, pages, links.page);
    this.showStatus("done", pages > 1 ? `${count}, page ${page} of ${pages}` : count);
    this.showReport(content, count);
  }

  /**
   * @param {"done"|"error"} state
   * @param {string} text
   */
  showStatus(state, text) {
    window.clearTimeout(this.timer);
    this.status.textContent = text;
    this.status.dataset.state = state;
    this.announcer.announce(text);
  }

  /** @param {ResultsPage} content @param {string} count */
  showReport({ state, outcome, searcher, filters }, count) {
    const { reviews, version } = searcher.index.manifest;
    const labels = filters.map(({ label }) => label);
    this.report.hidden = false;
    /** @type {HTMLElement} */ (this.report.querySelector("[data-line]")).textContent = reportLine({
      state,
      outcome,
      count,
      filters: labels,
      reviews,
      version,
      date: new Date(),
    });
  }

  /**
   * The results that answer all the words, then those that answer some.
   *
   * @param {ResultsPage} content
   * @returns {HTMLElement[]}
   */
  listsOf({ outcome, searcher, shown, cards, state }) {
    const { terms, postings } = outcome?.expanded ?? { terms: [], postings: new Map() };
    const highlighter = new Highlighter(searcher.analyser, terms, postings);
    const items = shown.map(({ passage }, i) =>
      passage === undefined
        ? reviewItem(cards[i], highlighter, this.siteRoot)
        : pointItem(cards[i], searcher.index.pointAt(passage), highlighter, this.siteRoot),
    );
    const complete = shown.filter(({ all }) => all).length;
    const lists = [];
    if (complete) lists.push(element("ol", { class: "app-rows" }, ...items.slice(0, complete)));
    if (complete < items.length) {
      if (outcome && outcome.expanded.askedPositions.length > 1) {
        const divider = `Some of the words: ${state.points ? "points" : "reviews"} that do not have them all`;
        lists.push(element("p", { class: "app-divide" }, divider));
      }
      lists.push(element("ol", { class: "app-rows" }, ...items.slice(complete)));
    }
    return lists;
  }

  /**
   * Show that a search failed.
   *
   * @param {unknown} error
   * @param {() => void} retry
   */
  showError(error, retry) {
    const button = element("button", { type: "button", class: "govuk-button govuk-button--secondary" }, "Try again");
    button.addEventListener("click", retry);
    for (const container of [this.chips, this.notes, this.pager]) container.replaceChildren();
    this.report.hidden = true;
    const damaged = error instanceof LoadError && error.reason === "damaged";
    this.list.replaceChildren(
      element("p", { class: "govuk-body" }, damaged ? DAMAGED : MISSING),
      element(
        "p",
        { class: "govuk-body" },
        "Try again, reload the page, or read the ",
        element("a", { class: "govuk-link", href: `${this.siteRoot}reviews/index.html` }, "list of all reviews"),
        ".",
      ),
      button,
    );
    this.showStatus("error", "The search could not be done");
    // What is not a matter of loading is a mistake in the search itself: the console says where.
    if (!(error instanceof LoadError)) console.error(error);
  }

  async copyReport() {
    const line = /** @type {HTMLElement} */ (this.report.querySelector("[data-line]"));
    const copied = await copyText(line.textContent ?? "");
    if (!copied) window.getSelection()?.selectAllChildren(line);
    const status = this.report.querySelector("[data-copied]");
    if (status) status.textContent = copied ? "Copied" : "Selected: press Ctrl and C to copy";
  }
}

/**
 * Take the results on a page; a page beyond the last shows the last.
 *
 * @template T
 * @param {T[]} results
 * @param {number} page from 1
 * @returns {T[]}
 */
export function pageOf(results, page) {
  const first = (Math.min(page, pageCount(results)) - 1) * PAGE_SIZE;
  return results.slice(first, first + PAGE_SIZE);
}

/** @param {unknown[]} results */
function pageCount(results) {
  return Math.max(1, Math.ceil(results.length / PAGE_SIZE));
}

/**
 * Say the count in words: "12 reviews", or "3 reviews with all the words, 40 more with some".
 *
 * @param {Pick<ResultsPage, "state"|"outcome"|"results">} content
 * @returns {string}
 */
export function countText({ state, outcome, results }) {
  const noun = state.points ? "point" : "review";
  const complete = results.filter(({ all }) => all).length;
  if (!results.length) return `No ${noun}s found`;
  if (!outcome || outcome.expanded.askedPositions.length < 2) return pluralise(results.length, noun);
  if (complete === results.length) return `${pluralise(complete, noun)} with all the words`;
  if (!complete) return `No ${noun} with all the words, ${formatNumber(results.length)} with some`;
  return `${pluralise(complete, noun)} with all the words, ${formatNumber(results.length - complete)} more with some`;
}
