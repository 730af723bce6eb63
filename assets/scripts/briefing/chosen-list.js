/* The list of what a briefing is made from. */
import { element } from "../shared/dom.js";
import { POINT_KINDS } from "../shared/point-kinds.js";
import { splitKey } from "./items.js";

/** @typedef {import("./items.js").Item} Item */

/**
 * @typedef {object} Found what was found of the chosen items
 * @property {(import("./briefing-data.js").Tag|null)[]} tags of the chosen themes and agencies, in their order
 * @property {Map<string, import("./briefing-data.js").Review>} reviews by id
 * @property {Set<string>} lost ids of the reviews that did not arrive
 */

/**
 * List what is chosen, each with a button that drops it.
 *
 * @param {Item[]} items
 * @param {Found|null} found null: nothing could be loaded
 * @param {import("./compose-briefing.js").AddressOf} addressOf
 * @param {(item: Item, name: string) => void} remove
 * @returns {HTMLElement[]}
 */
export function chosenRows(items, found, addressOf, remove) {
  const tags = items.filter(isTag);
  const namesOfTags = new Map(tags.map((item, i) => [item, nameOfTag(item, found?.tags[i])]));
  return [...tags, ...items.filter((item) => !isTag(item))].map((item) => {
    const [name, href] = namesOfTags.get(item) ?? nameAndAddress(item, found, addressOf);
    const hiddenName = element("span", { class: "govuk-visually-hidden" }, ` ${name}`);
    const drop = element("button", { type: "button", class: "app-link-button" }, "Remove", hiddenName);
    const label = href ? element("a", { class: "govuk-link", href }, name) : name;
    const row = element("li", { class: "app-chosen__row" }, label, " ", drop);
    drop.addEventListener("click", () => {
      // At once: the rest of the page waits for what has to be loaded, and a second press would find the same row.
      row.remove();
      remove(item, name);
    });
    return row;
  });
}

/**
 * Say whether an item is a theme or an agency.
 *
 * @param {Item} item
 * @returns {boolean}
 */
export function isTag({ kind }) {
  return kind === "theme" || kind === "agency";
}

/** @param {Item} item @param {import("./briefing-data.js").Tag|null|undefined} tag @returns {[string, string]} */
function nameOfTag({ kind, id }, tag) {
  if (tag) return [`The newest points on “${tag.name}”`, ""];
  return [kind === "theme" ? `A theme that did not load (${id})` : `An agency that did not load (${id})`, ""];
}

/**
 * @param {Item} item a review or a point
 * @param {Found|null} found
 * @param {import("./compose-briefing.js").AddressOf} addressOf
 * @returns {[name: string, href: string]} what to call it, and where it is
 */
function nameAndAddress({ id: key }, found, addressOf) {
  const { id, anchor } = splitKey(key);
  if (!found || found.lost.has(id)) return [`An entry that did not load (${key})`, ""];
  const review = found.reviews.get(id);
  if (!review || (anchor && !Object.hasOwn(review.points, anchor))) {
    return ["An entry that is not on this site any more", ""];
  }
  const [, kind, number] = /^(.*)-(\d+)$/.exec(anchor) ?? [];
  const point = kind ? `${POINT_KINDS[kind]} ${number}, ` : "";
  return [`${point}${[review.title, review.where, review.year].filter(Boolean).join(", ")}`, addressOf(id, anchor)];
}
