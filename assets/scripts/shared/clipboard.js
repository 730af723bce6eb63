const SHOWN_FOR = 3000;

/**
 * Something that copies: puts a text on the clipboard, says so to a screen reader, and beside the element that was
 * used. Where copying isn't allowed it does nothing, and returns false.
 *
 * @typedef {(text: string, used: HTMLElement, said: string) => Promise<boolean>} Copy
 */

/**
 * @param {Document} document
 * @returns {Copy}
 */
export function copier(document) {
  const status = document.createElement("span");
  status.className = "govuk-visually-hidden";
  status.setAttribute("role", "status");
  document.body.append(status);
  return async (text, used, said) => {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      return false;
    }
    status.textContent = said;
    showCopied(used);
    return true;
  };
}

/**
 * Says beside an element, for a moment, that it was copied.
 *
 * @param {HTMLElement} used
 */
function showCopied(used) {
  if (used.dataset.copied) return;
  used.dataset.copied = "Copied";
  setTimeout(() => delete used.dataset.copied, SHOWN_FOR);
}
