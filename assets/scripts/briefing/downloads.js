/* Taking a briefing away: on paper, as a Word file, as Markdown, or as a link. */
import { copyText } from "../shared/clipboard.js";
import { partOf } from "../shared/dom.js";
import { runScript } from "../shared/loader.js";
import { formatNumber } from "../shared/text.js";
import { isOnTheWeb, linkTarget, withoutIndex } from "../shared/url.js";
import { toMarkdown } from "./markdown.js";

/** Characters of a file's name, without its ending: every disk takes as many. */
const MAX_FILE_NAME = 80;
/** Characters of a link that every program passes on whole. */
const LONG_LINK = 2000;
/** Milliseconds until a file's data is released: browsers begin to save it in less. */
const RELEASED_AFTER = 60_000;

/** The buttons below the briefing. */
export class Downloads {
  /**
   * @param {HTMLElement} container holds the buttons
   * @param {() => import("./compose-briefing.js").Briefing} read the briefing as it is now
   */
  constructor(container, read) {
    this.container = container;
    this.read = read;
    this.on("print", () => window.print());
    this.on("markdown", () => this.saveMarkdown());
    this.on("word", () => this.saveWord());
    this.on("copy", () => this.copyMarkdown());
    this.on("link", () => this.copyLink());
  }

  /** @param {string} name @param {() => unknown} action */
  on(name, action) {
    const run = async () => {
      try {
        await action();
      } catch (error) {
        this.showStatus(`That could not be done: ${error instanceof Error ? error.message : error}. Try another way.`);
      }
    };
    for (const button of this.container.querySelectorAll(`[data-take="${name}"]`)) {
      button.addEventListener("click", run);
    }
  }

  /** @param {string} text */
  showStatus(text) {
    partOf(this.container, "status").textContent = text;
  }

  saveMarkdown() {
    const briefing = this.read();
    const blob = new Blob([toMarkdown(briefing, publicLink)], { type: "text/markdown;charset=utf-8" });
    save(blob, `${fileName(briefing.title)}.md`);
  }

  async copyMarkdown() {
    const copied = await copyText(toMarkdown(this.read(), publicLink));
    this.showStatus(copied ? "The text is copied." : "Copying is not allowed here. Download it as text instead.");
  }

  async saveWord() {
    this.showStatus("Making the Word file …");
    try {
      const view = /** @type {any} */ (window);
      // What makes the file is larger than the rest of the site, so it is fetched only now.
      if (!view.briefingWord) await runScript(document, this.container.dataset.word ?? "", "word");
      const briefing = this.read();
      save(await view.briefingWord(briefing, publicLink), `${fileName(briefing.title)}.docx`);
      this.showStatus("The Word file is in your downloads.");
    } catch {
      this.showStatus("The Word file could not be made. Check the connection and try again, or download it as text.");
    }
  }

  async copyLink() {
    const { href } = window.location;
    const copied = await copyText(href);
    const long = `It has ${formatNumber(href.length)} characters, which some mail programs cut: try it before you rely on it.`;
    this.showStatus(
      copied
        ? `The link is copied. It leads to the same selection; what you wrote yourself is not in it. ${href.length > LONG_LINK ? long : ""}`
        : "Copying is not allowed here. The link is in the address bar.",
    );
  }
}

/**
 * Write a link as somebody else can follow it.
 *
 * @param {string} href
 * @param {string} base the address of this page
 * @returns {string} "" if it leads to no page, or this site lies on a disk
 */
export function followableLink(href, base) {
  const url = linkTarget(href, base);
  if (!url || !isOnTheWeb(url)) return "";
  url.pathname = withoutIndex(url.pathname);
  return url.href;
}

/** @param {string} href */
function publicLink(href) {
  return followableLink(href, window.location.href);
}

/**
 * Make a file's name of a title: "Baby T; Leeds" -> "baby-t-leeds".
 *
 * @param {string} title
 * @returns {string}
 */
export function fileName(title) {
  const plain = title
    .toLowerCase()
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/[^a-z0-9]+/g, "-");
  return plain.replace(/^-|-$/g, "").slice(0, MAX_FILE_NAME) || "briefing";
}

/**
 * Save a file among the reader's downloads.
 *
 * @param {Blob} blob
 * @param {string} name
 */
export function save(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), RELEASED_AFTER);
}
