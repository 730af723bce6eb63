/* Copying texts. */

/** Milliseconds for which "Copied" stands beside what was used: long enough to be read. */
const SHOWN_FOR = 3000;

/**
 * Put a text on the clipboard.
 *
 * @param {string} text
 * @returns {Promise<boolean>} false where copying isn't allowed
 */
export async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/**
 * A function that copies a text, and then tells a screen reader so (`message`) and shows it beside the element that
 * was used. Where copying isn't allowed it does nothing.
 *
 * @typedef {(text: string, used: HTMLElement, message: string) => Promise<void>} Copy
 */

/**
 * Create the page's copier, with a status element of its own for screen readers.
 *
 * @param {Document} document
 * @returns {Copy}
 */
export function createCopier(document) {
  const status = document.createElement("span");
  status.className = "govuk-visually-hidden";
  status.setAttribute("role", "status");
  document.body.append(status);
  return async (text, used, message) => {
    if (!(await copyText(text))) return;
    status.textContent = message;
    showCopied(used);
  };
}

/** @param {HTMLElement} used */
function showCopied(used) {
  if (used.dataset.copied) return;
  used.dataset.copied = "Copied";
  setTimeout(() => delete used.dataset.copied, SHOWN_FOR);
}
