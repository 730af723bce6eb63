/* Elements from values. Text is always text: nothing of a record or a query is read as markup. */

/**
 * @param {string} tag
 * @param {Record<string, string|boolean|undefined>} [attributes] true: without a value; false or undefined: left out
 * @param {...(Node|string|null|undefined|false)} children
 * @returns {HTMLElement}
 */
export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) made.setAttribute(name, "");
    else if (value !== false && value !== undefined) made.setAttribute(name, value);
  }
  made.append(...children.filter((child) => child !== null && child !== undefined && child !== false));
  return made;
}

/**
 * @param {import("../search/highlighter.js").Stretch[]} stretches
 * @returns {(Node|string)[]}
 */
export function marks(stretches) {
  return stretches.map(({ text, marked }) => (marked ? element("mark", { class: "app-mark" }, text) : text));
}

/**
 * "1,204". The browser's own way to write numbers takes longer the first time than the whole search.
 *
 * @param {number} number
 */
export function grouped(number) {
  return String(number).replace(/\B(?=(?:\d{3})+$)/g, ",");
}

/**
 * "1 review", "1,204 reviews"
 *
 * @param {number} number
 * @param {string} noun
 */
export function counted(number, noun) {
  return `${grouped(number)} ${noun}${number === 1 ? "" : "s"}`;
}
