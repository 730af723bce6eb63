/* The buttons beside reviews and points that add them to the briefing. */
import { element } from "../shared/dom.js";
import { MAX_ITEMS, loadSelection, storeSelection, toggled } from "./selection.js";

const REVIEW_ADDRESS =
  /\/reviews\/([a-z0-9-]+)\/(?:index\.html)?(?:#((?:learning|recommendation|good-practice)-\d+))?$/;
const ADD_TEXT = "Add to briefing";
const REMOVE_SUFFIX = " from briefing";

/**
 * Start the buttons of a page, those that the search page shows later too.
 *
 * @param {Document} document
 * @param {Window} window
 */
export function enableAddButtons(document, window) {
  const storage = () => window.localStorage;
  const status = createStatus(document);
  const update = () => {
    const { keys } = loadSelection(storage);
    for (const button of buttonsOf(document)) showChosen(button, keys.includes(keyOf(button, window.location.href)));
    showCount(document, keys.length);
  };
  document.addEventListener("click", (event) => {
    const button = event.target instanceof Element && event.target.closest(".app-add");
    if (!(button instanceof HTMLElement)) return;
    status.textContent = toggleInStorage(storage, keyOf(button, window.location.href));
    update();
  });
  // Another page of this site, or coming back to this one, may have changed what is chosen.
  window.addEventListener("storage", update);
  window.addEventListener("pageshow", update);
  const results = document.querySelector("[data-part=results]");
  if (results) {
    const observer = new MutationObserver(() => addButtons(results, update));
    observer.observe(results, { childList: true, subtree: true });
  }
  update();
}

/**
 * Add a review or point to the stored selection, or take it away.
 *
 * @param {import("../shared/storage.js").GetStorage} storage
 * @param {string} key
 * @returns {string} what to say of it
 */
function toggleInStorage(storage, key) {
  const before = loadSelection(storage);
  const after = toggled(before, key);
  if (after.keys.length === before.keys.length) return `A briefing takes up to ${MAX_ITEMS} reviews and points.`;
  if (!storeSelection(storage, after)) return "This browser keeps nothing, so nothing can be chosen here.";
  return summary(after.keys.length);
}

/** @param {Document} document @returns {HTMLElement[]} */
function buttonsOf(document) {
  return Array.from(document.querySelectorAll(".app-add"));
}

/** @param {Document} document */
function createStatus(document) {
  const status = element("p", { class: "govuk-visually-hidden", role: "status" });
  document.body.append(status);
  return status;
}

/**
 * The key of the review or point that a button stands beside: of the link in the same row, of the point
 * that holds it, or else of the page.
 *
 * @param {HTMLElement} button
 * @param {string} address of the page
 * @returns {string}
 */
function keyOf(button, address) {
  const pageKey = keyOfAddress(address.split("#")[0]);
  const point = button.closest(".app-point");
  if (point) return `${pageKey}~${point.id}`;
  const link = button.closest("li")?.querySelector("a[href*='reviews/']");
  return link instanceof HTMLAnchorElement ? keyOfAddress(link.href) : pageKey;
}

/**
 * Read the key in the address of a review or a point.
 *
 * @param {string} address
 * @returns {string} "" if it is of neither
 */
export function keyOfAddress(address) {
  const [, id, anchor] = REVIEW_ADDRESS.exec(address) ?? [];
  return [id, anchor].filter(Boolean).join("~");
}

/**
 * Say on a button what it does. Both words fit the room that it has, so that nothing moves.
 *
 * @param {HTMLElement} button its text, and a span with the name of what it adds for those who hear it
 * @param {boolean} chosen
 */
function showChosen(button, chosen) {
  const [action, name] = button.childNodes;
  if (!action || !name || button.classList.contains("app-add--chosen") === chosen) return;
  button.classList.toggle("app-add--chosen", chosen);
  action.textContent = chosen ? "Remove" : ADD_TEXT;
  name.textContent = chosen
    ? `${REMOVE_SUFFIX}${name.textContent}`
    : (name.textContent ?? "").replace(REMOVE_SUFFIX, "");
}

/**
 * Show the number of chosen things at the way to the briefing: drawn over its corner, so that the header does not move.
 *
 * @param {Document} document
 * @param {number} count
 */
function showCount(document, count) {
  for (const link of document.querySelectorAll("a[data-briefing]")) {
    link.setAttribute("data-briefing", String(count || ""));
    const label = link.querySelector("span") ?? link.appendChild(element("span", { class: "govuk-visually-hidden" }));
    label.textContent = count ? ` ${count} chosen` : "";
  }
}

/** @param {number} count */
function summary(count) {
  return count ? `The briefing has ${count} ${count === 1 ? "entry" : "entries"}.` : "The briefing is empty.";
}

/**
 * Add a button to each result of the search page that has none yet.
 *
 * @param {Element} results
 * @param {() => void} update
 */
function addButtons(results, update) {
  const rows = Array.from(results.querySelectorAll("li[data-review]")).filter((row) => !row.querySelector(".app-add"));
  for (const row of rows) {
    const name = element("span", { class: "govuk-visually-hidden" }, ` (${row.querySelector("a")?.textContent ?? ""})`);
    const meta = row.querySelector(".app-row__meta") ?? row.appendChild(element("p", { class: "app-row__meta" }));
    meta.append(" ", element("button", { type: "button", class: "app-add" }, ADD_TEXT, name));
  }
  if (rows.length) update();
}
