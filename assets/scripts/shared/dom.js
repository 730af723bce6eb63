/* Elements from values. Text is always text: nothing of a record or a query is read as markup. */

/**
 * Create an element: `element("a", { href }, "Read on")`.
 *
 * @param {string} tag
 * @param {Record<string, string|boolean|undefined>} [attributes] true: without a value; false or undefined: left out
 * @param {...(Node|string|null|undefined|false)} children null, undefined and false are left out
 * @returns {HTMLElement}
 */
export function element(tag, attributes = {}, ...children) {
  const created = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) created.setAttribute(name, "");
    else if (value !== false && value !== undefined) created.setAttribute(name, value);
  }
  created.append(...children.filter((child) => child !== null && child !== undefined && child !== false));
  return created;
}

/**
 * Find the part of a page that its script fills: the element with `data-part="name"`.
 *
 * @param {ParentNode} container
 * @param {string} name
 * @returns {HTMLElement}
 */
export function partOf(container, name) {
  return /** @type {HTMLElement} */ (container.querySelector(`[data-part="${name}"]`));
}
