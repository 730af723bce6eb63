import { isOnTheWeb, withoutIndex } from "../shared/url.js";

/**
 * @typedef {object} Citation
 * @property {string} work what is cited: "Child A (Leeds, 2023)"
 * @property {string} held what it is, and where its summary is held
 * @property {string} address of the page
 */

/**
 * Write a citation as one line: of the whole review, or of one of its points.
 *
 * @param {Citation} citation
 * @param {string} point what the point is called ("learning point 2"), or empty
 * @param {string} anchor of the point, or empty
 * @returns {string}
 */
export function citationLine(citation, point, anchor) {
  const work = point ? `${citation.work}, ${point}` : citation.work;
  return `${work}. ${citation.held} ${citation.address}${anchor ? `#${anchor}` : ""}`;
}

/**
 * Fill in the address of this page where the citation has none, and make each button with `data-cite` copy the
 * citation: of the point that it stands in, else of the review.
 *
 * @param {Document} document
 * @param {import("../shared/clipboard.js").Copy} copy
 */
export function enableCitations(document, copy) {
  const container = document.querySelector("[data-citation]");
  if (!container) return;
  const fieldOf = (/** @type {string} */ name) => container.querySelector(`[data-${name}]`);
  const address = fieldOf("address");
  if (address && !address.textContent) {
    const { origin, pathname, href } = document.location;
    address.textContent = isOnTheWeb(document.location) ? origin + withoutIndex(pathname) : href.split("#")[0];
  }
  const textOf = (/** @type {string} */ name) => fieldOf(name)?.textContent ?? "";
  const citation = { work: textOf("work"), held: textOf("held"), address: textOf("address") };
  document.addEventListener("click", (event) => {
    const button = event.target instanceof Element ? event.target.closest("button[data-cite]") : null;
    if (!(button instanceof HTMLButtonElement)) return;
    const anchor = button.closest(".app-point")?.id ?? "";
    copy(citationLine(citation, button.dataset.cite ?? "", anchor), button, "Citation copied");
  });
}
