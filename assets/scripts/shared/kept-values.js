/* Values that this browser keeps. What it refuses to keep is held by the page, for as long as the page is open. */
import { readItem, writeItem } from "./storage.js";

/** @typedef {() => Pick<Storage, "getItem"|"setItem"|"removeItem"|"key"|"length">} GetWholeStorage may throw */

/** Stored values and, before them, those that wait for room. */
export class KeptValues {
  /** @param {GetWholeStorage} storage */
  constructor(storage) {
    this.storage = storage;
    /** @type {Map<string, string|null>} what could not be stored; null: what could not be removed */
    this.waiting = new Map();
    /** @type {import("./storage.js").Refusal} why something waits */
    this.refusal = "";
  }

  /**
   * Try to store something, so that a refusal is known before there is anything to lose.
   *
   * @param {string} name under which nothing is stored
   */
  probe(name) {
    this.refusal = writeItem(this.storage, name, "?") || writeItem(this.storage, name, null);
  }

  /**
   * List the names that begin with a text.
   *
   * @param {string} start
   * @returns {string[]}
   */
  names(start) {
    const names = new Set(this.waiting.keys());
    try {
      const storage = this.storage();
      for (let i = 0; i < storage.length; i++) names.add(storage.key(i) ?? "");
    } catch {
      this.refusal = "blocked";
    }
    return Array.from(names).filter((name) => name.startsWith(start) && this.get(name) !== null);
  }

  /**
   * Return the value of a name.
   *
   * @param {string} name
   * @returns {string|null} null: there is none
   */
  get(name) {
    return this.waiting.get(name) ?? (this.waiting.has(name) ? null : readItem(this.storage, name));
  }

  /**
   * Store a value. One that is refused waits for the next time that something is stored.
   *
   * @param {string} name
   * @param {string|null} value null removes it
   * @returns {boolean} whether it is stored
   */
  set(name, value) {
    this.waiting.set(name, value);
    // What was never stored need not be removed.
    if (value === null && readItem(this.storage, name) === null) this.waiting.delete(name);
    return this.storeWaiting() || !this.waiting.has(name);
  }

  /**
   * Say whether a value could not be stored yet.
   *
   * @param {string} name
   * @returns {boolean}
   */
  isWaiting(name) {
    return Boolean(this.waiting.get(name));
  }

  /**
   * Store what waits, as far as there is room. Removals make room, so they come first.
   *
   * @returns {boolean} whether nothing waits any more
   */
  storeWaiting() {
    this.refusal = "";
    const inOrder = Array.from(this.waiting).sort(([, one], [, other]) => (one?.length ?? 0) - (other?.length ?? 0));
    for (const [name, value] of inOrder) {
      const refusal = writeItem(this.storage, name, value);
      if (refusal) this.refusal = refusal;
      else this.waiting.delete(name);
    }
    return !this.waiting.size;
  }
}
