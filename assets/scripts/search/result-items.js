/* The list of results. */
import { element } from "../shared/dom.js";
import { POINT_KINDS } from "../shared/point-kinds.js";
import { capitalise } from "../shared/text.js";

/** Words of a title, of the areas, of a point beside its review, and of a point that is a result itself. */
const TITLE_WORDS = 60;
const POINT_WORDS = 30;
const WHOLE_POINT_WORDS = 80;

const POINT_KIND_NAMES = Object.entries(POINT_KINDS);

/** @typedef {import("./highlighter.js").Highlighter} Highlighter */
/** @typedef {import("./search-index.js").Card} Card */
/** @typedef {{kind: number, number: number}} PointKey kind from 0, number from 1 */

/**
 * Create the item of a review.
 *
 * @param {Card} card
 * @param {Highlighter} highlighter
 * @param {string} siteRoot the way to the site's root
 * @returns {HTMLElement}
 */
export function reviewItem(card, highlighter, siteRoot) {
  const [id, , , , , story, points] = card;
  const address = addressOf(id, siteRoot);
  const matching = highlighter.matchingPoints(points);
  return element(
    "li",
    { class: "app-row app-result", "data-review": id },
    ...headingOf(card, highlighter, address),
    story.length > 0 &&
      element("p", { class: "app-row__extract" }, ...highlighter.highlight(highlighter.extract(story))),
    matching.length > 0 &&
      element(
        "ul",
        { class: "app-result__points" },
        ...matching.map((point) =>
          element(
            "li",
            { class: "app-result__point" },
            pointLink(point, address, nameOf(card)),
            " ",
            ...highlighter.highlight(capitalise(point.text), POINT_WORDS),
          ),
        ),
      ),
  );
}

/**
 * Create the item of a point.
 *
 * @param {Card} card of its review
 * @param {PointKey} point
 * @param {Highlighter} highlighter
 * @param {string} siteRoot
 * @returns {HTMLElement}
 */
export function pointItem(card, point, highlighter, siteRoot) {
  const [id, , , year, , , points] = card;
  const text = points[point.kind]?.[point.number - 1] ?? "";
  return element(
    "li",
    { class: "app-row app-result", "data-review": id },
    element(
      "h3",
      { class: "app-result__head" },
      element(
        "a",
        { class: "govuk-link app-row__link", href: pointAddress(point, addressOf(id, siteRoot)) },
        element("strong", {}, pointName(point)),
        `, ${nameOf(card)}`,
      ),
    ),
    year !== null && element("p", { class: "app-row__meta" }, String(year)),
    element("p", { class: "app-result__text" }, ...highlighter.highlight(capitalise(text), WHOLE_POINT_WORDS)),
  );
}

/**
 * @param {Card} card
 * @param {Highlighter} highlighter
 * @param {string} address
 * @returns {HTMLElement[]}
 */
function headingOf([, title, areas, year, type], highlighter, address) {
  const meta = [year, type && capitalise(type)].filter(Boolean).join(" · ");
  return [
    element(
      "h3",
      { class: "app-result__head" },
      element(
        "a",
        { class: "govuk-link app-row__link", href: address },
        element("strong", {}, ...highlighter.highlight(title, TITLE_WORDS)),
        ", ",
        ...(areas.length ? highlighter.highlight(areas.join(", "), TITLE_WORDS) : ["area not named"]),
      ),
    ),
    ...(meta ? [element("p", { class: "app-row__meta" }, meta)] : []),
  ];
}

/**
 * @param {PointKey} point
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

/** @type {(point: PointKey, address: string) => string} */
function pointAddress({ kind, number }, address) {
  return `${address}#${POINT_KIND_NAMES[kind][0]}-${number}`;
}

/** @type {(point: PointKey) => string} */
function pointName({ kind, number }) {
  return `${POINT_KIND_NAMES[kind][1]} ${number}`;
}

/** @param {Card} card */
function nameOf([, title, areas]) {
  return [title, areas.join(", ") || "area not named"].join(", ");
}

/** @param {string} id @param {string} siteRoot */
function addressOf(id, siteRoot) {
  return `${siteRoot}reviews/${encodeURIComponent(id)}/index.html`;
}
