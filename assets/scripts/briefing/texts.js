/* What a reader has written into a briefing, in this browser's storage: by section, each text apart.
 *
 * A text that is changed is stored under a new name before the old one is removed. So two windows in which the same
 * section is written leave two texts of it, of which neither is lost; `merge-texts.js` brings them together.
 */
import { OWN, STORED, addItems, areSame, readAddress, storedItems } from "./items.js";
import { nameOfLink } from "./stored-briefings.js";

/** @typedef {import("../shared/kept-values.js").KeptValues} KeptValues */
/** @typedef {import("./merge-texts.js").Text} Text */
/** @typedef {{names: string[], section: string, text: Text}} StoredText names: its own, then those that it replaces */
/** @typedef {{name: string, value: string}} Damaged a stored value that can't be read as a text */

export const TITLE = "title";
const SECTIONS = [TITLE, "happened", "matters", "learning", "recommendations", "questions", "more", "record"];
const EARLIER_DRAFT = "briefing-draft";
const isText = (/** @type {unknown} */ value) => typeof value === "string";

/**
 * List the stored texts of a briefing, the oldest first.
 *
 * @param {KeptValues} values
 * @param {string} briefing its name
 * @returns {{texts: StoredText[], damaged: Damaged[]}}
 */
export function storedTexts(values, briefing) {
  const start = textsOf(briefing);
  const stored = values.names(start).map((name) => {
    const value = values.get(name) ?? "";
    const [section, version] = name.slice(start.length).split("@");
    const read = version && SECTIONS.includes(section) ? readText(value) : null;
    return { name, section, version, value, read };
  });
  stored.sort((one, other) => (one.version < other.version ? -1 : 1));
  const replaced = new Set(stored.flatMap(({ read }) => read?.replaces ?? []));
  return {
    texts: stored.flatMap(({ name, section, read }) => {
      if (!read || replaced.has(name)) return [];
      const older = read.replaces.filter((old) => old.startsWith(start) && values.get(old) !== null);
      return [{ names: [name, ...older], section, text: read }];
    }),
    damaged: stored.flatMap(({ name, value, read }) => (read ? [] : [{ name, value }])),
  };
}

/**
 * Say whether a briefing is stored: that something is chosen for it or written into it.
 *
 * @param {KeptValues} values
 * @param {string} briefing its name
 * @returns {boolean}
 */
export function isStored(values, briefing) {
  return storedItems(values, briefing).length > 0 || storedTexts(values, briefing).texts.length > 0;
}

/** @param {string} briefing */
function textsOf(briefing) {
  return `${STORED}${briefing}/text=`;
}

/** @param {string} value @returns {(Text & {replaces: string[]})|null} */
function readText(value) {
  try {
    const { entries, base, replaces } = JSON.parse(value);
    const isRead =
      isListOf(entries, (/** @type {unknown} */ entry) => isText(entry) || isBlock(entry)) &&
      (base === null || isListOf(base, isText)) &&
      isListOf(replaces, isText);
    return isRead ? { entries, base, replaces } : null;
  } catch {
    return null;
  }
}

/** @param {unknown} value @param {(value: any) => boolean} isOne */
function isListOf(value, isOne) {
  return Array.isArray(value) && value.every(isOne);
}

/** @param {any} block */
function isBlock(block) {
  if (block?.kind === "table") {
    return block.rows?.length > 0 && isListOf(block.rows, (row) => isListOf(row, isText));
  }
  const isRun = (/** @type {any} */ run) => isText(run?.text) && (run.href === undefined || isText(run.href));
  return ["heading", "text", "item"].includes(block?.kind) && isListOf(block.runs, isRun);
}

/**
 * Create what gives each text a name that no other text has, in no window; by name the later one comes later.
 *
 * @returns {() => string}
 */
export function createVersions() {
  const page = Math.random().toString(36).slice(2);
  let count = 0;
  return () => `${Date.now().toString(36)}.${String(++count).padStart(6, "0")}.${page}`;
}

/**
 * Store a text in the place of those that it was made from.
 *
 * @param {KeptValues} values
 * @param {{briefing: string, section: string, version: string}} where
 * @param {Text|null} text null: the section is as the reviews tell it
 * @param {string[]} replaces names of the texts that it was made from
 * @returns {string[]} the names of the texts that the section rests on now
 */
export function storeText(values, { briefing, section, version }, text, replaces) {
  const name = `${textsOf(briefing)}${section}@${version}`;
  // An older text stays until the newer one is stored.
  const hasRoom = !text || values.set(name, JSON.stringify({ ...text, replaces }));
  const removed = hasRoom ? replaces : replaces.filter((old) => values.isWaiting(old));
  for (const old of removed) values.set(old, null);
  return [...replaces.filter((old) => !removed.includes(old)), ...(text ? [name] : [])];
}

/**
 * Take over the draft that version 2 stored: a whole briefing, under the address that it was made from.
 *
 * @param {KeptValues} values
 * @returns {Damaged[]} the draft, if it can't be read
 */
export function takeOverDraft(values) {
  const value = values.get(EARLIER_DRAFT);
  if (value === null) return [];
  const draft = readDraft(value);
  if (!draft) return [{ name: EARLIER_DRAFT, value }];
  const isOwn = areSame(draft.items, storedItems(values, OWN));
  const briefing = isOwn ? OWN : nameOfLink(draft.items);
  const stored = [addItems(values, briefing, draft.items)];
  for (const [section, text] of draft.texts) {
    const name = `${textsOf(briefing)}${section}@0`;
    stored.push(values.set(name, JSON.stringify({ ...text, replaces: [] })));
  }
  if (stored.every(Boolean)) values.set(EARLIER_DRAFT, null);
  return [];
}

/** @param {string} value @returns {{items: import("./items.js").Item[], texts: [string, Text][]}|null} */
function readDraft(value) {
  try {
    const { address, briefing } = JSON.parse(value);
    const title = { id: TITLE, blocks: [{ kind: "text", runs: [{ text: briefing.title }] }] };
    const sections = [title, ...briefing.sections];
    if (!sections.every(({ id, blocks }) => SECTIONS.includes(id) && isListOf(blocks, isBlock))) return null;
    return {
      items: readAddress(address),
      texts: sections.map(({ id, blocks }) => [id, { entries: blocks, base: null }]),
    };
  } catch {
    return null;
  }
}
