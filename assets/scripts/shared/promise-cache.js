/* What is loaded once for as long as the page is open. */

/** Values by key, each asked for once. What failed may be there at the next attempt, so a failure is not stored. */
export class PromiseCache {
  constructor() {
    /** @type {Map<string, Promise<any>>} */
    this.promises = new Map();
  }

  /**
   * Return the value that is stored under a key or on its way, else get it.
   *
   * @template Value
   * @param {string} key
   * @param {() => Promise<Value>} get
   * @returns {Promise<Value>}
   */
  getOrLoad(key, get) {
    let promise = this.promises.get(key);
    if (!promise) {
      promise = get();
      this.promises.set(key, promise);
      promise.catch(() => this.promises.delete(key));
    }
    return promise;
  }
}
