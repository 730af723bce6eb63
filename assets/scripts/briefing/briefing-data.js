/* What a briefing is made from, loaded from the small files that build_site/site/briefings.py writes. */

/**
 * @typedef {object} Review
 * @property {string} title
 * @property {string} where
 * @property {number|""} year
 * @property {string} cited how it is cited
 * @property {boolean} professionals whether it is for professionals only
 * @property {string[]} happened paragraphs
 * @property {Record<string, [string, string[]]>} points anchor -> text and themes
 * @property {string[]} digests
 * @property {[string, string, string][]} reports label and address, both perhaps "", and where to have it
 */

/**
 * @typedef {object} Theme
 * @property {string} name
 * @property {string} about
 * @property {number} reviews how many have it
 * @property {string[]} questions
 */

/** @typedef {{reviews: number, themes: Record<string, Theme>}} Words */
/** @typedef {{name: string, about: string, questions: string[], points: string[]}} Tag a theme or an agency */

/**
 * The name of the part that a review lies in (FNV-1a).
 *
 * @param {string} id
 * @param {number} parts how many there are
 * @returns {string}
 */
export function partOf(id, parts) {
  let value = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(id)) value = Math.imul(value ^ byte, 0x01000193);
  return `reviews-${((value >>> 0) % parts).toString(16)}`;
}

export class Parts {
  /**
   * @param {(name: string) => Promise<any>} load
   * @param {number} count how many parts the reviews lie in
   */
  constructor(load, count) {
    this.load = load;
    this.count = count;
    /** @type {Map<string, Promise<any>>} */
    this.asked = new Map();
  }

  /** @param {string} name @returns {Promise<any>} */
  get(name) {
    const asked = this.asked.get(name) ?? this.load(name);
    this.asked.set(name, asked);
    asked.catch(() => this.asked.delete(name));
    return asked;
  }

  /** @returns {Promise<Words>} */
  words() {
    return this.get("words");
  }

  /** @param {"theme"|"agency"} kind @param {string} slug @returns {Promise<Tag>} */
  tag(kind, slug) {
    return this.get(`${kind}-${slug}`);
  }

  /**
   * The reviews of these ids. One that this build doesn't publish is left out.
   *
   * @param {string[]} ids
   * @returns {Promise<Map<string, Review>>}
   */
  async reviews(ids) {
    const parts = await Promise.all(ids.map((id) => this.get(partOf(id, this.count))));
    return new Map(ids.flatMap((id, place) => (parts[place][id] ? [[id, parts[place][id]]] : [])));
  }
}
