/* The briefing on the page: seven sections, each of which can be edited. */
import { element } from "../shared/dom.js";
import { blocksOf, elementsOf } from "./block-elements.js";
import { TITLE } from "./texts.js";

/** @typedef {import("./compose-briefing.js").Briefing} Briefing */
/** @typedef {import("./compose-briefing.js").Block} Block */

/** The element that shows a briefing, and gives it back as it reads now. */
export class BriefingEditor {
  /**
   * @param {HTMLElement} container
   * @param {(section: string, blocks: Block[]) => void} onEdit called at each change: whoever leaves at once loses nothing
   */
  constructor(container, onEdit) {
    this.container = container;
    /** @type {{briefing: Briefing, title: HTMLElement, bodies: HTMLElement[]}|null} */
    this.shown = null;
    container.addEventListener("input", ({ target }) => {
      if (!this.shown || !(target instanceof Element)) return;
      const { briefing, title, bodies } = this.shown;
      const i = bodies.findIndex((body) => body.contains(target));
      if (i >= 0) onEdit(briefing.sections[i].id, blocksOf(bodies[i]));
      else onEdit(TITLE, [{ kind: "text", runs: [{ text: title.textContent?.trim() ?? "" }] }]);
    });
    // What is pasted or dropped comes in as plain text: the briefing has its own looks, and no foreign markup.
    container.addEventListener("paste", (event) => {
      event.preventDefault();
      document.execCommand("insertText", false, event.clipboardData?.getData("text/plain") ?? "");
    });
    container.addEventListener("drop", (event) => event.preventDefault());
  }

  /**
   * Say whether somebody is writing in it.
   *
   * @returns {boolean}
   */
  isInUse() {
    return document.hasFocus() && this.container.contains(document.activeElement);
  }

  /** Hide the briefing. */
  hide() {
    this.container.hidden = true;
  }

  /**
   * Show a briefing.
   *
   * @param {Briefing} briefing
   */
  show(briefing) {
    const title = editable("span", "Title of the briefing", [briefing.title]);
    title.addEventListener("keydown", (event) => {
      if (event.key === "Enter") event.preventDefault();
    });
    const bodies = briefing.sections.map(({ heading, blocks }) => editable("div", heading, elementsOf(blocks)));
    this.shown = { briefing, title, bodies };
    const sections = briefing.sections.map(({ id, heading }, i) =>
      element(
        "section",
        { class: `app-sheet__part app-sheet__part--${id}` },
        element("h3", { class: "app-sheet__heading" }, `${i + 1}. ${heading}`),
        bodies[i],
      ),
    );
    this.container.replaceChildren(
      element("h2", { class: "govuk-heading-l app-sheet__title" }, title),
      ...(briefing.note ? [element("p", { class: "app-sheet__note" }, briefing.note)] : []),
      ...sections,
    );
    this.container.hidden = false;
  }

  /**
   * Read the briefing as it reads now.
   *
   * @returns {Briefing}
   * @throws {Error} if none was shown
   */
  read() {
    if (!this.shown) throw new Error("there is no briefing on the page");
    const { briefing, title, bodies } = this.shown;
    return {
      title: title.textContent?.trim() || "Briefing",
      note: briefing.note,
      sections: briefing.sections.map((section, i) => ({ ...section, blocks: blocksOf(bodies[i]) })),
    };
  }
}

/** @param {"span"|"div"} tag @param {string} label @param {(HTMLElement|string)[]} children */
function editable(tag, label, children) {
  const attributes = {
    class: "app-sheet__text",
    contenteditable: "true",
    spellcheck: "true",
    role: "textbox",
    "aria-label": label,
    "aria-multiline": tag === "div" ? "true" : "false",
  };
  return element(tag, attributes, ...children);
}
