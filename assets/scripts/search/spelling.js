/* Guesses at a word that the collection does not have: half typed, misspelt, run together or pulled apart. */

const MOST_COMPLETIONS = 6;
const MOST_CORRECTIONS = 2;
const SHORTEST = 3;

/**
 * @typedef {object} Guess
 * @property {string} term
 * @property {number[]} covers
 * @property {number} weight of this guess among guesses, at most 1
 * @property {string} typed
 * @property {string} shown
 */

/**
 * Guesses at the word in one place of a query, likeliest first.
 *
 * @param {import("./parse-query.js").Typed[]} typed
 * @param {number} place
 * @param {import("./search-index.js").Parts} parts
 * @param {import("./tokenise.js").Words} words
 * @returns {Promise<Guess[]>}
 */
export async function guess(typed, place, parts, words) {
  const { word } = typed[place];
  if (word.length < SHORTEST || /^\d+$/.test(word)) return [];
  const as = (/** @type {string} */ shown, weight = 1, covers = [place]) => ({
    term: words.termOf(shown),
    covers,
    weight,
    typed: covers.map((i) => typed[i].word).join(" "),
    shown,
  });
  const near = await parts.words(word[0]);
  const completions = Array.from(near)
    .filter(([known]) => known.startsWith(word))
    .sort(byCommonness);
  if (completions.length) return completions.slice(0, MOST_COMPLETIONS).map(([shown]) => as(shown));
  const joined = [place - 1, place]
    .filter((i) => i >= 0 && i + 1 < typed.length)
    .map((i) => ({ shown: typed[i].word + typed[i + 1].word, covers: [i, i + 1] }));
  const close = corrections(word, near, 1);
  const all = close.length && !joined.length ? near : await parts.words("");
  const join = joined.find(({ shown }) => all.has(shown));
  if (join) return [as(join.shown, 1, join.covers)];
  if (close.length) return close.map((shown) => as(shown));
  const halves = split(word, all);
  if (halves) return halves.map((shown) => as(shown));
  return corrections(word, all, word.length > 5 ? 2 : 1).map((shown) => as(shown));
}

/**
 * The words at the least distance from a word, the commonest first.
 *
 * @param {string} word
 * @param {Map<string, number>} known
 * @param {number} most the greatest distance
 * @returns {string[]}
 */
export function corrections(word, known, most) {
  /** @type {[string, number][]} */
  let best = [];
  let least = most;
  for (const [candidate, common] of known) {
    if (Math.abs(candidate.length - word.length) > least) continue;
    const far = distance(word, candidate, least);
    if (far > least) continue;
    if (far < least) best = [];
    least = far;
    best.push([candidate, common + (candidate[0] === word[0] ? 8 : 0)]);
  }
  best.sort(byCommonness);
  // A word far rarer than the likeliest is more often another slip, in the texts.
  return best
    .filter(([, common]) => common >= best[0][1] - 2)
    .slice(0, MOST_CORRECTIONS)
    .map(([candidate]) => candidate);
}

/**
 * How many letters are wrong, missing, too many or swapped with the next; `most + 1` if more than `most`.
 *
 * @param {string} a
 * @param {string} b
 * @param {number} most
 * @returns {number}
 */
export function distance(a, b, most) {
  let beforeLast = new Uint8Array(b.length + 1);
  let last = Uint8Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i += 1) {
    const row = new Uint8Array(b.length + 1);
    row[0] = i;
    let least = i;
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
      least = Math.min(least, row[j]);
    }
    if (least > most) return most + 1;
    beforeLast = last;
    last = row;
  }
  return last[b.length];
}

/**
 * Two known words that a word is made of, the commonest pair; each has three letters or more.
 *
 * @param {string} word
 * @param {Map<string, number>} known
 * @returns {string[]|null}
 */
function split(word, known) {
  let best = null;
  let common = 0;
  for (let i = SHORTEST; i <= word.length - SHORTEST; i += 1) {
    const halves = [word.slice(0, i), word.slice(i)];
    const least = Math.min(...halves.map((half) => known.get(half) ?? 0));
    if (least > common) [best, common] = [halves, least];
  }
  return best;
}

/** @type {(a: [string, number], b: [string, number]) => number} */
function byCommonness(a, b) {
  return b[1] - a[1] || (a[0] < b[0] ? -1 : 1);
}
