/* The buttons beside reviews and points that add them to the briefing. */
import { element } from "../shared/dom.js";
import { kept, keep, toggled, MOST } from "./selection.js";

const REVIEW = /\/reviews\/([a-z0-9-]+)\/(?:index\.html)?(?:#((?:learning|recommendation|good-practice)-\d+))?$/;
const ADD = "Add to briefing";
const FROM = " from briefing";

/**
 * Makes the buttons of a page work, those that the finder shows later too.
 *
 * @param {Document} document
 * @param {Window} window
 */
export function offerBriefing(document, window) {
  const storage = () => window.localStorage;
  const said = statusOf(document);
  const show = () => {
    const { keys } = kept(storage);
    for (const button of buttonsOf(document)) showState(button, keys.includes(keyOf(button, window.location.href)));
    showCount(document, keys.length);
  };
  document.addEventListener("click", (event) => {
    const button = event.target instanceof Element && event.target.closest(".app-add");
    if (!(button instanceof HTMLElement)) return;
    const before = kept(storage);
    const after = toggled(before, keyOf(button, window.location.href));
    const full = after.keys.length === before.keys.length;
    const works = !full && keep(storage, after);
    said.textContent = full ? `A briefing takes up to ${MOST} reviews and points.`
      : works ? summary(after.keys.length) : "This browser keeps nothing, so nothing can be chosen here.";
    show();
  });
  // Another page of this site, or coming back to this one, may have changed what is chosen.
  window.addEventListener("storage", show);
  window.addEventListener("pageshow", show);
  const results = document.querySelector("[data-part=results]");
  if (results) {
    const later = new MutationObserver(() => addButtons(results, show));
    later.observe(results, { childList: true, subtree: true });
  }
  show();
}

/** @param {Document} document @returns {HTMLElement[]} */
function buttonsOf(document) {
  return Array.from(document.querySelectorAll(".app-add"));
}

/** @param {Document} document */
function statusOf(document) {
  const said = element("p", { class: "govuk-visually-hidden", role: "status" });
  document.body.append(said);
  return said;
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
  const here = keyIn(address.split("#")[0]);
  const point = button.closest(".app-point");
  if (point) return `${here}~${point.id}`;
  const link = button.closest("li")?.querySelector("a[href*='reviews/']");
  return link instanceof HTMLAnchorElement ? keyIn(link.href) : here;
}

/**
 * The key in the address of a review or a point; empty if it is of neither.
 *
 * @param {string} address
 * @returns {string}
 */
export function keyIn(address) {
  const [, id, anchor] = REVIEW.exec(address) ?? [];
  return [id, anchor].filter(Boolean).join("~");
}

/**
 * Says on a button what it does. Both words fit the room that it has, so that nothing moves.
 *
 * @param {HTMLElement} button its text, and a span with the name of what it adds for those who hear it
 * @param {boolean} chosen
 */
function showState(button, chosen) {
  const [words, name] = button.childNodes;
  if (!words || !name || button.classList.contains("app-add--chosen") === chosen) return;
  button.classList.toggle("app-add--chosen", chosen);
  words.textContent = chosen ? "Remove" : ADD;
  name.textContent = chosen ? `${FROM}${name.textContent}` : (name.textContent ?? "").replace(FROM, "");
}

/**
 * The number of chosen things at the way to the briefing: drawn over its corner, so that the header does not move.
 *
 * @param {Document} document
 * @param {number} count
 */
function showCount(document, count) {
  for (const link of document.querySelectorAll("a[data-briefing]")) {
    link.setAttribute("data-briefing", String(count || ""));
    const words = link.querySelector("span") ?? link.appendChild(element("span", { class: "govuk-visually-hidden" }));
    words.textContent = count ? ` ${count} chosen` : "";
  }
}

/** @param {number} count */
function summary(count) {
  return count ? `The briefing has ${count} ${count === 1 ? "entry" : "entries"}.` : "The briefing is empty.";
}

/**
 * Adds a button to each result of the finder that has none yet.
 *
 * @param {Element} results
 * @param {() => void} show
 */
function addButtons(results, show) {
  const bare = Array.from(results.querySelectorAll("li[data-review]")).filter((row) => !row.querySelector(".app-add"));
  for (const row of bare) {
    const name = element("span", { class: "govuk-visually-hidden" }, ` (${row.querySelector("a")?.textContent ?? ""})`);
    const meta = row.querySelector(".app-row__meta") ?? row.appendChild(element("p", { class: "app-row__meta" }));
    meta.append(" ", element("button", { type: "button", class: "app-add" }, ADD, name));
  }
  if (bare.length) show();
}
