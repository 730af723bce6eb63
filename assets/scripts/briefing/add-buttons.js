/* The buttons beside reviews and points that add them to the briefing. */
import { element } from "../shared/dom.js";
import { KeptValues } from "../shared/kept-values.js";
import {
  OWN,
  addItems,
  parseItem,
  removeItem,
  storedItems,
  takeOverChoice,
  writeAddress,
  formatItem,
} from "./items.js";

const REVIEW_ADDRESS =
  /\/reviews\/([a-z0-9-]+)\/(?:index\.html)?(?:\?[^#]*)?(?:#((?:learning|recommendation|good-practice)-\d+))?$/;
const ADD_TEXT = "Add to briefing";
const REMOVE_SUFFIX = " from briefing";

/**
 * Start the buttons of a page, those that the search page shows later too.
 *
 * @param {Document} document
 * @param {Window} window
 */
export function enableAddButtons(document, window) {
  const values = new KeptValues(() => window.localStorage);
  takeOverChoice(values);
  const status = createStatus(document);
  const update = () => {
    const items = storedItems(values, OWN);
    const chosen = new Set(items.map(formatItem));
    for (const button of buttonsOf(document)) showChosen(button, chosen.has(keyOf(button, window.location.href)));
    // What is not stored goes along in the address.
    showCount(document, items.length, values.waiting.size ? writeAddress(items) : "");
  };
  document.addEventListener("click", (event) => {
    const button = event.target instanceof Element && event.target.closest(".app-add");
    if (!(button instanceof HTMLElement)) return;
    const item = parseItem(keyOf(button, window.location.href));
    if (item) toggle(values, item);
    update();
    showSummary(document, status, values);
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

/** @param {KeptValues} values @param {import("./items.js").Item} item */
function toggle(values, item) {
  const written = formatItem(item);
  if (storedItems(values, OWN).some((other) => formatItem(other) === written)) removeItem(values, OWN, item);
  else addItems(values, OWN, [item]);
}

/**
 * Say what the briefing has now: to those who hear the page, and to everybody if it is not stored.
 *
 * @param {Document} document
 * @param {HTMLElement} status
 * @param {KeptValues} values
 */
function showSummary(document, status, values) {
  const count = storedItems(values, OWN).length;
  const isUnkept = values.waiting.size > 0;
  status.className = isUnkept ? "app-unkept" : "govuk-visually-hidden";
  status.textContent = summary(count);
  if (!isUnkept) return;
  const href = document.querySelector("a[data-briefing]")?.getAttribute("href") ?? "";
  const why = values.refusal === "full" ? "has no room left for this site" : "keeps nothing for this site";
  const link = element("a", { class: "govuk-link", href }, "Open the briefing now");
  status.append(` This browser ${why}, so what you choose is gone when you leave this page. `, link, ".");
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
 * The item, as it is written, that a button stands beside: of the link in the same row, of the point
 * that holds it, or else of the page.
 *
 * @param {HTMLElement} button
 * @param {string} address of the page
 * @returns {string}
 */
function keyOf(button, address) {
  const point = button.closest(".app-point");
  const pageAddress = address.split("#")[0];
  if (point) return keyOfAddress(`${pageAddress}#${point.id}`);
  const link = button.closest("li")?.querySelector("a[href*='reviews/']");
  return link instanceof HTMLAnchorElement ? keyOfAddress(link.href) : keyOfAddress(pageAddress);
}

/**
 * Return the item that the address of a review or a point leads to, as it is written.
 *
 * @param {string} address
 * @returns {string} "" if it is of neither
 */
export function keyOfAddress(address) {
  const [, id, anchor] = REVIEW_ADDRESS.exec(address) ?? [];
  if (!id) return "";
  return anchor ? `point=${id}~${anchor}` : `review=${id}`;
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
 * @param {string} address what goes along to the briefing
 */
function showCount(document, count, address) {
  for (const link of document.querySelectorAll("a[data-briefing]")) {
    link.setAttribute("data-briefing", String(count || ""));
    const href = link.getAttribute("href") ?? "";
    link.setAttribute("href", href.split(/[?#]/)[0] + address);
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
