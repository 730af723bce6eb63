import { comparableWords, matchesAll } from "./match-words.js";

/**
 * Make the box of the form with `data-narrow` hide the points of the page that lack what is typed. Sending the
 * form leads to the search page only where there are more points than the page has (`data-more`).
 *
 * @param {Document} document
 */
export function enablePointFilter(document) {
  const form = document.querySelector("form[data-narrow]");
  const box = form?.querySelector("input[name=q]");
  const status = form?.querySelector("[data-status]");
  if (!(form instanceof HTMLFormElement) || !(box instanceof HTMLInputElement) || !status) return;
  const groups = Array.from(document.querySelectorAll("[data-group]"), (group) => ({ group, points: pointsIn(group) }));
  const total = groups.reduce((sum, { points }) => sum + points.length, 0);
  const update = () => {
    const shown = showMatching(groups, comparableWords(box.value));
    status.textContent = box.value.trim() ? countMessage(shown, total) : "";
  };
  box.addEventListener("input", update);
  form.addEventListener("submit", (event) => {
    if (!form.hasAttribute("data-more")) event.preventDefault();
  });
  // A browser that comes back to the page may have restored what was typed.
  if (box.value) update();
}

/**
 * @typedef {object} Point
 * @property {HTMLElement} element
 * @property {string[]} words
 */

/** @param {Element} group @returns {Point[]} */
function pointsIn(group) {
  const elements = /** @type {NodeListOf<HTMLElement>} */ (group.querySelectorAll("li"));
  return Array.from(elements, (element) => ({ element, words: comparableWords(textOf(element)) }));
}

/** What a point says and where it is from, without what its button says. @param {Element} element */
function textOf(element) {
  const texts = Array.from(element.childNodes, (node) => (node instanceof HTMLButtonElement ? "" : node.textContent));
  return texts.join(" ");
}

/**
 * Show the points that have all the typed words, and the groups that have such a point.
 *
 * @param {{group: Element, points: Point[]}[]} groups
 * @param {string[]} typed
 * @returns {number} how many points are shown
 */
function showMatching(groups, typed) {
  let sum = 0;
  for (const { group, points } of groups) {
    let shown = 0;
    for (const { element, words } of points) {
      element.hidden = !matchesAll(typed, words);
      if (!element.hidden) shown += 1;
    }
    group.toggleAttribute("hidden", !shown);
    sum += shown;
  }
  return sum;
}

/** @param {number} shown @param {number} total */
function countMessage(shown, total) {
  return shown ? `${shown} of ${total} points on this page` : "No point on this page has these words";
}
