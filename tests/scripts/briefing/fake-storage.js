/* A browser's storage for tests: with a limit, or forbidden. */

/** A storage that several windows share. `room`: characters that it takes. */
export class FakeStorage {
  constructor(room = Infinity) {
    this.room = room;
    this.forbidden = false;
    this.values = new Map();
  }

  get length() {
    this.check();
    return this.values.size;
  }

  get used() {
    return Array.from(this.values).reduce((sum, [name, value]) => sum + name.length + value.length, 0);
  }

  check() {
    if (this.forbidden) throw new DOMException("not allowed", "SecurityError");
  }

  key(i) {
    this.check();
    return Array.from(this.values.keys())[i] ?? null;
  }

  getItem(name) {
    this.check();
    return this.values.get(name) ?? null;
  }

  setItem(name, value) {
    this.check();
    const old = this.values.has(name) ? name.length + this.values.get(name).length : 0;
    if (this.used - old + name.length + value.length > this.room) {
      throw new DOMException("no room", "QuotaExceededError");
    }
    this.values.set(name, value);
  }

  removeItem(name) {
    this.check();
    this.values.delete(name);
  }
}

/** Whole numbers below a limit, the same for the same seed (mulberry32). */
export function seeded(seed) {
  let state = seed;
  return (limit) => {
    state = (state + 0x6d2b79f5) | 0;
    let value = Math.imul(state ^ (state >>> 15), 1 | state);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return ((value ^ (value >>> 14)) >>> 0) % limit;
  };
}
