/* Whole numbers as printable text; see build_site/search/varint.py, which writes it. */

/** The character between columns of numbers. */
export const SEPARATOR = "~";

/** Codes below this end a number; the others continue it. */
const TERMINAL = 64;
const CODES = new Uint8Array(128);
let alphabetSize = 0;
for (let code = 0x20; code < 0x7e; code += 1) {
  if (!'"\\<'.includes(String.fromCharCode(code))) CODES[code] = alphabetSize++;
}
const CONTINUATION = alphabetSize - TERMINAL;

/**
 * Read the numbers in a packed text.
 *
 * @param {string} text
 * @returns {number[]}
 */
export function unpack(text) {
  const numbers = [];
  let value = 0;
  let scale = 1;
  for (let i = 0; i < text.length; i += 1) {
    const code = CODES[text.charCodeAt(i)];
    value += code * scale;
    if (code < TERMINAL) {
      numbers.push(value);
      value = 0;
      scale = 1;
    } else {
      scale *= CONTINUATION;
    }
  }
  return numbers;
}
