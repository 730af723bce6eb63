/* A briefing as the reviews tell it, with what a reader has written into it. */
import { ToldSection, renumbered, titleOf } from "./merge-texts.js";
import { TITLE } from "./texts.js";

/** @typedef {import("./compose-briefing.js").Block} Block */
/** @typedef {import("./compose-briefing.js").Briefing} Briefing */
/** @typedef {import("./merge-texts.js").Text} Text */
/** @typedef {import("./texts.js").StoredText} StoredText */

/** The sections of a briefing, and the names of the stored texts that each of them rests on. */
export class WrittenBriefing {
  constructor() {
    /** @type {Map<string, ToldSection>} */
    this.told = new Map();
    /** @type {Map<string, string[]>} */
    this.names = new Map();
  }

  /**
   * Bring what the reviews tell and what a reader wrote together.
   *
   * @param {Briefing} told
   * @param {Map<string, number>} numbers of the sources, by review
   * @param {StoredText[]} texts
   * @returns {Briefing}
   */
  open(told, numbers, texts) {
    const title = { id: TITLE, blocks: [/** @type {Block} */ ({ kind: "text", runs: [{ text: told.title }] })] };
    this.told = new Map([title, ...told.sections].map(({ id, blocks }) => [id, new ToldSection(blocks)]));
    this.names = new Map();
    for (const { section, names } of texts) this.names.set(section, [...(this.names.get(section) ?? []), ...names]);
    const textsOf = (/** @type {string} */ id) => texts.filter(({ section }) => section === id).map(({ text }) => text);
    return {
      ...told,
      title: titleOf(textsOf(TITLE), told.title),
      sections: told.sections.map((section) => {
        const merged = this.told.get(section.id)?.merged(textsOf(section.id)) ?? section.blocks;
        return { ...section, blocks: renumbered(merged, numbers) };
      }),
    };
  }

  /**
   * Take in what a section reads now.
   *
   * @param {string} id of the section
   * @param {Block[]} blocks
   * @param {(text: Text|null, replaced: string[]) => string[]} store stores it in the place of the texts of these
   *     names, and returns the names that the section rests on then
   */
  change(id, blocks, store) {
    const text = this.told.get(id)?.changed(blocks) ?? null;
    this.names.set(id, store(text, this.names.get(id) ?? []));
  }

  /** The names of all stored texts that the briefing rests on. */
  get storedNames() {
    return Array.from(this.names.values()).flat();
  }

  /**
   * Say whether the briefing rests on just these texts.
   *
   * @param {StoredText[]} texts
   * @returns {boolean}
   */
  restsOn(texts) {
    const stored = new Set(texts.map(({ names: [name] }) => name));
    const own = Array.from(this.names.values()).filter((names) => names.length);
    const known = new Set(own.flat());
    return (
      texts.every(({ names: [name] }) => known.has(name)) &&
      own.every((names) => names.some((name) => stored.has(name)))
    );
  }
}
