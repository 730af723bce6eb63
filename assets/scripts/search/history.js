/* The finder's state in the address bar and the history. */
import { readState, writeState } from "./url-state.js";

/** Typing that pauses for longer than this begins a new entry of the history. */
const BURST = 2500;
/** Browsers refuse to have the address changed more often than a few times a second. */
const SETTLED = 250;

/** Keeps the address in step with a state. */
export class Journey {
  /**
   * @param {Window} window
   * @param {(state: import("./url-state.js").State) => void} onReturn called when the reader goes back or forward
   */
  constructor(window, onReturn) {
    this.window = window;
    this.state = readState(window.location.search);
    this.lastTyped = 0;
    this.timer = 0;
    window.addEventListener("popstate", () => {
      window.clearTimeout(this.timer);
      this.state = readState(window.location.search);
      this.lastTyped = 0;
      onReturn(this.state);
    });
  }

  /**
   * @param {import("./url-state.js").State} state
   * @param {boolean} typing one of many changes that belong together
   */
  go(state, typing) {
    const now = Date.now();
    const goesOn = typing && now - this.lastTyped < BURST;
    this.lastTyped = typing ? now : 0;
    this.state = state;
    this.window.clearTimeout(this.timer);
    const write = (/** @type {"pushState"|"replaceState"} */ way) =>
      this.window.history[way](null, "", this.addressOf(this.state));
    if (!goesOn && this.addressOf(state) !== this.addressOf(readState(this.window.location.search))) write("pushState");
    else this.timer = this.window.setTimeout(() => write("replaceState"), SETTLED);
  }

  /** @param {import("./url-state.js").State} state */
  addressOf(state) {
    return this.window.location.pathname + writeState(state);
  }
}
