/* What is chosen for a briefing: a list of items, in addresses and in this browser's storage. */

/**
 * @typedef {object} Item
 * @property {"review"|"point"|"theme"|"agency"} kind a theme or an agency stands for its newest points
 * @property {string} id of the review; of a point its review's id and its own anchor, "2023-leeds-a~learning-2";
 *     or the slug of a theme or an agency
 */

/** @typedef {import("../shared/kept-values.js").KeptValues} KeptValues */

const ITEM =
  /^(?:(?:review|theme|agency)=[a-z0-9][a-z0-9-]*|point=[a-z0-9][a-z0-9-]*~(?:learning|recommendation|good-practice)-\d{1,4})$/;

/** The reader's own briefing, to which the buttons beside reviews and points add. */
export const OWN = "own";

const EARLIER_CHOICE = "briefing-chosen";

/** What begins the name of each stored value of a briefing. */
export const STORED = "briefing/";

/** Characters of a query that every server takes. What is longer stands after "#", which no server is sent. */
const MAX_QUERY = 2000;

/**
 * Read an item.
 *
 * @param {string} written "review=2023-leeds-a"
 * @returns {Item|null} null: it is none
 */
export function parseItem(written) {
  if (!ITEM.test(written)) return null;
  const [kind, id] = written.split("=");
  return { kind: /** @type {Item["kind"]} */ (kind), id };
}

/**
 * Write an item as it stands in an address and in the storage.
 *
 * @param {Item} item
 * @returns {string}
 */
export function formatItem({ kind, id }) {
  return `${kind}=${id}`;
}

/**
 * List the items in an address, each once. What is wrong in it is passed over.
 *
 * @param {string} address its query and what follows, or the part of it from "?" or "#"
 * @returns {Item[]}
 */
export function readAddress(address) {
  const written = Array.from(new URLSearchParams(address.replace(/[?#]/g, "&")), (pair) => pair.join("="));
  return Array.from(new Set(written)).flatMap((one) => parseItem(one) ?? []);
}

/**
 * Write the address of some items.
 *
 * @param {Item[]} items
 * @returns {string} the part of an address from "?" or "#"; empty for none
 */
export function writeAddress(items) {
  const written = items.map(formatItem).join("&");
  return written && (written.length > MAX_QUERY ? "#" : "?") + written;
}

/**
 * Part the key of a review or a point.
 *
 * @param {string} key "2023-leeds-a" or "2023-leeds-a~learning-2"
 * @returns {{id: string, anchor: string}} the review's id, and the point's anchor or ""
 */
export function splitKey(key) {
  const [id, anchor = ""] = key.split("~");
  return { id, anchor };
}

/**
 * Say whether two lists hold the same items, in whatever order.
 *
 * @param {Item[]} one
 * @param {Item[]} other
 * @returns {boolean}
 */
export function areSame(one, other) {
  const written = new Set(one.map(formatItem));
  return written.size === other.length && other.every((item) => written.has(formatItem(item)));
}

/**
 * List the items of a stored briefing, in the order in which they were chosen.
 *
 * Each is stored by itself, so that no window undoes what another has done.
 *
 * @param {KeptValues} values
 * @param {string} briefing its name
 * @returns {Item[]}
 */
export function storedItems(values, briefing) {
  return placedItems(values, briefing).map(({ item }) => item);
}

/** @param {KeptValues} values @param {string} briefing */
function placedItems(values, briefing) {
  const start = `${STORED}${briefing}/`;
  const placed = values.names(start).flatMap((name) => {
    const item = parseItem(name.slice(start.length));
    return item ? [{ item, name, place: Number(values.get(name)) || 0 }] : [];
  });
  return placed.sort((one, other) => one.place - other.place || (one.name < other.name ? -1 : 1));
}

/**
 * Add items at the end of a stored briefing. Those that it has stay where they are.
 *
 * @param {KeptValues} values
 * @param {string} briefing
 * @param {Item[]} items
 * @returns {boolean} whether all are stored
 */
export function addItems(values, briefing, items) {
  const placed = placedItems(values, briefing);
  const there = new Set(placed.map(({ item }) => formatItem(item)));
  const place = Math.max(Date.now(), (placed[placed.length - 1]?.place ?? 0) + 1);
  const added = items.filter((item) => !there.has(formatItem(item)));
  const stored = added.map((item, i) => values.set(`${STORED}${briefing}/${formatItem(item)}`, String(place + i)));
  return stored.every(Boolean);
}

/**
 * Take an item out of a stored briefing.
 *
 * @param {KeptValues} values
 * @param {string} briefing
 * @param {Item} item
 */
export function removeItem(values, briefing, item) {
  values.set(`${STORED}${briefing}/${formatItem(item)}`, null);
}

/**
 * Take over the choice that version 2 stored, an address.
 *
 * @param {KeptValues} values
 */
export function takeOverChoice(values) {
  const items = readAddress(values.get(EARLIER_CHOICE) ?? "");
  if (items.length && addItems(values, OWN, items)) values.set(EARLIER_CHOICE, null);
}
