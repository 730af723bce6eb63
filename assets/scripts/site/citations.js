import { withoutIndex } from "../shared/url.js";

/**
 * @typedef {object} Citation
 * @property {string} work
 * @property {string} held
 * @property {string} address
 */

/**
 * A citation as one line: of the whole review, or of one of its points.
 *
 * @param {Citation} citation
 * @param {string} point what the point is called ("learning point 2"), or empty
 * @param {string} anchor of the point, or empty
 * @returns {string}
 */
export function cited(citation, point, anchor) {
  const work = point ? `${citation.work}, ${point}` : citation.work;
  return `${work}. ${citation.held} ${citation.address}${anchor ? `#${anchor}` : ""}`;
}

/**
 * Fills in the address of this page where the citation has none, and makes each button marked `data-cite` copy the
 * citation: of the point that it stands in, else of the review.
 *
 * @param {Document} document
 * @param {import("../shared/clipboard.js").Copy} copy
 */
export function citations(document, copy) {
  const held = document.querySelector("[data-citation]");
  if (!held) return;
  const part = (/** @type {string} */ name) => held.querySelector(`[data-${name}]`);
  const address = part("address");
  if (address && !address.textContent) {
    const { origin, protocol, pathname } = document.location;
    const onTheWeb = protocol.startsWith("http");
    address.textContent = onTheWeb ? origin + withoutIndex(pathname) : document.location.href.split("#")[0];
  }
  const [work, at, where] = ["work", "held", "address"].map((name) => part(name)?.textContent ?? "");
  document.addEventListener("click", (event) => {
    const button = event.target instanceof Element ? event.target.closest("button[data-cite]") : null;
    if (!(button instanceof HTMLButtonElement)) return;
    const anchor = button.closest(".app-point")?.id ?? "";
    copy(cited({ work, held: at, address: where }, button.dataset.cite ?? "", anchor), button, "Citation copied");
  });
}
