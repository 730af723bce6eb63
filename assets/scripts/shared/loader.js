/* Files of the index come as scripts: so they load from a server and from a folder on a disk alike. */

const PATIENCE = 20_000;

/** A part of the index that could not be had. reason: "missing" or "damaged". */
export class PartError extends Error {
  /**
   * @param {string} name
   * @param {"missing"|"damaged"} reason
   */
  constructor(name, reason) {
    super(`${name} is ${reason}`);
    this.name = "PartError";
    this.part = name;
    this.reason = reason;
  }
}

/**
 * A loader for the parts in a folder. Every part's script calls `finderPart` with its own name, so
 * one that is cut short, or stands where another should, is noticed.
 *
 * @param {Document} document
 * @param {string} folder the way to the folder, with a slash at the end
 * @returns {import("../search/search-index.js").Loader}
 */
export function scriptLoader(document, folder) {
  const view = /** @type {any} */ (document.defaultView);
  /** @type {Map<string, any>} */
  const arrived = new Map();
  view.finderPart = (/** @type {string} */ name, /** @type {any} */ content) => arrived.set(name, content);
  const attempts = new Map();
  return async (name) => {
    const attempt = (attempts.get(name) ?? 0) + 1;
    attempts.set(name, attempt);
    // A second attempt has another address, or the browser would answer with what it has.
    const again = attempt > 1 ? `?${attempt}` : "";
    // The page itself may have loaded it.
    if (!arrived.has(name)) await runScript(document, `${folder}${name}.js${again}`, name);
    if (!arrived.has(name)) throw new PartError(name, "damaged");
    const content = arrived.get(name);
    arrived.delete(name);
    return content;
  };
}

/**
 * @param {Document} document
 * @param {string} source
 * @param {string} name
 * @returns {Promise<void>}
 */
export function runScript(document, source, name) {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    const timer = setTimeout(() => end(new PartError(name, "missing")), PATIENCE);
    const end = (/** @type {PartError|undefined} */ error = undefined) => {
      clearTimeout(timer);
      script.remove();
      if (error) reject(error);
      else resolve();
    };
    script.addEventListener("load", () => end());
    script.addEventListener("error", () => end(new PartError(name, "missing")));
    script.src = source;
    document.head.append(script);
  });
}
