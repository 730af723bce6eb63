import { isOnTheWeb, withoutIndex } from "../shared/url.js";

/**
 * Show the short address of this page. Does nothing for a page opened from a disk.
 *
 * @param {Location} location
 * @param {History} history
 */
export function tidyAddress(location, history) {
  const short = withoutIndex(location.pathname);
  if (isOnTheWeb(location) && short !== location.pathname) {
    history.replaceState(history.state, "", short + location.search + location.hash);
  }
}
