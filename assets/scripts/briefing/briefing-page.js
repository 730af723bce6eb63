/* The page of the briefing pack: what is chosen, the briefing that follows from it, and taking it away. */
import { partOf } from "../shared/dom.js";
import { KeptValues } from "../shared/kept-values.js";
import { createLoader } from "../shared/loader.js";
import { BriefingData } from "./briefing-data.js";
import { chosenRows, isTag } from "./chosen-list.js";
import { composeBriefing, sourcesOf, wordCount } from "./compose-briefing.js";
import { Downloads, followableLink } from "./downloads.js";
import { BriefingEditor } from "./editor.js";
import {
  OWN,
  STORED,
  addItems,
  readAddress,
  parseItem,
  removeItem,
  splitKey,
  storedItems,
  takeOverChoice,
  writeAddress,
} from "./items.js";
import { lengthText } from "./length.js";
import { showDamaged, showOthers, showRefusal } from "./notices.js";
import { findBriefing, nameOfLink } from "./stored-briefings.js";
import { createVersions, isStored, storeText, storedTexts, takeOverDraft } from "./texts.js";
import { WrittenBriefing } from "./written-briefing.js";

/** Milliseconds in which changes made in another window come together. */
const TOGETHER = 50;

/** Milliseconds without a change after which the words are counted again. */
const EDIT_PAUSE = 400;

/** @typedef {import("./items.js").Item} Item */

/**
 * Start the page, if it is the one of the briefing pack.
 *
 * @param {Document} document
 * @param {Window} window
 */
export function startBriefing(document, window) {
  const container = document.getElementById("briefing");
  if (container) new BriefingPage(container, window).start();
}

class BriefingPage {
  /** @param {HTMLElement} container @param {Window} window */
  constructor(container, window) {
    this.container = container;
    this.window = window;
    this.values = new KeptValues(() => window.localStorage);
    /** @type {Item[]} */
    this.items = [];
    /** The name of the briefing in the storage; "": it has none yet. */
    this.name = "";
    this.isStored = false;
    this.nextVersion = createVersions();
    this.written = new WrittenBriefing();
    const load = createLoader(document, container.dataset.folder ?? "");
    this.data = new BriefingData(load, Number(container.dataset.parts));
    this.siteRoot = container.dataset.root ?? "";
    this.editor = new BriefingEditor(this.part("sheet"), (section, blocks) => this.storeEdit(section, blocks));
    /** @type {import("./texts.js").Damaged[]} */
    this.damagedDraft = [];
    this.requestId = 0;
    this.lengthTimer = 0;
  }

  /** Open the briefing and follow what the reader does, here and in other windows. */
  start() {
    const { container, window } = this;
    new Downloads(container, () => this.editor.read());
    this.part("undo").addEventListener("click", () => this.undoEdits());
    const form = /** @type {HTMLFormElement|null} */ (container.querySelector("form"));
    form?.addEventListener("submit", (event) => {
      event.preventDefault();
      const item = parseItem(String(new FormData(form).get("tag")));
      if (item) this.change("Added.", () => addItems(this.values, this.name, [item]));
      form.reset();
    });
    this.values.probe(STORED);
    takeOverChoice(this.values);
    this.damagedDraft = takeOverDraft(this.values);
    this.open(false);
    // A link to a place on this page chooses nothing.
    window.addEventListener("popstate", () => /^#[^=]+$/.test(window.location.hash) || this.open(true));
    let timer = 0;
    window.addEventListener("storage", ({ key }) => {
      if (key && !key.startsWith(STORED)) return;
      clearTimeout(timer);
      timer = window.setTimeout(() => this.followOtherWindows(), TOGETHER);
    });
    window.addEventListener("pageshow", ({ persisted }) => persisted && this.followOtherWindows());
    window.addEventListener("pagehide", () => this.values.storeWaiting());
    this.part("sheet").addEventListener("focusout", () => setTimeout(() => this.followOtherWindows()));
  }

  /** @param {string} name */
  part(name) {
    return partOf(this.container, name);
  }

  /** The address that says what is chosen. */
  get address() {
    return this.window.location.pathname + writeAddress(this.items);
  }

  /**
   * Show what the address says, or else the reader's own briefing.
   *
   * @param {boolean} isStep whether a step back or forward led here: what is missing from the briefing comes back then
   */
  open(isStep) {
    const { location, history } = this.window;
    const said = readAddress(location.search + location.hash);
    this.name = findBriefing(this.values, said, history.state?.briefing);
    this.isStored = isStored(this.values, this.name);
    if (this.isStored && (isStep || this.name !== history.state?.briefing)) addItems(this.values, this.name, said);
    this.items = this.isStored ? storedItems(this.values, this.name) : said;
    if (this.isStored) history.replaceState({ briefing: this.name }, "", this.address);
    this.update();
  }

  /** Give what is on the page a place in the storage, before it is changed. */
  begin() {
    if (this.isStored) return;
    const free = isStored(this.values, OWN) ? nameOfLink(this.items) : OWN;
    this.name ||= findBriefing(this.values, this.items, "") || free;
    this.isStored = true;
    addItems(this.values, this.name, this.items);
    this.window.history.replaceState({ briefing: this.name }, "", this.address);
  }

  /**
   * Choose something else.
   *
   * @param {string} message
   * @param {() => void} store changes the stored briefing
   */
  change(message, store) {
    this.begin();
    store();
    this.items = storedItems(this.values, this.name);
    this.window.history.pushState({ briefing: this.name }, "", this.address);
    this.update();
    this.showStatus(message);
  }

  /** Show what was changed in another window, unless somebody is writing: then it waits. */
  followOtherWindows() {
    this.showStored();
    // Another window may have begun the briefing that this one shows.
    if (!this.isStored && isStored(this.values, this.name || findBriefing(this.values, this.items, ""))) this.begin();
    if (!this.isStored || this.editor.isInUse()) return;
    const items = storedItems(this.values, this.name);
    const { texts } = storedTexts(this.values, this.name);
    if (writeAddress(items) === writeAddress(this.items) && this.written.restsOn(texts)) return;
    this.items = items;
    this.window.history.replaceState({ briefing: this.name }, "", this.address);
    this.update();
    this.showStatus("This briefing was changed in another window. What was written in either is in it.");
  }

  /** @param {string} text */
  showStatus(text) {
    this.part("status").textContent = text;
  }

  /** Say what the browser's storage holds beside this briefing, or refuses. */
  showStored() {
    showRefusal(this.container, this.values);
    showOthers(this.container, this.values, this.name, (name) => {
      this.window.history.pushState({ briefing: name }, "");
      this.open(false);
      this.part("heading").focus();
    });
    const damaged = [...this.damagedDraft, ...storedTexts(this.values, this.name).damaged];
    showDamaged(this.container, damaged, () => {
      for (const { name } of damaged) this.values.set(name, null);
      this.damagedDraft = [];
      this.showStored();
      this.showStatus("The text that could not be read is deleted.");
    });
  }

  /** Show what is selected. What arrives after the next selection is dropped. */
  async update() {
    const requestId = ++this.requestId;
    const { texts } = storedTexts(this.values, this.name);
    const empty = !this.items.length && !texts.length;
    this.part("empty").hidden = this.items.length > 0;
    this.part("failed").hidden = true;
    this.part("tools").hidden = empty;
    this.part("unkept-do").hidden = empty;
    this.editor.hide();
    this.showStored();
    try {
      const content = empty ? null : await this.loadContent();
      if (requestId !== this.requestId) return;
      if (content) this.show(content);
      else this.part("chosen").replaceChildren();
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
    const tagItems = this.items.filter(isTag);
    const keys = this.items.filter((item) => !isTag(item)).map(({ id }) => id);
    const load = (/** @type {Item} */ { kind, id }) => this.data.tag(/** @type {"theme"|"agency"} */ (kind), id);
    const [vocabulary, ...tags] = await Promise.all([this.data.vocabulary(), ...tagItems.map(load)]);
    const allKeys = [...keys, ...tags.flatMap((tag) => tag?.points ?? [])];
    const { reviews, lost } = await this.data.reviews([...new Set(allKeys.map((key) => splitKey(key).id))]);
    return { vocabulary, tags, allKeys, reviews, lost };
  }

  /** @param {Awaited<ReturnType<BriefingPage["loadContent"]>>} content */
  show({ vocabulary, tags, allKeys, reviews, lost }) {
    const addressOf = (/** @type {string} */ id, anchor = "") => this.addressOf(id, anchor);
    this.showChosen({ tags, reviews, lost });
    const found = tags.filter((tag) => tag !== null);
    const sources = sourcesOf(allKeys, reviews);
    const told = composeBriefing(sources, vocabulary, found, addressOf);
    const { texts } = storedTexts(this.values, this.name);
    this.editor.show(this.written.open(told, new Map(sources.map(({ id, number }) => [id, number])), texts));
    this.part("undo").hidden = !texts.length;
    if (found.length < tags.length || lost.size) {
      this.tellFailure(
        "Some of what is chosen did not load. It is not on this site any more, or the connection is lost.",
      );
    }
    this.showLength();
  }

  /** @param {import("./chosen-list.js").Found|null} found */
  showChosen(found) {
    const addressOf = (/** @type {string} */ id, anchor = "") => this.addressOf(id, anchor);
    const rows = chosenRows(this.items, found, addressOf, (item, name) => {
      this.change(`Removed: ${name}.`, () => removeItem(this.values, this.name, item));
      this.part("heading").focus();
    });
    this.part("chosen").replaceChildren(...rows);
  }

  /** @param {string} section @param {import("./compose-briefing.js").Block[]} blocks */
  storeEdit(section, blocks) {
    this.begin();
    const where = { briefing: this.name, section, version: this.nextVersion() };
    this.written.change(section, blocks, (text, replaced) => storeText(this.values, where, text, replaced));
    this.part("undo").hidden = !this.written.storedNames.length;
    showRefusal(this.container, this.values);
    clearTimeout(this.lengthTimer);
    this.lengthTimer = window.setTimeout(() => this.showLength(), EDIT_PAUSE);
  }

  undoEdits() {
    // Only what this page shows: what was written in another window since stays.
    for (const name of this.written.storedNames) this.values.set(name, null);
    this.update();
    this.showStatus("Your changes are gone; the briefing is as the reviews tell it.");
  }

  /** Say how long the briefing takes. */
  showLength() {
    this.part("length").textContent = lengthText(wordCount(this.editor.read()));
  }

  /** @param {unknown} error */
  showError(error) {
    this.showChosen(null);
    this.part("tools").hidden = true;
    this.part("unkept-do").hidden = true;
    this.tellFailure(
      error instanceof Error && error.name === "LoadError"
        ? "The chosen reviews could not be loaded. Perhaps the connection is lost."
        : "The briefing could not be made from what was loaded. Reload the page, or remove what was chosen last.",
    );
  }

  /** @param {string} why */
  tellFailure(why) {
    this.part("failed").hidden = false;
    this.part("why").textContent = why;
    this.part("again").onclick = () => this.update();
  }
}
