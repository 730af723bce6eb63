/* Says the count to screen readers, once the reader stops typing; the list itself is not read out. */

const PAUSE = 900;

/** A live region that speaks after a pause, and only what is new. */
export class Announcer {
  /** @param {HTMLElement} region */
  constructor(region) {
    this.region = region;
    this.timer = 0;
  }

  /** @param {string} text */
  say(text) {
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => {
      if (this.region.textContent !== text) this.region.textContent = text;
    }, PAUSE);
  }
}
