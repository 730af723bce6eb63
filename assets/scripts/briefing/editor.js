/* The briefing on the page: seven parts, each of which can be edited. */
import { element } from "../shared/dom.js";
import { blocksOf, elementsOf } from "./block-elements.js";

const PAUSE = 400;

export class Sheet {
  /**
   * @param {HTMLElement} place
   * @param {() => void} edited called a moment after something was written
   */
  constructor(place, edited) {
    this.place = place;
    /** @type {import("./compose-briefing.js").Briefing|null} */
    this.briefing = null;
    let timer = 0;
    place.addEventListener("input", () => {
      clearTimeout(timer);
      timer = window.setTimeout(edited, PAUSE);
    });
    // What is pasted or dropped comes in as plain text: the sheet has its own looks, and no foreign markup.
    place.addEventListener("paste", (event) => {
      event.preventDefault();
      document.execCommand("insertText", false, event.clipboardData?.getData("text/plain") ?? "");
    });
    place.addEventListener("drop", (event) => event.preventDefault());
  }

  hide() {
    this.place.hidden = true;
  }

  /** @param {import("./compose-briefing.js").Briefing} briefing */
  fill(briefing) {
    this.briefing = briefing;
    this.title = editable("span", "Title of the briefing", []);
    this.title.append(briefing.title);
    this.title.addEventListener("keydown", (event) => {
      if (event.key === "Enter") event.preventDefault();
    });
    this.bodies = briefing.sections.map(({ heading, blocks }) => editable("div", heading, elementsOf(blocks)));
    this.place.replaceChildren(
      element("h2", { class: "govuk-heading-l app-sheet__title" }, this.title),
      ...(briefing.note ? [element("p", { class: "app-sheet__note" }, briefing.note)] : []),
      ...briefing.sections.map(({ id, heading }, place) =>
        element("section", { class: `app-sheet__part app-sheet__part--${id}` },
          element("h3", { class: "app-sheet__heading" }, `${place + 1}. ${heading}`), this.bodies?.[place])));
    this.place.hidden = false;
  }

  /** The briefing as it reads now. @returns {import("./compose-briefing.js").Briefing} */
  read() {
    if (!this.briefing || !this.title || !this.bodies) throw new Error("there is no briefing on the page");
    const { note, sections } = this.briefing;
    const bodies = this.bodies;
    return {
      title: this.title.textContent?.trim() || "Briefing",
      note,
      sections: sections.map((section, place) => ({ ...section, blocks: blocksOf(bodies[place]) })),
    };
  }
}

/** @param {string} tag @param {string} name @param {HTMLElement[]} children */
function editable(tag, name, children) {
  const many = tag === "div" ? "true" : "false";
  return element(tag, {
    class: "app-sheet__text", contenteditable: "true", spellcheck: "true",
    role: "textbox", "aria-label": name, "aria-multiline": many,
  }, ...children);
}
