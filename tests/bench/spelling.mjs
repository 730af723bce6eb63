/* How often a slip in a word is mended: node tests/bench/spelling.mjs _site/search
   Each of a thousand words that two reviews or more have is given one slip, always the same. */
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { runInNewContext } from "node:vm";
import { SearchIndex } from "../../assets/scripts/search/search-index.js";
import { guessesFor } from "../../assets/scripts/search/spelling.js";
import { Analyser } from "../../assets/scripts/search/tokenise.js";

const WORDS = 1000;
const [folder] = process.argv.slice(2);

async function load(name) {
  let content;
  const finderPart = (_, argument) => {
    content = JSON.stringify(argument);
  };
  runInNewContext(readFileSync(join(folder, `${name}.js`), "utf8"), { finderPart, JSON });
  return JSON.parse(content);
}

let seed = 1;
/** A number from 0 to below a limit; each run draws the same. */
function draw(limit) {
  seed = (seed * 48271) % 2147483647;
  return seed % limit;
}

/** A word with a letter left out, doubled, replaced or swapped with the next, at any place but the first. */
function withSlip(word) {
  const i = 1 + draw(word.length - 2);
  const slips = [
    word.slice(0, i) + word.slice(i + 1),
    word.slice(0, i) + word[i] + word.slice(i),
    `${word.slice(0, i)}${String.fromCharCode(97 + draw(26))}${word.slice(i + 1)}`,
    word.slice(0, i) + word[i + 1] + word[i] + word.slice(i + 2),
  ];
  return slips[draw(slips.length)];
}

const manifest = readdirSync(folder).find((file) => file.startsWith("manifest-"));
const index = new SearchIndex(await load(manifest.replace(".js", "")), load);
const analyser = new Analyser(index.manifest);
const known = await index.words("");
const common = Array.from(known.keys()).filter((word) => known.get(word) > 1 && /^[a-z]{4,}$/.test(word));
const figures = { slips: 0, "the word first": 0, "the word among the guesses": 0, "guesses at each": 0 };
while (figures.slips < WORDS) {
  const word = common[draw(common.length)];
  const slip = withSlip(word);
  if (known.has(slip)) continue;
  const guesses = await guessesFor([{ word: slip, term: analyser.termOf(slip) }], 0, index, analyser);
  const shown = guesses.map((guess) => guess.shown);
  figures.slips += 1;
  figures["the word first"] += Number(shown[0] === word);
  figures["the word among the guesses"] += Number(shown.includes(word));
  figures["guesses at each"] += shown.length / WORDS;
}
process.stdout.write(`${JSON.stringify(figures)}\n`);
