/* Which briefings this browser keeps: the reader's own, and those that were opened by a link and then changed. */
import { hashOf } from "../shared/hash.js";
import { OWN, STORED, areSame, storedItems, formatItem } from "./items.js";

/** @typedef {import("./items.js").Item} Item */
/** @typedef {import("../shared/kept-values.js").KeptValues} KeptValues */

const NAME = /^[a-z0-9]+$/;

/**
 * List the names of the stored briefings.
 *
 * @param {KeptValues} values
 * @returns {string[]}
 */
export function storedBriefings(values) {
  const names = values.names(STORED).map((name) => name.slice(STORED.length).split("/")[0]);
  return Array.from(new Set(names)).filter((name) => NAME.test(name));
}

/**
 * Name a briefing that was opened by a link: the same link has the same name.
 *
 * @param {Item[]} items
 * @returns {string}
 */
export function nameOfLink(items) {
  return `link${hashOf(items.map(formatItem).sort().join("&")).toString(36)}`;
}

/**
 * Find the stored briefing that an address is of.
 *
 * @param {KeptValues} values
 * @param {Item[]} items that the address says
 * @param {unknown} known the name that the page gave to this step of the browser's history, if it did
 * @returns {string} "" if it is of none
 */
export function findBriefing(values, items, known) {
  if (typeof known === "string" && NAME.test(known)) return known;
  if (!items.length) return OWN;
  const stored = storedBriefings(values);
  const link = nameOfLink(items);
  const same = [OWN, ...stored].find((name) => areSame(items, storedItems(values, name)));
  return same ?? (stored.includes(link) ? link : "");
}
