/* Numbers of pages under the results, as the packaged pagination component draws them. */
import { element } from "../shared/dom.js";

/**
 * The numbers to offer, 0 for a gap: 1, 0, 4, 5, 6, 0, 9.
 *
 * @param {number} page
 * @param {number} pages
 * @returns {number[]}
 */
export function numbersShown(page, pages) {
  const near = [1, page - 1, page, page + 1, pages].filter((number) => number >= 1 && number <= pages);
  const numbers = Array.from(new Set(near)).sort((a, b) => a - b);
  return numbers.flatMap((number, i) => (i > 0 && number - numbers[i - 1] > 1 ? [0, number] : [number]));
}

/**
 * @param {HTMLElement} place
 * @param {number} page
 * @param {number} pages
 * @param {(page: number) => string} addressOf
 */
export function showPager(place, page, pages, addressOf) {
  place.hidden = pages < 2;
  if (place.hidden) return place.replaceChildren();
  const step = (/** @type {number} */ to, /** @type {string} */ rel, /** @type {string} */ text) =>
    element(
      "div",
      { class: `govuk-pagination__${rel}` },
      element(
        "a",
        { class: "govuk-link govuk-pagination__link", href: addressOf(to), rel, "data-state": true },
        element(
          "span",
          { class: "govuk-pagination__link-title" },
          text,
          element("span", { class: "govuk-visually-hidden" }, " page"),
        ),
      ),
    );
  const items = numbersShown(page, pages).map((number) => {
    if (!number) return element("li", { class: "govuk-pagination__item govuk-pagination__item--ellipsis" }, "…");
    const current = number === page;
    return element(
      "li",
      { class: `govuk-pagination__item${current ? " govuk-pagination__item--current" : ""}` },
      element(
        "a",
        {
          class: "govuk-link govuk-pagination__link",
          href: addressOf(number),
          "data-state": true,
          "aria-label": `Page ${number}`,
          "aria-current": current && "page",
        },
        String(number),
      ),
    );
  });
  return place.replaceChildren(
    ...[
      page > 1 && step(page - 1, "prev", "Previous"),
      element("ul", { class: "govuk-pagination__list" }, ...items),
      page < pages && step(page + 1, "next", "Next"),
    ].filter((child) => child !== false),
  );
}
