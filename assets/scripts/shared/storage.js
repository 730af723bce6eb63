/* This browser's storage, which it may refuse: then nothing is stored, and no page breaks. */

/** @typedef {() => Pick<Storage, "getItem"|"setItem"|"removeItem">} GetStorage may throw where storage is forbidden */

/**
 * Read what is stored under a name.
 *
 * @param {GetStorage} storage
 * @param {string} name
 * @returns {string|null} null: nothing is stored, or the browser refuses
 */
export function readItem(storage, name) {
  try {
    return storage().getItem(name);
  } catch {
    return null;
  }
}

/**
 * Store a text under a name.
 *
 * @param {GetStorage} storage
 * @param {string} name
 * @param {string|null} value null removes it
 * @returns {Refusal} why the browser did not
 */
export function writeItem(storage, name, value) {
  try {
    if (value === null) storage().removeItem(name);
    else storage().setItem(name, value);
    return "";
  } catch (error) {
    return error instanceof Error && error.name === "QuotaExceededError" ? "full" : "blocked";
  }
}

/** @typedef {""|"full"|"blocked"} Refusal why a browser stores nothing; "" where it does */
