/* Facets: which results have what is chosen, and how many there would be with each value. */

/** @typedef {{review: number, passage?: number}} Result a review, or a point of it by its passage's id */

/**
 * @typedef {object} Facet
 * @property {[slug: string, label: string, group: string][]} values
 * @property {(result: Result) => number[]} valuesOf the values of a result, as indices
 */

/**
 * @typedef {object} FilteredResults
 * @property {number[]} matching the indices, in the list of results, of those that have what is chosen
 * @property {Map<string, Int32Array>} counts by facet: how many of the results each value would leave or add
 */

/**
 * Filter results by facets and years.
 *
 * Several values of a facet widen, several facets narrow. A count takes in the choices of all facets but the value's
 * own, so it says what choosing it would show.
 *
 * @param {Result[]} results
 * @param {Map<string, Facet>} facets
 * @param {Record<string, string[]>} chosen slugs by facet
 * @param {(review: number) => boolean} inYears
 * @returns {FilteredResults}
 */
export function filterResults(results, facets, chosen, inYears) {
  const columns = Array.from(facets, ([name, facet]) => ({
    valuesOf: facet.valuesOf,
    wanted: chosenIndices(facet, chosen[name] ?? []),
    counts: new Int32Array(facet.values.length),
  }));
  /** @type {number[]} */
  const matching = [];
  results.forEach((result, i) => {
    if (!inYears(result.review)) return;
    let misses = 0;
    let missed = -1;
    const values = columns.map(({ valuesOf }) => valuesOf(result));
    columns.forEach(({ wanted }, column) => {
      if (!wanted || values[column].some((index) => wanted.has(index))) return;
      misses += 1;
      missed = column;
    });
    if (misses === 0) matching.push(i);
    columns.forEach(({ counts }, column) => {
      if (misses > 1 || (misses === 1 && missed !== column)) return;
      for (const index of values[column]) counts[index] += 1;
    });
  });
  return { matching, counts: new Map(Array.from(facets.keys(), (name, column) => [name, columns[column].counts])) };
}

/**
 * The indices of chosen values, null where nothing is chosen. A slug that the facet does not have matches nothing.
 *
 * @param {Facet} facet
 * @param {string[]} slugs
 */
function chosenIndices(facet, slugs) {
  if (!slugs.length) return null;
  return new Set(slugs.map((slug) => facet.values.findIndex(([value]) => value === slug)));
}
