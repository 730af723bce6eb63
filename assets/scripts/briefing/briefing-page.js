/* The page of the briefing pack: what is chosen, the briefing that follows from it, and taking it away. */
import { element, partOf } from "../shared/dom.js";
import { LoadError, createLoader } from "../shared/loader.js";
import { POINT_KINDS } from "../shared/point-kinds.js";
import { pluralise } from "../shared/text.js";
import { BriefingData } from "./briefing-data.js";
import { composeBriefing, sourcesOf, wordCount } from "./compose-briefing.js";
import { Downloads, followableLink } from "./downloads.js";
import { loadDraft, storeDraft } from "./drafts.js";
import { BriefingEditor } from "./editor.js";
import {
  EMPTY_SELECTION,
  isEmpty,
  loadSelection,
  readSelection,
  splitKey,
  storeSelection,
  toggled,
  writeSelection,
} from "./selection.js";

/** Words that are read aloud in a minute: the pace of people who read to others. */
const WORDS_PER_MINUTE = 150;
/** What a seven-minute briefing is meant to take. */
const MINUTES = 7;

/** @typedef {import("./briefing-data.js").Review} Review */
/** @typedef {import("./briefing-data.js").Tag} Tag */
/** @typedef {import("./selection.js").Selection} Selection */

/**
 * Start the page, if it is the one of the briefing pack.
 *
 * @param {Document} document
 * @param {Window} window
 */
export function startBriefing(document, window) {
  const container = document.getElementById("briefing");
  if (container) new BriefingPage(container, window).open();
}

class BriefingPage {
  /** @param {HTMLElement} container @param {Window} window */
  constructor(container, window) {
    this.container = container;
    this.window = window;
    this.selection = EMPTY_SELECTION;
    this.storage = () => window.localStorage;
    const load = createLoader(document, container.dataset.folder ?? "");
    this.data = new BriefingData(load, Number(container.dataset.parts));
    this.siteRoot = container.dataset.root ?? "";
    this.editor = new BriefingEditor(this.part("sheet"), () => this.storeEdits());
    this.requestId = 0;
    new Downloads(container, () => this.editor.read());
    window.addEventListener("popstate", () => this.open());
    this.part("undo").addEventListener("click", () => this.undoEdits());
    const form = /** @type {HTMLFormElement} */ (container.querySelector("form"));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const [name, slug] = String(new FormData(form).get("tag")).split("=");
      if (slug) this.change({ ...this.selection, [name]: slug }, "Added.");
      form.reset();
    });
  }

  /** @param {string} name */
  part(name) {
    return partOf(this.container, name);
  }

  get address() {
    return writeSelection(this.selection);
  }

  /** Show what the address says, or else what this browser stores. */
  open() {
    this.selection = readSelection(this.window.location.search);
    if (isEmpty(this.selection)) {
      this.selection = loadSelection(this.storage);
      if (!isEmpty(this.selection)) this.window.history.replaceState(null, "", this.address);
    }
    this.update();
  }

  /**
   * Select something else.
   *
   * @param {Selection} selection
   * @param {string} message
   */
  change(selection, message) {
    this.selection = selection;
    storeSelection(this.storage, selection);
    this.window.history.pushState(null, "", this.address || this.window.location.pathname);
    this.update();
    this.showStatus(message);
  }

  /** @param {string} text */
  showStatus(text) {
    this.part("status").textContent = text;
  }

  /** Show what is selected. What arrives after the next selection is dropped. */
  async update() {
    const requestId = ++this.requestId;
    const empty = isEmpty(this.selection);
    this.part("empty").hidden = !empty;
    this.part("failed").hidden = true;
    this.part("chosen").replaceChildren();
    this.part("tools").hidden = empty;
    this.editor.hide();
    try {
      const content = empty ? null : await this.loadContent();
      if (requestId !== this.requestId) return;
      if (content) this.show(content);
    } catch (error) {
      if (requestId === this.requestId) this.showError(error);
    }
    this.container.dataset.state = "done";
  }

  /**
   * The address of a review or point: in full, as it is printed, unless the site lies on a disk.
   *
   * @param {string} id
   * @param {string} anchor
   */
  addressOf(id, anchor) {
    const path = `${this.siteRoot}reviews/${id}/index.html${anchor && `#${anchor}`}`;
    return followableLink(path, this.window.location.href) || path;
  }

  async loadContent() {
    const { keys, theme, agency } = this.selection;
    const [vocabulary, ...loadedTags] = await Promise.all([
      this.data.vocabulary(),
      theme ? this.data.tag("theme", theme) : null,
      agency ? this.data.tag("agency", agency) : null,
    ]);
    const tags = loadedTags.filter((tag) => tag !== null);
    const allKeys = [...keys, ...tags.flatMap((tag) => tag.points)];
    const reviews = await this.data.reviews([...new Set(allKeys.map((key) => splitKey(key).id))]);
    return { vocabulary, tags, allKeys, reviews };
  }

  /** @param {Awaited<ReturnType<BriefingPage["loadContent"]>>} content */
  show({ vocabulary, tags, allKeys, reviews }) {
    const draft = loadDraft(this.storage, this.address);
    const addressOf = (/** @type {string} */ id, anchor = "") => this.addressOf(id, anchor);
    this.showSelection(tags, reviews, addressOf);
    this.editor.show(draft ?? composeBriefing(sourcesOf(allKeys, reviews), vocabulary, tags, addressOf));
    this.part("undo").hidden = !draft;
    this.showLength();
  }

  /**
   * List what is chosen, each with a button that drops it.
   *
   * @param {Tag[]} tags
   * @param {Map<string, Review>} reviews
   * @param {import("./compose-briefing.js").AddressOf} addressOf
   */
  showSelection(tags, reviews, addressOf) {
    const { theme, agency, keys } = this.selection;
    const tagKinds = [theme && "theme", agency && "agency"].filter(Boolean);
    const tagRows = tags.map((tag, i) =>
      this.createRow(`The newest points on “${tag.name}”`, "", () => ({ ...this.selection, [tagKinds[i]]: "" })),
    );
    const keyRows = keys.map((key) =>
      this.createRow(...nameAndAddress(key, reviews, addressOf), () => toggled(this.selection, key)),
    );
    this.part("chosen").append(...tagRows, ...keyRows);
  }

  /** @param {string} name @param {string} href @param {() => Selection} without */
  createRow(name, href, without) {
    const hiddenName = element("span", { class: "govuk-visually-hidden" }, ` ${name}`);
    const drop = element("button", { type: "button", class: "app-link-button" }, "Remove", hiddenName);
    drop.addEventListener("click", () => {
      this.change(without(), `Removed: ${name}.`);
      this.part("heading").focus();
    });
    const label = href ? element("a", { class: "govuk-link", href }, name) : name;
    return element("li", { class: "app-chosen__row" }, label, " ", drop);
  }

  storeEdits() {
    storeDraft(this.storage, this.address, this.editor.read());
    this.part("undo").hidden = false;
    this.showLength();
  }

  undoEdits() {
    storeDraft(this.storage, this.address, null);
    this.update();
    this.showStatus("Your changes are gone; the briefing is as the reviews tell it.");
  }

  /** Say how long the briefing takes. */
  showLength() {
    this.part("length").textContent = lengthText(wordCount(this.editor.read()));
  }

  /** @param {unknown} error */
  showError(error) {
    const unknownTag = error instanceof LoadError && /^(theme|agency)-/.test(error.file);
    this.part("failed").hidden = false;
    this.part("why").textContent = unknownTag
      ? "There is no such theme or agency on this site, or the connection is lost."
      : "The chosen reviews could not be loaded. Perhaps the connection is lost.";
    this.part("again").onclick = () => this.update();
    this.part("tools").hidden = true;
  }
}

/**
 * Say how long a briefing takes, and how to shorten it where that is more than seven minutes.
 *
 * @param {number} words that are read aloud
 * @returns {string}
 */
export function lengthText(words) {
  const minutes = Math.max(1, Math.round(words / WORDS_PER_MINUTE));
  const length = `${pluralise(words, "word")}: about ${pluralise(minutes, "minute")} read aloud.`;
  if (minutes <= MINUTES) return length;
  return `${length} For ${MINUTES} minutes, cut it to about ${pluralise(MINUTES * WORDS_PER_MINUTE, "word")}.`;
}

/**
 * @param {string} key
 * @param {Map<string, Review>} reviews
 * @param {import("./compose-briefing.js").AddressOf} addressOf
 * @returns {[name: string, href: string]} what to call a chosen review or point, and where it is
 */
function nameAndAddress(key, reviews, addressOf) {
  const { id, anchor } = splitKey(key);
  const review = reviews.get(id);
  if (!review || (anchor && !review.points[anchor])) return ["An entry that is not on this site any more", ""];
  const [, kind, number] = /^(.*)-(\d+)$/.exec(anchor) ?? [];
  const point = kind ? `${POINT_KINDS[kind]} ${number}, ` : "";
  return [`${point}${[review.title, review.where, review.year].filter(Boolean).join(", ")}`, addressOf(id, anchor)];
}
