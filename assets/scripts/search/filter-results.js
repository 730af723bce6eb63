/* Facets: which results are left, and how many there would be with each value. */

/** @typedef {{review: number, place?: number}} Result a review, or the point at a place of it */

/**
 * @typedef {object} Facet
 * @property {[slug: string, label: string, group: string][]} values
 * @property {(result: Result) => number[]} of the values of a result, as indices
 */

/**
 * @typedef {object} Narrowed
 * @property {number[]} kept the places, in the list of results, of those that are left
 * @property {Map<string, Int32Array>} counts by facet: how many of the results each value would leave or add
 */

/**
 * Several values of a facet widen, several facets narrow. A count takes in the choices of all facets
 * but the value's own, so it says what choosing it would show.
 *
 * @param {Result[]} results
 * @param {Map<string, Facet>} facets
 * @param {Record<string, string[]>} chosen slugs by facet
 * @param {(review: number) => boolean} inYears
 * @returns {Narrowed}
 */
export function narrow(results, facets, chosen, inYears) {
  const names = Array.from(facets.keys());
  const counts = new Map(names.map((name) => [name, new Int32Array(facets.get(name)?.values.length ?? 0)]));
  const active = names.map((name) => indicesOf(facets.get(name), chosen[name] ?? []));
  /** @type {number[]} */
  const kept = [];
  results.forEach((result, at) => {
    if (!inYears(result.review)) return;
    let misses = 0;
    let missed = -1;
    const values = names.map((name) => facets.get(name)?.of(result) ?? []);
    names.forEach((_, i) => {
      const wanted = active[i];
      if (wanted && !values[i].some((index) => wanted.has(index))) {
        misses += 1;
        missed = i;
      }
    });
    if (misses === 0) kept.push(at);
    names.forEach((name, i) => {
      if (misses > 1 || (misses === 1 && missed !== i)) return;
      const count = /** @type {Int32Array} */ (counts.get(name));
      for (const index of values[i]) count[index] += 1;
    });
  });
  return { kept, counts };
}

/**
 * The indices of chosen values, null where nothing is chosen. A slug that the facet does not have matches nothing.
 *
 * @param {Facet|undefined} facet
 * @param {string[]} slugs
 */
function indicesOf(facet, slugs) {
  if (!facet || !slugs.length) return null;
  return new Set(slugs.map((slug) => facet.values.findIndex(([value]) => value === slug)));
}
