/* What somebody has written into a briefing, kept in this browser under the selection that it was made from. */

const KEPT = "briefing-draft";

/**
 * The briefing as it was edited, or null if this browser has none for this selection.
 *
 * @param {() => Storage} storage
 * @param {string} address of the selection
 * @returns {import("./compose-briefing.js").Briefing|null}
 */
export function draftOf(storage, address) {
  try {
    const kept = JSON.parse(storage().getItem(KEPT) ?? "null");
    return kept?.address === address ? kept.briefing : null;
  } catch {
    return null;
  }
}

/**
 * @param {() => Storage} storage
 * @param {string} address
 * @param {import("./compose-briefing.js").Briefing|null} briefing null forgets it
 */
export function keepDraft(storage, address, briefing) {
  try {
    if (briefing) storage().setItem(KEPT, JSON.stringify({ address, briefing }));
    else storage().removeItem(KEPT);
  } catch {
    // A browser that keeps nothing still prints and downloads what is on the page.
  }
}
