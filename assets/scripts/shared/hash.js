/**
 * Return the hash of a text, by FNV-1a: briefing_data.py names files by the same.
 *
 * @param {string} text
 * @returns {number} a whole number of 32 bits
 */
export function hashOf(text) {
  let value = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) value = Math.imul(value ^ byte, 0x01000193);
  return value >>> 0;
}
