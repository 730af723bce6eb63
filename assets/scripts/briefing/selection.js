/* What a reader has chosen for a briefing: kept in the address of its page and in this browser, nowhere else. */

const KEPT = "briefing-chosen";
const KEY = /^([a-z0-9][a-z0-9-]*)(?:~((?:learning|recommendation|good-practice)-\d{1,4}))?$/;
const TAG = /^[a-z0-9][a-z0-9-]*$/;

/** More than this makes no briefing, and too long an address. */
export const MOST = 60;

/**
 * @typedef {object} Selection
 * @property {string[]} keys a review's id, or an id and a point's anchor: "2023-leeds-child-a~learning-2"
 * @property {string} theme slug of a theme whose newest points are taken, or ""
 * @property {string} agency slug of an agency, the same
 */

/** @type {Selection} */
export const NOTHING = { keys: [], theme: "", agency: "" };

/**
 * The selection that an address says. What is wrong in it is passed over.
 *
 * @param {string} search the part of an address from the question mark
 * @returns {Selection}
 */
export function readAddress(search) {
  const given = new URLSearchParams(search);
  const keys = Array.from(given).flatMap(([name, value]) => {
    const parts = KEY.exec(value);
    return parts && (name === "review" ? !parts[2] : name === "point" && parts[2]) ? [value] : [];
  });
  return cleaned({ keys, theme: given.get("theme") ?? "", agency: given.get("agency") ?? "" });
}

/**
 * @param {Selection} selection
 * @returns {string} the part of an address from the question mark; empty for no selection
 */
export function writeAddress(selection) {
  const said = [
    ...["theme", "agency"].flatMap((name) => (tagOf(selection, name) ? [`${name}=${tagOf(selection, name)}`] : [])),
    ...selection.keys.map((key) => `${key.includes("~") ? "point" : "review"}=${key}`),
  ];
  return said.length ? `?${said.join("&")}` : "";
}

/** @param {Selection} selection @param {string} name */
function tagOf(selection, name) {
  return name === "theme" ? selection.theme : selection.agency;
}

/** @param {Selection} selection */
export function isEmpty(selection) {
  return !selection.keys.length && !selection.theme && !selection.agency;
}

/**
 * The selection with a review or point added at its end, or taken away if it is there.
 *
 * @param {Selection} selection
 * @param {string} key
 * @returns {Selection}
 */
export function toggled(selection, key) {
  const others = selection.keys.filter((one) => one !== key);
  return cleaned({ ...selection, keys: others.length < selection.keys.length ? others : [...others, key] });
}

/** The two parts of a key: the review's id, and the point's anchor or "". */
export function partsOf(/** @type {string} */ key) {
  const [id, anchor = ""] = key.split("~");
  return { id, anchor };
}

/** @param {Selection} selection @returns {Selection} */
function cleaned({ keys, theme, agency }) {
  return {
    keys: Array.from(new Set(keys.filter((key) => KEY.test(key)))).slice(0, MOST),
    theme: TAG.test(theme) ? theme : "",
    agency: TAG.test(agency) ? agency : "",
  };
}

/**
 * The selection that this browser keeps. A browser that keeps nothing has none.
 *
 * @param {() => Storage} storage
 * @returns {Selection}
 */
export function kept(storage) {
  try {
    return readAddress(storage().getItem(KEPT) ?? "");
  } catch {
    return NOTHING;
  }
}

/**
 * @param {() => Storage} storage
 * @param {Selection} selection
 * @returns {boolean} whether the browser keeps it
 */
export function keep(storage, selection) {
  try {
    if (isEmpty(selection)) storage().removeItem(KEPT);
    else storage().setItem(KEPT, writeAddress(selection));
    return true;
  } catch {
    return false;
  }
}
