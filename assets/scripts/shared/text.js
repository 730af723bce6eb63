/* Numbers and words as readers are shown them. */

/**
 * Write a whole number with its thousands apart: 1204 -> "1,204".
 *
 * The browser's own way to write numbers takes longer the first time than the whole search.
 *
 * @param {number} number
 * @returns {string}
 */
export function formatNumber(number) {
  return String(number).replace(/\B(?=(?:\d{3})+$)/g, ",");
}

/**
 * Write a count with its noun: "1 review", "1,204 reviews".
 *
 * @param {number} count
 * @param {string} noun in the singular
 * @returns {string}
 */
export function pluralise(count, noun) {
  return `${formatNumber(count)} ${noun}${count === 1 ? "" : "s"}`;
}

/**
 * Write a text with a capital at its start, as on the pages of reviews.
 *
 * @param {string} text
 * @returns {string}
 */
export function capitalise(text) {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
