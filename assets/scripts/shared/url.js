/**
 * The address as it is written on paper: without `index.html`, which links carry so that they also
 * work from a folder on a disk.
 *
 * @param {string} path the path of an address
 * @returns {string}
 */
export function withoutIndex(path) {
  return path.replace(/\/index\.html$/, "/");
}

/**
 * Shows the short address of this page. Does nothing for a page opened from a disk.
 *
 * @param {Location} location
 * @param {History} history
 */
export function tidyAddress(location, history) {
  const short = withoutIndex(location.pathname);
  if (location.protocol.startsWith("http") && short !== location.pathname) {
    history.replaceState(history.state, "", short + location.search + location.hash);
  }
}
