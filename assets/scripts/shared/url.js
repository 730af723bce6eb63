/* Addresses of this site's pages. */

/**
 * Write an address as it is written on paper: without `index.html`, which links carry so that they also work from a
 * folder on a disk.
 *
 * @param {string} path the path of an address
 * @returns {string}
 */
export function withoutIndex(path) {
  return path.replace(/\/index\.html$/, "/");
}

/**
 * Whether an address is on the web, not on a disk.
 *
 * @param {{protocol: string}} url
 * @returns {boolean}
 */
export function isOnTheWeb({ protocol }) {
  return protocol === "http:" || protocol === "https:";
}
