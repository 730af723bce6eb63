/* What the page of the briefing pack tells of the browser's storage: that it keeps nothing, that it holds a text which
   can't be read, and which other briefings it keeps. */
import { copyText } from "../shared/clipboard.js";
import { element, partOf } from "../shared/dom.js";
import { save } from "./downloads.js";
import { OWN, storedItems } from "./items.js";
import { titleOf } from "./merge-texts.js";
import { storedBriefings } from "./stored-briefings.js";
import { TITLE, storedTexts } from "./texts.js";

/** @typedef {import("../shared/kept-values.js").KeptValues} KeptValues */
/** @typedef {import("./texts.js").Damaged} Damaged */

const REFUSALS = {
  blocked: "This browser keeps nothing for this site: the window is a private one, or a setting forbids it.",
  full: "This browser has no room left for this site.",
};

/**
 * Say that the browser keeps nothing, for as long as that is so.
 *
 * @param {HTMLElement} container
 * @param {KeptValues} values
 */
export function showRefusal(container, { refusal }) {
  const why = refusal && REFUSALS[refusal];
  if (partOf(container, "unkept").dataset.why === refusal) return;
  partOf(container, "unkept").dataset.why = refusal;
  partOf(container, "unkept").hidden = !why;
  partOf(container, "unkept-why").textContent =
    why && `${why} What you choose and write now is gone when this page is closed. Copy or download it before that.`;
}

/**
 * Show texts that can't be read, so that they can be copied, downloaded and deleted.
 *
 * @param {HTMLElement} container
 * @param {Damaged[]} damaged
 * @param {() => void} remove
 */
export function showDamaged(container, damaged, remove) {
  const text = damaged.map(({ name, value }) => `${name}\n${value}`).join("\n\n");
  const part = partOf(container, "damaged");
  part.hidden = !damaged.length;
  const area = /** @type {HTMLTextAreaElement} */ (partOf(container, "damaged-text"));
  if (area.value !== text) area.value = text;
  partOf(container, "damaged-copy").onclick = async () => {
    const copied = await copyText(text);
    area.select();
    partOf(container, "status").textContent = copied
      ? "The text is copied."
      : "Copying is not allowed here. The text is selected: press Ctrl+C, or download it.";
  };
  partOf(container, "damaged-save").onclick = () => save(new Blob([text], { type: "text/plain" }), "kept-text.txt");
  partOf(container, "damaged-delete").onclick = remove;
}

/**
 * List the other briefings that this browser keeps.
 *
 * @param {HTMLElement} container
 * @param {KeptValues} values
 * @param {string} shown name of the briefing on the page
 * @param {(name: string) => void} open
 */
export function showOthers(container, values, shown, open) {
  const others = storedBriefings(values).filter((name) => name !== shown);
  partOf(container, "others").hidden = !others.length;
  const rows = others.map((name) => {
    const button = element("button", { type: "button", class: "app-link-button" }, describe(values, name));
    button.addEventListener("click", () => open(name));
    return element("li", {}, button);
  });
  partOf(container, "other-list").replaceChildren(...rows);
}

/** @param {KeptValues} values @param {string} name */
function describe(values, name) {
  const count = storedItems(values, name).length;
  const { texts } = storedTexts(values, name);
  const title = titleOf(
    texts.filter(({ section }) => section === TITLE).map(({ text }) => text),
    "",
  );
  const what = name === OWN ? "Your own briefing" : "A briefing that was opened by a link";
  return `${title ? `“${title}”` : what}, ${count} ${count === 1 ? "entry" : "entries"}${texts.length ? ", changed by you" : ""}`;
}
