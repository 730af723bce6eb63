/* Learning first: what happened stays folded until it is asked for. The choice is remembered in this browser only. */

const KEY = "learning-first";
const CLASS = "app-learning-first";
const OPEN = "app-happened--open";

/**
 * Folds what happened if that was chosen before. Runs before the page is drawn, so that it is never seen.
 *
 * @param {HTMLElement} root the element of the whole page
 */
export function foldIfChosen(root) {
  root.classList.toggle(CLASS, chosen());
}

/**
 * Makes the switch and the buttons that show what happened work.
 *
 * @param {Document} document
 */
export function learningFirst(document) {
  const root = document.documentElement;
  const box = document.querySelector("input[data-learning-first]");
  if (box instanceof HTMLInputElement) {
    box.checked = root.classList.contains(CLASS);
    box.addEventListener("change", () => {
      root.classList.toggle(CLASS, box.checked);
      remember(box.checked);
    });
    // A page that the browser brings back as it was left may be older than the choice.
    window.addEventListener("pageshow", () => {
      foldIfChosen(root);
      box.checked = root.classList.contains(CLASS);
    });
  }
  for (const part of document.querySelectorAll("[data-happened]")) {
    const button = part.querySelector("button");
    button?.addEventListener("click", () => {
      const open = part.classList.toggle(OPEN);
      button.setAttribute("aria-expanded", String(open));
      button.textContent = open ? "Fold what happened" : "Show what happened";
    });
  }
}

/** Whether it was chosen; a browser that keeps nothing is one in which it wasn't. */
function chosen() {
  try {
    return localStorage.getItem(KEY) === "yes";
  } catch {
    return false;
  }
}

/** @param {boolean} fold */
function remember(fold) {
  try {
    if (fold) localStorage.setItem(KEY, "yes");
    else localStorage.removeItem(KEY);
  } catch {
    // It then holds for this page alone.
  }
}
