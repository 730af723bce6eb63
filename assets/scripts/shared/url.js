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

/**
 * Read where a link leads: to a page on the web or beside this one.
 *
 * @param {string} href as a record or a reader wrote it, so perhaps no address at all
 * @param {string} base the address of this page
 * @returns {URL|null} null: to no page
 */
export function linkTarget(href, base) {
  try {
    const url = new URL(href, base);
    return isOnTheWeb(url) || url.protocol === "file:" ? url : null;
  } catch {
    return null;
  }
}
