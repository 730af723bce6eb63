/* The state of the search page, and the address that says it: back, bookmark and share all work by this. */

export const FACETS = ["area", "type", "harm", "age", "theme", "agency", "keyword"];
export const SORTS = ["relevance", "newest", "oldest"];

/** More pages than any collection has; an address may say anything. */
const MAX_PAGE = 9999;
/** Milliseconds: typing that pauses for longer begins a new entry of the history. */
const TYPING_PAUSE = 2500;
/** Milliseconds: browsers refuse to have the address changed more often than a few times a second. */
const WRITE_DELAY = 250;

/**
 * @typedef {object} State
 * @property {string} q what is typed
 * @property {Record<string, string[]>} chosen slugs of the chosen values by facet
 * @property {number|null} from
 * @property {number|null} to
 * @property {string} sort one of SORTS
 * @property {boolean} points whether single points are searched
 * @property {boolean} exact whether only the typed words are searched
 * @property {number} page from 1
 */

/**
 * Read the state that an address says. What is wrong in it is passed over.
 *
 * @param {string} search the part of an address from the question mark
 * @returns {State}
 */
export function readState(search) {
  const parameters = new URLSearchParams(search);
  const q = parameters.get("q") ?? "";
  return {
    q,
    chosen: Object.fromEntries(FACETS.map((name) => [name, unique(parameters.getAll(name))])),
    from: lastYear(parameters.getAll("from")),
    to: lastYear(parameters.getAll("to")),
    sort: SORTS.find((sort) => sort === parameters.get("sort")) ?? defaultSort(q),
    points: parameters.get("in") === "points",
    exact: parameters.get("exact") === "1",
    page: Math.max(1, Math.min(MAX_PAGE, Math.floor(Number(parameters.get("page"))) || 1)),
  };
}

/**
 * Write the address of a state.
 *
 * @param {State} state
 * @returns {string} the part of an address from the question mark; empty for the bare catalogue
 */
export function writeState(state) {
  const parameters = new URLSearchParams();
  if (state.q) parameters.set("q", state.q);
  if (state.points) parameters.set("in", "points");
  if (state.exact) parameters.set("exact", "1");
  for (const name of FACETS) for (const slug of state.chosen[name]) parameters.append(name, slug);
  if (state.from) parameters.set("from", String(state.from));
  if (state.to) parameters.set("to", String(state.to));
  if (state.sort !== defaultSort(state.q)) parameters.set("sort", state.sort);
  if (state.page > 1) parameters.set("page", String(state.page));
  const text = parameters.toString();
  return text && `?${text}`;
}

/**
 * Return the order that nobody has to ask for: what is searched for comes by relevance; the catalogue, where nothing
 * is, by date.
 *
 * @param {string} q
 * @returns {string}
 */
export function defaultSort(q) {
  return q.trim() ? "relevance" : "newest";
}

/** A year may come more than once; the last that is one counts. */
function lastYear(/** @type {string[]} */ values) {
  const years = values.filter((value) => /^\d{4}$/.test(value));
  return years.length ? Number(years[years.length - 1]) : null;
}

function unique(/** @type {string[]} */ values) {
  return Array.from(new Set(values.filter(Boolean)));
}

/** Keeps the address bar and the history in step with a state. */
export class UrlState {
  /**
   * @param {Window} window
   * @param {(state: State) => void} onReturn called when the reader goes back or forward
   */
  constructor(window, onReturn) {
    this.window = window;
    this.state = readState(window.location.search);
    this.lastTyped = 0;
    this.timer = 0;
    window.addEventListener("popstate", () => {
      window.clearTimeout(this.timer);
      this.state = readState(window.location.search);
      this.lastTyped = 0;
      onReturn(this.state);
    });
  }

  /**
   * Set the state. The address follows: at once with a new entry of the history, or in a moment without one where
   * the reader goes on typing.
   *
   * @param {State} state
   * @param {boolean} typing one of many changes that belong together
   */
  set(state, typing) {
    const now = Date.now();
    const goesOn = typing && now - this.lastTyped < TYPING_PAUSE;
    this.lastTyped = typing ? now : 0;
    this.state = state;
    this.window.clearTimeout(this.timer);
    const changed = this.addressOf(state) !== this.addressOf(readState(this.window.location.search));
    if (!goesOn && changed) this.window.history.pushState(null, "", this.addressOf(state));
    else {
      this.timer = this.window.setTimeout(
        () => this.window.history.replaceState(null, "", this.addressOf(this.state)),
        WRITE_DELAY,
      );
    }
  }

  /** @param {State} state */
  addressOf(state) {
    return this.window.location.pathname + writeState(state);
  }
}
