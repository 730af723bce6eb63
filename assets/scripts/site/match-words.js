/**
 * List the words of a text in the form in which they are compared: lower case, without accents, hyphens as spaces.
 *
 * @param {string} text
 * @returns {string[]}
 */
export function comparableWords(text) {
  const plain = text
    .normalize("NFKD")
    .replace(/[\u0300-\u036f’']/g, "")
    .toLowerCase();
  return plain.match(/[\p{L}\p{N}]+/gu) ?? [];
}

/**
 * Whether each of the typed words begins some word of a text. Nothing typed is in every text.
 *
 * @param {string[]} typed from comparableWords
 * @param {string[]} words of the text, from comparableWords
 * @returns {boolean}
 */
export function matchesAll(typed, words) {
  return typed.every((start) => words.some((word) => word.startsWith(start)));
}
