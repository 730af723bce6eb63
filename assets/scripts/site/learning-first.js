/* Learning first: what happened stays folded until it is asked for. The choice is stored in this browser only. */
import { readItem, writeItem } from "../shared/storage.js";

const STORAGE_KEY = "learning-first";
const FOLDED_CLASS = "app-learning-first";
const OPEN_CLASS = "app-happened--open";

/**
 * Fold what happened if that was chosen before. Runs before the page is drawn, so that it is never seen.
 *
 * @param {HTMLElement} root the element of the whole page
 * @param {import("../shared/storage.js").GetStorage} [storage]
 */
export function foldIfChosen(root, storage = () => localStorage) {
  root.classList.toggle(FOLDED_CLASS, readItem(storage, STORAGE_KEY) === "yes");
}

/**
 * Start the switch, and the buttons that show what happened.
 *
 * @param {Document} document
 */
export function enableLearningFirst(document) {
  const root = document.documentElement;
  const box = document.querySelector("input[data-learning-first]");
  if (box instanceof HTMLInputElement) {
    box.checked = root.classList.contains(FOLDED_CLASS);
    box.addEventListener("change", () => {
      root.classList.toggle(FOLDED_CLASS, box.checked);
      // A browser that stores nothing folds this page alone.
      writeItem(() => localStorage, STORAGE_KEY, box.checked ? "yes" : null);
    });
    // A page that the browser brings back as it was left may be older than the choice.
    window.addEventListener("pageshow", () => {
      foldIfChosen(root);
      box.checked = root.classList.contains(FOLDED_CLASS);
    });
  }
  for (const account of document.querySelectorAll("[data-happened]")) {
    const button = account.querySelector("button");
    button?.addEventListener("click", () => {
      const open = account.classList.toggle(OPEN_CLASS);
      button.setAttribute("aria-expanded", String(open));
      button.textContent = open ? "Fold what happened" : "Show what happened";
    });
  }
}
