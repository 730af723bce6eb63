/* Files of data come as scripts: so they load from a server and from a folder on a disk alike. */

/** Milliseconds after which a file that has not arrived is given up. */
const TIMEOUT = 20_000;

/** A file of data that could not be had. */
export class LoadError extends Error {
  /**
   * @param {string} file its name, without its ending
   * @param {"missing"|"damaged"} reason
   */
  constructor(file, reason) {
    super(`${file} is ${reason}`);
    this.name = "LoadError";
    this.file = file;
    this.reason = reason;
  }
}

/** @typedef {(name: string) => Promise<any>} Loader resolves to what the file of this name holds, or throws a LoadError */

/**
 * Create a loader for the files in a folder.
 *
 * Every file calls `finderPart` with its own name, so one that is cut short, or stands where another should, is noticed.
 *
 * @param {Document} document
 * @param {string} folder the way to the folder, with a slash at the end
 * @returns {Loader}
 */
export function createLoader(document, folder) {
  const view = /** @type {any} */ (document.defaultView);
  /** @type {Map<string, any>} */
  const arrived = new Map();
  view.finderPart = (/** @type {string} */ name, /** @type {any} */ content) => arrived.set(name, content);
  /** @type {Map<string, number>} */
  const attempts = new Map();
  return async (name) => {
    const attempt = (attempts.get(name) ?? 0) + 1;
    attempts.set(name, attempt);
    // A second attempt has another address, or the browser would answer with what it has.
    const query = attempt > 1 ? `?${attempt}` : "";
    // The page itself may have loaded it.
    if (!arrived.has(name)) await runScript(document, `${folder}${name}.js${query}`, name);
    if (!arrived.has(name)) throw new LoadError(name, "damaged");
    const content = arrived.get(name);
    arrived.delete(name);
    return content;
  };
}

/**
 * Load a script and run it.
 *
 * @param {Document} document
 * @param {string} source its address
 * @param {string} name what to call it in an error
 * @returns {Promise<void>} rejects with a LoadError if it does not arrive
 */
export function runScript(document, source, name) {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    const end = (/** @type {LoadError|undefined} */ error = undefined) => {
      clearTimeout(timer);
      script.remove();
      if (error) reject(error);
      else resolve();
    };
    const timer = setTimeout(() => end(new LoadError(name, "missing")), TIMEOUT);
    script.addEventListener("load", () => end());
    script.addEventListener("error", () => end(new LoadError(name, "missing")));
    script.src = source;
    document.head.append(script);
  });
}
