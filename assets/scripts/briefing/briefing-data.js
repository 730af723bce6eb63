/* What a briefing is made from, loaded from the small files that build_site/site/data/briefing_data.py writes. */
import { hashOf } from "../shared/hash.js";
import { PromiseCache } from "../shared/promise-cache.js";

/**
 * @typedef {object} Review
 * @property {string} title
 * @property {string} where
 * @property {number|""} year
 * @property {string} cited how it is cited
 * @property {boolean} professionals whether it is for professionals only
 * @property {string[]} happened paragraphs
 * @property {Record<string, [text: string, themes: string[]]>} points by anchor
 * @property {string[]} digests
 * @property {[label: string, href: string, access: string][]} reports label and address, both perhaps "", and where to
 *     have it
 */

/**
 * @typedef {object} Theme
 * @property {string} name
 * @property {string} about
 * @property {number} reviews how many have it
 * @property {string[]} questions
 */

/** @typedef {{reviews: number, themes: Record<string, Theme>}} Vocabulary reviews: how many there are in all */
/** @typedef {{name: string, about: string, questions: string[], points: string[]}} Tag a theme or an agency */

/**
 * Name the file that a review lies in, by its id's hash; briefing_data.py names it in the same way. The number of files
 * is in it, so that a page that was open when it changed takes no other file for its own.
 *
 * @param {string} id
 * @param {number} fileCount how many files the reviews lie in
 * @returns {string}
 */
export function fileOf(id, fileCount) {
  return `reviews-${fileCount}-${(hashOf(id) % fileCount).toString(16)}`;
}

/** The data of all reviews, of which each file is loaded once, when it is first needed. */
export class BriefingData {
  /**
   * @param {import("../shared/loader.js").Loader} load
   * @param {number} fileCount how many files the reviews lie in
   */
  constructor(load, fileCount) {
    this.load = load;
    this.fileCount = fileCount;
    this.cache = new PromiseCache();
  }

  /** @param {string} name @returns {Promise<any>} */
  file(name) {
    return this.cache.getOrLoad(name, () => this.load(name));
  }

  /**
   * Load what the briefings say of themes.
   *
   * @returns {Promise<Vocabulary>}
   */
  vocabulary() {
    return this.file("words");
  }

  /**
   * Load a theme or an agency.
   *
   * @param {"theme"|"agency"} kind
   * @param {string} slug
   * @returns {Promise<Tag|null>} null: it did not arrive, or is not on this site any more
   */
  async tag(kind, slug) {
    try {
      return await this.file(`${kind}-${slug}`);
    } catch {
      return null;
    }
  }

  /**
   * Load reviews. One that this build doesn't publish is left out.
   *
   * @param {string[]} ids
   * @returns {Promise<{reviews: Map<string, Review>, lost: Set<string>}>} the reviews by id; the ids of those that did
   *     not arrive
   */
  async reviews(ids) {
    const files = await Promise.allSettled(ids.map((id) => this.file(fileOf(id, this.fileCount))));
    /** @type {Map<string, Review>} */
    const reviews = new Map();
    /** @type {Set<string>} */
    const lost = new Set();
    files.forEach((file, i) => {
      if (file.status === "rejected") lost.add(ids[i]);
      else if (Object.hasOwn(file.value, ids[i])) reviews.set(ids[i], file.value[ids[i]]);
    });
    return { reviews, lost };
  }
}
