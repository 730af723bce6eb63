/* Everything that an answer shows: the count, the chips, the notes, the list, the pages, the report. */
import { showChoices } from "./active-filters.js";
import { counted, element, grouped } from "../shared/dom.js";
import { Marker } from "./highlighter.js";
import { nothingFound, notesOf } from "./notes-view.js";
import { showPager } from "./pager-view.js";
import { pointItem, reviewItem } from "./result-items.js";
import { reportOf } from "./search-report.js";

const A_PAGE = 10;
/** A wait shorter than this is not worth a message. */
const NOTICED = 400;

const DAMAGED =
  "A part of the search index arrived incomplete or is of another version of this site, so no results are shown.";
const MISSING =
  "A part of the search index could not be loaded, so no results are shown. " +
  "The connection may be down, or the site may have been updated since this page was opened.";

/**
 * @typedef {object} Answer
 * @property {import("./url-state.js").State} state
 * @property {import("./searcher.js").Found|null} found null where there are no words
 * @property {import("./searcher.js").Finder} finder
 * @property {import("./ranking.js").Ranked[]} results all of them, narrowed and sorted
 * @property {import("./ranking.js").Ranked[]} shown those on this page
 * @property {import("./search-index.js").Card[]} cards of those on this page
 * @property {import("./active-filters.js").Choice[]} choices
 */

/** The right-hand side of the finder. */
export class ResultsView {
  /**
   * @param {HTMLElement} place
   * @param {import("./announcer.js").Announcer} announcer
   */
  constructor(place, announcer) {
    const part = (/** @type {string} */ name) =>
      /** @type {HTMLElement} */ (place.querySelector(`[data-part="${name}"]`));
    this.root = place.dataset.root ?? "";
    this.announcer = announcer;
    this.status = /** @type {HTMLElement} */ (document.getElementById("search-status"));
    this.chips = part("chips");
    this.notes = part("notes");
    this.list = part("results");
    this.pager = part("pager");
    this.report = part("report");
    this.timer = 0;
    this.report.querySelector("button")?.addEventListener("click", () => this.copyReport());
  }

  loading() {
    this.status.dataset.state = "loading";
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(() => {
      this.status.textContent = "Searching…";
    }, NOTICED);
  }

  toTop() {
    this.status.scrollIntoView({ block: "start" });
    this.status.focus({ preventScroll: true });
  }

  /**
   * The results on a page; a page beyond the last shows the last.
   *
   * @template T
   * @param {T[]} results
   * @param {number} page
   * @returns {T[]}
   */
  pageOf(results, page) {
    const first = (Math.min(page, this.pagesOf(results)) - 1) * A_PAGE;
    return results.slice(first, first + A_PAGE);
  }

  pagesOf(/** @type {unknown[]} */ results) {
    return Math.max(1, Math.ceil(results.length / A_PAGE));
  }

  /**
   * @param {Answer} answer
   * @param {any} links
   * @param {(choice: import("./active-filters.js").Choice|null) => void} drop
   */
  show(answer, links, drop) {
    const { state, found, finder, results, choices } = answer;
    const pages = this.pagesOf(results);
    const count = countOf(answer);
    const page = Math.min(state.page, pages);
    showChoices(this.chips, choices, drop);
    this.notes.replaceChildren(...(found ? notesOf(found, state, links) : []));
    this.list.replaceChildren(
      ...(results.length ? this.listsOf(answer) : nothingFound(found, state, links.narrowed, links)),
    );
    showPager(this.pager, page, pages, links.page);
    this.done(pages > 1 ? `${count}, page ${page} of ${pages}` : count);
    this.report.hidden = false;
    /** @type {HTMLElement} */ (this.report.querySelector("[data-line]")).textContent = reportOf({
      state,
      found,
      count,
      filters: choices.map(({ label }) => label),
      held: finder.parts.manifest.reviews,
      version: finder.parts.manifest.version,
      date: new Date(),
    });
  }

  /** @param {string} text */
  done(text) {
    window.clearTimeout(this.timer);
    this.status.textContent = text;
    this.status.dataset.state = "done";
    this.announcer.say(text);
  }

  /**
   * The results that answer all the words, then those that answer some.
   *
   * @param {Answer} answer
   * @returns {HTMLElement[]}
   */
  listsOf({ found, finder, shown, cards, state }) {
    const marker = new Marker(finder.words, found?.expanded.forms ?? [], found?.expanded.postings ?? new Map());
    const items = shown.map(({ review, place }, i) =>
      place === undefined
        ? reviewItem(cards[i], marker, this.root)
        : pointItem(cards[i], finder.parts.pointAt(place), marker, this.root),
    );
    const whole = shown.filter(({ all }) => all).length;
    const lists = [];
    if (whole) lists.push(element("ol", { class: "app-rows" }, ...items.slice(0, whole)));
    if (whole < items.length) {
      if (found && found.expanded.asked.length > 1)
        lists.push(
          element(
            "p",
            { class: "app-divide" },
            `Some of the words: ${state.points ? "points" : "reviews"} that do not have them all`,
          ),
        );
      lists.push(element("ol", { class: "app-rows" }, ...items.slice(whole)));
    }
    return lists;
  }

  /**
   * @param {unknown} error
   * @param {() => void} again
   */
  failed(error, again) {
    window.clearTimeout(this.timer);
    const button = element("button", { type: "button", class: "govuk-button govuk-button--secondary" }, "Try again");
    button.addEventListener("click", again);
    const damaged = error instanceof Error && "reason" in error && error.reason === "damaged";
    for (const place of [this.chips, this.notes, this.pager]) place.replaceChildren();
    this.report.hidden = true;
    this.list.replaceChildren(
      element(
        "p",
        { class: "govuk-body" },
        damaged ? DAMAGED : MISSING,
      ),
      element(
        "p",
        { class: "govuk-body" },
        "Try again, reload the page, or read the ",
        element("a", { class: "govuk-link", href: `${this.root}reviews/index.html` }, "list of all reviews"),
        ".",
      ),
      button,
    );
    this.status.textContent = "The search could not be done";
    this.status.dataset.state = "error";
    this.announcer.say("The search could not be done");
    // What is not a matter of loading is a mistake in the finder itself: the console says where.
    if (!(error instanceof Error && error.name === "PartError")) console.error(error);
  }

  async copyReport() {
    const line = this.report.querySelector("[data-line]");
    const said = this.report.querySelector("[data-copied]");
    try {
      await navigator.clipboard.writeText(line?.textContent ?? "");
      if (said) said.textContent = "Copied";
    } catch {
      window.getSelection()?.selectAllChildren(/** @type {Node} */ (line));
      if (said) said.textContent = "Selected: press Ctrl and C to copy";
    }
  }
}

/**
 * The count in words: "12 reviews", or "3 reviews have all the words, 40 more some of them".
 *
 * @param {Answer} answer
 * @returns {string}
 */
function countOf({ state, found, results }) {
  const noun = state.points ? "point" : "review";
  const whole = results.filter(({ all }) => all).length;
  if (!results.length) return `No ${noun}s found`;
  if (!found || found.expanded.asked.length < 2) return counted(results.length, noun);
  if (whole === results.length) return `${counted(whole, noun)} with all the words`;
  if (!whole) return `No ${noun} with all the words, ${grouped(results.length)} with some`;
  return `${counted(whole, noun)} with all the words, ${grouped(results.length - whole)} more with some`;
}
