import { holdsAll, wordsOf } from "./match-words.js";

/**
 * Makes the box of a form marked `data-narrow` narrow the points of the page as one types. Sending the
 * form leads to the finder only where there are more points than the page has (`data-more`).
 *
 * @param {Document} document
 */
export function narrowPoints(document) {
  const form = document.querySelector("form[data-narrow]");
  const box = form?.querySelector("input[name=q]");
  const status = form?.querySelector("[data-status]");
  if (!(form instanceof HTMLFormElement) || !(box instanceof HTMLInputElement) || !status) return;
  const groups = Array.from(document.querySelectorAll("[data-group]"), (group) => ({ group, points: pointsOf(group) }));
  const narrow = () => {
    const shown = show(groups, wordsOf(box.value));
    const all = groups.reduce((sum, { points }) => sum + points.length, 0);
    status.textContent = box.value.trim() ? said(shown, all) : "";
  };
  box.addEventListener("input", narrow);
  form.addEventListener("submit", (event) => {
    if (!form.hasAttribute("data-more")) event.preventDefault();
  });
  // A browser that comes back to the page may have kept what was typed.
  if (box.value) narrow();
}

/**
 * @typedef {object} Point
 * @property {HTMLElement} element
 * @property {string[]} words
 */

/** @param {Element} group @returns {Point[]} */
function pointsOf(group) {
  const elements = /** @type {NodeListOf<HTMLElement>} */ (group.querySelectorAll("li"));
  return Array.from(elements, (element) => ({ element, words: wordsOf(textOf(element)) }));
}

/** What a point says and where it is from, without what its button says. @param {Element} element */
function textOf(element) {
  const said = Array.from(element.childNodes, (node) => (node instanceof HTMLButtonElement ? "" : node.textContent));
  return said.join(" ");
}

/**
 * Shows the points that hold the typed words, and the groups that have one.
 *
 * @param {{group: Element, points: Point[]}[]} groups
 * @param {string[]} typed
 * @returns {number} how many are shown
 */
function show(groups, typed) {
  let sum = 0;
  for (const { group, points } of groups) {
    let shown = 0;
    for (const { element, words } of points) {
      element.hidden = !holdsAll(typed, words);
      if (!element.hidden) shown += 1;
    }
    group.toggleAttribute("hidden", !shown);
    sum += shown;
  }
  return sum;
}

/** @param {number} shown @param {number} all */
function said(shown, all) {
  return shown ? `${shown} of ${all} points on this page` : "No point on this page has these words";
}
