/* The state of the finder, and the address that says it: back, bookmark and share all work by this. */

export const FACETS = ["area", "type", "harm", "age", "theme", "agency", "keyword"];
export const SORTS = ["relevance", "newest", "oldest"];

/**
 * @typedef {object} State
 * @property {string} q what is typed
 * @property {Record<string, string[]>} chosen slugs of the chosen values by facet
 * @property {number|null} from
 * @property {number|null} to
 * @property {string} sort one of SORTS
 * @property {boolean} points whether single points are looked for
 * @property {boolean} exact whether only the typed words are searched
 * @property {number} page from 1
 */

/**
 * @param {string} search the part of an address from the question mark
 * @returns {State}
 */
export function readState(search) {
  const given = new URLSearchParams(search);
  const q = given.get("q") ?? "";
  return {
    q,
    chosen: Object.fromEntries(FACETS.map((name) => [name, unique(given.getAll(name))])),
    from: year(given.getAll("from")),
    to: year(given.getAll("to")),
    sort: SORTS.find((sort) => sort === given.get("sort")) ?? defaultSort(q),
    points: given.get("in") === "points",
    exact: given.get("exact") === "1",
    page: Math.max(1, Math.min(9999, Math.floor(Number(given.get("page"))) || 1)),
  };
}

/**
 * @param {State} state
 * @returns {string} the part of an address from the question mark; empty for the bare catalogue
 */
export function writeState(state) {
  const said = new URLSearchParams();
  if (state.q) said.set("q", state.q);
  if (state.points) said.set("in", "points");
  if (state.exact) said.set("exact", "1");
  for (const name of FACETS) for (const slug of state.chosen[name]) said.append(name, slug);
  if (state.from) said.set("from", String(state.from));
  if (state.to) said.set("to", String(state.to));
  if (state.sort !== defaultSort(state.q)) said.set("sort", state.sort);
  if (state.page > 1) said.set("page", String(state.page));
  const text = said.toString();
  return text && `?${text}`;
}

/** What is searched for is sorted by relevance; the catalogue, where nothing is, by date. */
export function defaultSort(/** @type {string} */ q) {
  return q.trim() ? "relevance" : "newest";
}

/** Whether a state narrows anything by facets or years. */
export function isNarrowed(/** @type {State} */ state) {
  return Boolean(state.from || state.to || FACETS.some((name) => state.chosen[name].length));
}

/** A year may come more than once; the last that is one counts. */
function year(/** @type {string[]} */ values) {
  const years = values.filter((value) => /^\d{4}$/.test(value));
  return years.length ? Number(years[years.length - 1]) : null;
}

function unique(/** @type {string[]} */ values) {
  return Array.from(new Set(values.filter(Boolean)));
}
