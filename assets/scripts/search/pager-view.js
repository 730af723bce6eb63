/* Numbers of pages under the results, as the packaged pagination component draws them. */
import { element } from "../shared/dom.js";

/**
 * List the numbers to offer, 0 for a gap: 1, 0, 4, 5, 6, 0, 9.
 *
 * @param {number} page the current one
 * @param {number} pages
 * @returns {number[]}
 */
export function numbersShown(page, pages) {
  const near = [1, page - 1, page, page + 1, pages].filter((number) => number >= 1 && number <= pages);
  const numbers = Array.from(new Set(near)).sort((a, b) => a - b);
  return numbers.flatMap((number, i) => (i > 0 && number - numbers[i - 1] > 1 ? [0, number] : [number]));
}

/**
 * Show the pager in a container, which hides where there is one page.
 *
 * @param {HTMLElement} container
 * @param {number} page
 * @param {number} pages
 * @param {(page: number) => string} addressOf
 */
export function showPager(container, page, pages, addressOf) {
  container.hidden = pages < 2;
  if (container.hidden) container.replaceChildren();
  else container.replaceChildren(...pagerElements(page, pages, addressOf));
}

/** @param {number} page @param {number} pages @param {(page: number) => string} addressOf */
function pagerElements(page, pages, addressOf) {
  const items = numbersShown(page, pages).map((number) =>
    number
      ? numberItem(number, number === page, addressOf)
      : element("li", { class: "govuk-pagination__item govuk-pagination__item--ellipsis" }, "…"),
  );
  return [
    page > 1 && step(addressOf(page - 1), "prev", "Previous"),
    element("ul", { class: "govuk-pagination__list" }, ...items),
    page < pages && step(addressOf(page + 1), "next", "Next"),
  ].filter((child) => child !== false);
}

/** @param {string} href @param {"prev"|"next"} rel @param {string} text */
function step(href, rel, text) {
  return element(
    "div",
    { class: `govuk-pagination__${rel}` },
    element(
      "a",
      { class: "govuk-link govuk-pagination__link", href, rel, "data-state": true },
      element(
        "span",
        { class: "govuk-pagination__link-title" },
        text,
        element("span", { class: "govuk-visually-hidden" }, " page"),
      ),
    ),
  );
}

/** @param {number} number @param {boolean} current @param {(page: number) => string} addressOf */
function numberItem(number, current, addressOf) {
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
}
