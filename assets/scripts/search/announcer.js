/* Says the count to screen readers, once the reader stops typing; the list itself is not read out. */

/** Milliseconds without a new text after which the last is said: longer than the pause between two typed letters. */
const PAUSE = 900;

/** A live region that speaks after a pause, and only what is new. */
export class Announcer {
  /** @param {HTMLElement} region */
  constructor(region) {
    this.region = region;
    /** @type {ReturnType<typeof setTimeout>|undefined} */
    this.timer = undefined;
  }

  /**
   * Say a text after a pause, in place of any that waits.
   *
   * @param {string} text
   */
  announce(text) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      if (this.region.textContent !== text) this.region.textContent = text;
    }, PAUSE);
  }
}
