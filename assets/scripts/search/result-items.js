/* The list of results. */
import { element, marks } from "../shared/dom.js";

const POINT_KINDS = [
  ["learning", "Learning point"],
  ["recommendation", "Recommendation"],
  ["good-practice", "Good practice"],
];

/**
 * One review in the list.
 *
 * @param {import("./search-index.js").Card} card
 * @param {import("./highlighter.js").Marker} marker
 * @param {string} root the way to the site's root
 * @returns {HTMLElement}
 */
export function reviewItem(card, marker, root) {
  const [id, , , , , story, points] = card;
  const address = addressOf(id, root);
  const matched = marker.points(points);
  return element(
    "li",
    { class: "app-row app-result", "data-review": id },
    ...headOf(card, marker, address, "h3"),
    story.length > 0 && element("p", { class: "app-row__extract" }, ...marks(marker.marked(marker.extract(story)))),
    matched.length > 0 &&
      element(
        "ul",
        { class: "app-result__points" },
        ...matched.map((point) =>
          element(
            "li",
            { class: "app-result__point" },
            pointLink(point, address, nameOf(card)),
            " ",
            ...marks(marker.marked(sentence(point.text), 30)),
          ),
        ),
      ),
  );
}

/**
 * One point in the list.
 *
 * @param {import("./search-index.js").Card} card
 * @param {PointPlace} point
 * @param {import("./highlighter.js").Marker} marker
 * @param {string} root
 * @returns {HTMLElement}
 */
export function pointItem(card, point, marker, root) {
  const [id, , , year] = card;
  const text = card[6][point.kind]?.[point.number - 1] ?? "";
  return element(
    "li",
    { class: "app-row app-result", "data-review": id },
    element(
      "h3",
      { class: "app-result__head" },
      element(
        "a",
        { class: "govuk-link app-row__link", href: pointAddress(point, addressOf(id, root)) },
        element("strong", {}, pointName(point)),
        `, ${nameOf(card)}`,
      ),
    ),
    year !== null && element("p", { class: "app-row__meta" }, String(year)),
    element("p", { class: "app-result__text" }, ...marks(marker.marked(sentence(text), 80))),
  );
}

/**
 * @param {import("./search-index.js").Card} card
 * @param {import("./highlighter.js").Marker} marker
 * @param {string} address
 * @param {string} level
 * @returns {HTMLElement[]}
 */
function headOf([, title, areas, year, type], marker, address, level) {
  const meta = [year, type && sentence(type)].filter(Boolean).join(" · ");
  return [
    element(
      level,
      { class: "app-result__head" },
      element(
        "a",
        { class: "govuk-link app-row__link", href: address },
        element("strong", {}, ...marks(marker.marked(title, 60))),
        ", ",
        ...(areas.length ? marks(marker.marked(areas.join(", "), 60)) : ["area not named"]),
      ),
    ),
    ...(meta ? [element("p", { class: "app-row__meta" }, meta)] : []),
  ];
}

/** A text with a capital at its start, as on the pages of reviews. */
function sentence(/** @type {string} */ text) {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

/** @typedef {{kind: number, number: number}} PointPlace kind from 0, number from 1 */

/**
 * @param {PointPlace} point
 * @param {string} address
 * @param {string} review whose point it is, for those who hear the link alone
 */
function pointLink(point, address, review) {
  return element(
    "a",
    { class: "govuk-link", href: pointAddress(point, address) },
    pointName(point),
    element("span", { class: "govuk-visually-hidden" }, `, ${review}`),
  );
}

/** @type {(point: PointPlace, address: string) => string} */
function pointAddress({ kind, number }, address) {
  return `${address}#${POINT_KINDS[kind][0]}-${number}`;
}

/** @type {(point: PointPlace) => string} */
function pointName({ kind, number }) {
  return `${POINT_KINDS[kind][1]} ${number}`;
}

/** @param {import("./search-index.js").Card} card */
function nameOf([, title, areas]) {
  return [title, areas.join(", ") || "area not named"].join(", ");
}

function addressOf(/** @type {string} */ id, /** @type {string} */ root) {
  return `${root}reviews/${encodeURIComponent(id)}/index.html`;
}
