/* The order of results that a reader asks for. */

/**
 * Sort results. By date, what answers all the words still comes before what answers some.
 *
 * @param {import("./ranking.js").RankedResult[]} results best first
 * @param {string} sort one of SORTS
 * @returns {import("./ranking.js").RankedResult[]}
 */
export function sortResults(results, sort) {
  if (sort === "relevance") return results;
  // Reviews are numbered from the newest on.
  const direction = sort === "oldest" ? -1 : 1;
  return results
    .slice()
    .sort(
      (a, b) =>
        Number(b.all) - Number(a.all) || direction * (a.review - b.review) || (a.passage ?? 0) - (b.passage ?? 0),
    );
}

/**
 * Whether a year lies in a state's range. A review without a year (0) lies in none.
 *
 * @param {number} year
 * @param {{from: number|null, to: number|null}} range null: open
 * @returns {boolean}
 */
export function inRange(year, { from, to }) {
  return year > 0 && (!from || year >= from) && (!to || year <= to);
}
