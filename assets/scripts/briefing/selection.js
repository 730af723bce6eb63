/* What a reader has chosen for a briefing: stored in the address of its page and in this browser, nowhere else. */
import { readItem, writeItem } from "../shared/storage.js";

const STORAGE_KEY = "briefing-chosen";
const ITEM_KEY = /^([a-z0-9][a-z0-9-]*)(?:~((?:learning|recommendation|good-practice)-\d{1,4}))?$/;
const TAG_SLUG = /^[a-z0-9][a-z0-9-]*$/;

/** More than this makes no briefing, and too long an address. */
export const MAX_ITEMS = 60;

/**
 * @typedef {object} Selection
 * @property {string[]} keys a review's id, or an id and a point's anchor: "2023-leeds-child-a~learning-2"
 * @property {string} theme slug of a theme whose newest points are taken, or ""
 * @property {string} agency slug of an agency, the same
 */

/** @type {Selection} */
export const EMPTY_SELECTION = { keys: [], theme: "", agency: "" };

/**
 * Read the selection that an address says. What is wrong in it is passed over.
 *
 * @param {string} search the part of an address from the question mark
 * @returns {Selection}
 */
export function readSelection(search) {
  const parameters = new URLSearchParams(search);
  const keys = Array.from(parameters).flatMap(([name, value]) => {
    const [match, , anchor] = ITEM_KEY.exec(value) ?? [];
    return match && name === (anchor ? "point" : "review") ? [value] : [];
  });
  return cleaned({ keys, theme: parameters.get("theme") ?? "", agency: parameters.get("agency") ?? "" });
}

/**
 * Write the address of a selection.
 *
 * @param {Selection} selection
 * @returns {string} the part of an address from the question mark; empty for no selection
 */
export function writeSelection({ keys, theme, agency }) {
  const parameters = [
    ...(theme ? [`theme=${theme}`] : []),
    ...(agency ? [`agency=${agency}`] : []),
    ...keys.map((key) => `${key.includes("~") ? "point" : "review"}=${key}`),
  ];
  return parameters.length ? `?${parameters.join("&")}` : "";
}

/**
 * Whether nothing is selected.
 *
 * @param {Selection} selection
 * @returns {boolean}
 */
export function isEmpty(selection) {
  return !selection.keys.length && !selection.theme && !selection.agency;
}

/**
 * Return the selection with a review or point added at its end, or taken away if it is there. A full one stays as it is.
 *
 * @param {Selection} selection
 * @param {string} key
 * @returns {Selection}
 */
export function toggled(selection, key) {
  const others = selection.keys.filter((other) => other !== key);
  return cleaned({ ...selection, keys: others.length < selection.keys.length ? others : [...others, key] });
}

/**
 * Part a key.
 *
 * @param {string} key
 * @returns {{id: string, anchor: string}} the review's id, and the point's anchor or ""
 */
export function splitKey(key) {
  const [id, anchor = ""] = key.split("~");
  return { id, anchor };
}

/** @param {Selection} selection @returns {Selection} */
function cleaned({ keys, theme, agency }) {
  return {
    keys: Array.from(new Set(keys.filter((key) => ITEM_KEY.test(key)))).slice(0, MAX_ITEMS),
    theme: TAG_SLUG.test(theme) ? theme : "",
    agency: TAG_SLUG.test(agency) ? agency : "",
  };
}

/**
 * Load the selection that this browser stores. A browser that stores nothing has none.
 *
 * @param {import("../shared/storage.js").GetStorage} storage
 * @returns {Selection}
 */
export function loadSelection(storage) {
  return readSelection(readItem(storage, STORAGE_KEY) ?? "");
}

/**
 * Store a selection in this browser.
 *
 * @param {import("../shared/storage.js").GetStorage} storage
 * @param {Selection} selection
 * @returns {boolean} whether the browser allowed it
 */
export function storeSelection(storage, selection) {
  return writeItem(storage, STORAGE_KEY, isEmpty(selection) ? null : writeSelection(selection));
}
