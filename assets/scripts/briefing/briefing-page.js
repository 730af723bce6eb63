/* The page of the briefing pack: what is chosen, the briefing that follows from it, and taking it away. */
import { counted, element } from "../shared/dom.js";
import { scriptLoader } from "../shared/loader.js";
import { compose, lengthOf, sourcesOf } from "./compose-briefing.js";
import { Downloads, followable } from "./downloads.js";
import { draftOf, keepDraft } from "./drafts.js";
import { Parts } from "./briefing-data.js";
import { Sheet } from "./editor.js";
import { NOTHING, isEmpty, keep, kept, partsOf, readAddress, toggled, writeAddress } from "./selection.js";

const A_MINUTE = 150;
const MINUTES = 7;
const POINTS = { learning: "Learning point", recommendation: "Recommendation", "good-practice": "Good practice" };

/** Starts the page, if it is the one of the briefing pack. @param {Document} document @param {Window} window */
export function startBriefing(document, window) {
  const place = document.getElementById("briefing");
  if (place) new BriefingPage(place, window).open();
}

class BriefingPage {
  /** @param {HTMLElement} place @param {Window} window */
  constructor(place, window) {
    this.place = place;
    this.window = window;
    this.selection = NOTHING;
    this.storage = () => window.localStorage;
    this.parts = new Parts(scriptLoader(document, place.dataset.folder ?? ""), Number(place.dataset.parts));
    this.root = place.dataset.root ?? "";
    this.sheet = new Sheet(this.part("sheet"), () => this.edited());
    this.asked = 0;
    new Downloads(place, () => this.sheet.read());
    window.addEventListener("popstate", () => this.open());
    this.part("undo").addEventListener("click", () => {
      keepDraft(this.storage, this.address, null);
      this.show();
      this.say("Your changes are gone; the briefing is as the reviews tell it.");
    });
    const form = /** @type {HTMLFormElement} */ (place.querySelector("form"));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const [name, slug] = String(new FormData(form).get("tag")).split("=");
      if (slug) this.change({ ...this.selection, [name]: slug }, "Added.");
      form.reset();
    });
  }

  /** @param {string} name @returns {HTMLElement} */
  part(name) {
    return /** @type {HTMLElement} */ (this.place.querySelector(`[data-part="${name}"]`));
  }

  get address() {
    return writeAddress(this.selection);
  }

  /** Shows what the address says, or else what this browser keeps. */
  open() {
    this.selection = readAddress(this.window.location.search);
    if (isEmpty(this.selection)) {
      this.selection = kept(this.storage);
      if (!isEmpty(this.selection)) this.window.history.replaceState(null, "", this.address);
    }
    this.show();
  }

  /** @param {import("./selection.js").Selection} selection @param {string} said */
  change(selection, said) {
    this.selection = selection;
    keep(this.storage, selection);
    this.window.history.pushState(null, "", this.address || this.window.location.pathname);
    this.show();
    this.say(said);
  }

  /** @param {string} text */
  say(text) {
    this.part("status").textContent = text;
  }

  async show() {
    const asked = ++this.asked;
    const empty = isEmpty(this.selection);
    this.part("empty").hidden = !empty;
    this.part("failed").hidden = true;
    this.part("chosen").replaceChildren();
    this.part("tools").hidden = empty;
    this.sheet.hide();
    try {
      const loaded = empty ? null : await this.load();
      if (asked !== this.asked) return;
      if (loaded) this.fill(loaded);
    } catch (error) {
      if (asked === this.asked) this.fail(error);
    }
    this.place.dataset.state = "done";
  }

  /**
   * The address of a review or point: in full, as it is printed, unless the site lies on a disk.
   *
   * @param {string} id
   * @param {string} anchor
   */
  addressOf(id, anchor) {
    const path = `${this.root}reviews/${id}/index.html${anchor && `#${anchor}`}`;
    return followable(path, this.window.location.href) || path;
  }

  async load() {
    const { keys, theme, agency } = this.selection;
    const [words, ...tags] = await Promise.all([
      this.parts.words(),
      theme ? this.parts.tag("theme", theme) : null,
      agency ? this.parts.tag("agency", agency) : null,
    ]);
    const taken = tags.flatMap((tag) => (tag ? [tag] : []));
    const all = [...keys, ...taken.flatMap((tag) => tag.points)];
    const reviews = await this.parts.reviews([...new Set(all.map((key) => partsOf(key).id))]);
    return { words, taken, all, reviews };
  }

  /** @param {Awaited<ReturnType<BriefingPage["load"]>>} loaded */
  fill({ words, taken, all, reviews }) {
    const draft = draftOf(this.storage, this.address);
    const address = (/** @type {string} */ id, anchor = "") => this.addressOf(id, anchor);
    this.list(taken, reviews, address);
    this.sheet.fill(draft ?? compose(sourcesOf(all, reviews), words, taken, address));
    this.part("undo").hidden = !draft;
    this.measure();
  }

  /**
   * What is chosen, each with a button that drops it.
   *
   * @param {import("./briefing-data.js").Tag[]} taken
   * @param {Map<string, import("./briefing-data.js").Review>} reviews
   * @param {(id: string, anchor?: string) => string} address
   */
  list(taken, reviews, address) {
    const { theme, agency, keys } = this.selection;
    const names = [theme && "theme", agency && "agency"].filter(Boolean);
    this.part("chosen").append(
      ...taken.map((tag, place) =>
        this.row(`The newest points on “${tag.name}”`, "", () => ({ ...this.selection, [names[place]]: "" }))),
      ...keys.map((key) => this.row(...named(key, reviews, address), () => toggled(this.selection, key))));
  }

  /** @param {string} name @param {string} href @param {() => import("./selection.js").Selection} without */
  row(name, href, without) {
    const drop = element("button", { type: "button", class: "app-link-button" }, "Remove",
      element("span", { class: "govuk-visually-hidden" }, ` ${name}`));
    drop.addEventListener("click", () => {
      this.change(without(), `Removed: ${name}.`);
      this.part("heading").focus();
    });
    const what = href ? element("a", { class: "govuk-link", href }, name) : name;
    return element("li", { class: "app-chosen__row" }, what, " ", drop);
  }

  edited() {
    const briefing = this.sheet.read();
    keepDraft(this.storage, this.address, briefing);
    this.part("undo").hidden = false;
    this.measure();
  }

  /** Says how long the briefing takes. */
  measure() {
    const words = lengthOf(this.sheet.read());
    const minutes = Math.max(1, Math.round(words / A_MINUTE));
    const advice = ` For ${MINUTES} minutes, cut it to about ${counted(MINUTES * A_MINUTE, "word")}.`;
    this.part("length").textContent =
      `${counted(words, "word")}: about ${counted(minutes, "minute")} read aloud.${minutes > MINUTES ? advice : ""}`;
  }

  /** @param {unknown} error */
  fail(error) {
    const name = error instanceof Error && "part" in error ? String(error.part) : "";
    const unknown = /^(theme|agency)-/.test(name);
    this.part("failed").hidden = false;
    this.part("why").textContent = unknown
      ? "There is no such theme or agency on this site, or the connection is lost."
      : "The chosen reviews could not be loaded. Perhaps the connection is lost.";
    const again = this.part("again");
    again.onclick = () => this.show();
    this.part("tools").hidden = true;
  }
}

/**
 * @param {string} key
 * @param {Map<string, import("./briefing-data.js").Review>} reviews
 * @param {(id: string, anchor?: string) => string} address
 * @returns {[string, string]} what to call it, and where it is
 */
function named(key, reviews, address) {
  const { id, anchor } = partsOf(key);
  const review = reviews.get(id);
  if (!review || (anchor && !review.points[anchor])) return ["An entry that is not on this site any more", ""];
  const [, kind, number] = /^(.*)-(\d+)$/.exec(anchor) ?? [];
  const point = kind ? `${POINTS[/** @type {keyof typeof POINTS} */ (kind)]} ${number}, ` : "";
  return [`${point}${[review.title, review.where, review.year].filter(Boolean).join(", ")}`, address(id, anchor)];
}
