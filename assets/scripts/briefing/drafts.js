/* What somebody has written into a briefing, stored in this browser under the selection that it was made from. */
import { readItem, writeItem } from "../shared/storage.js";

const STORAGE_KEY = "briefing-draft";

/** @typedef {import("./compose-briefing.js").Briefing} Briefing */

/**
 * Load the briefing as it was edited.
 *
 * @param {import("../shared/storage.js").GetStorage} storage
 * @param {string} address of the selection
 * @returns {Briefing|null} null: this browser has none for this selection
 */
export function loadDraft(storage, address) {
  try {
    const draft = JSON.parse(readItem(storage, STORAGE_KEY) ?? "null");
    return draft?.address === address ? draft.briefing : null;
  } catch {
    return null;
  }
}

/**
 * Store a briefing as it was edited. A browser that stores nothing still prints and downloads what is on the page.
 *
 * @param {import("../shared/storage.js").GetStorage} storage
 * @param {string} address of the selection
 * @param {Briefing|null} briefing null removes it
 */
export function storeDraft(storage, address, briefing) {
  writeItem(storage, STORAGE_KEY, briefing && JSON.stringify({ address, briefing }));
}
