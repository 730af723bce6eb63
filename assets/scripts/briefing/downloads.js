/* Taking a briefing away: on paper, as a Word file, as Markdown, or as a link. */
import { withoutIndex } from "../shared/url.js";
import { runScript } from "../shared/loader.js";
import { markdownOf } from "./markdown.js";

export class Downloads {
  /**
   * @param {HTMLElement} place holds the buttons
   * @param {() => import("./compose-briefing.js").Briefing} read the briefing as it is now
   */
  constructor(place, read) {
    this.place = place;
    this.read = read;
    this.on("print", () => window.print());
    this.on("markdown", () => this.markdown());
    this.on("word", () => this.word());
    this.on("link", () => this.copyLink());
  }

  /** @param {string} name @param {() => void} act */
  on(name, act) {
    this.place.querySelector(`[data-take="${name}"]`)?.addEventListener("click", act);
  }

  /** @param {string} text */
  say(text) {
    const status = this.place.querySelector('[data-part="status"]');
    if (status) status.textContent = text;
  }

  markdown() {
    const briefing = this.read();
    save(new Blob([markdownOf(briefing, elsewhere)], { type: "text/markdown;charset=utf-8" }), `${nameOf(briefing)}.md`);
  }

  async word() {
    this.say("Making the Word file …");
    try {
      const view = /** @type {any} */ (window);
      // What makes the file is larger than the rest of the site, so it is fetched only now.
      if (!view.briefingWord) await runScript(document, this.place.dataset.word ?? "", "word");
      const briefing = this.read();
      save(await view.briefingWord(briefing, elsewhere), `${nameOf(briefing)}.docx`);
      this.say("The Word file is in your downloads.");
    } catch {
      this.say("The Word file could not be made. Check the connection and try again, or download it as text.");
    }
  }

  async copyLink() {
    try {
      await navigator.clipboard.writeText(window.location.href);
      this.say("The link is copied. It leads to the same selection; what you wrote yourself is not in it.");
    } catch {
      this.say("Copying is not allowed here. The link is in the address bar.");
    }
  }
}

/**
 * A link as somebody else can follow it: nowhere, if this site lies on a disk.
 *
 * @param {string} href
 * @param {string} here the address of this page
 * @returns {string}
 */
export function followable(href, here) {
  const url = new URL(href, here);
  if (!url.protocol.startsWith("http")) return "";
  url.pathname = withoutIndex(url.pathname);
  return url.href;
}

/** @param {string} href */
function elsewhere(href) {
  return followable(href, window.location.href);
}

/** @param {import("./compose-briefing.js").Briefing} briefing */
function nameOf({ title }) {
  const plain = title.toLowerCase().normalize("NFKD").replace(/[^a-z0-9]+/g, "-");
  return plain.replace(/^-|-$/g, "").slice(0, 80) || "briefing";
}

/** @param {Blob} blob @param {string} name */
function save(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
