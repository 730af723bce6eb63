/* Answers questions with the finder's own modules, on an index in a folder: run.mjs FOLDER MANIFEST < questions */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { runInNewContext } from "node:vm";
import { Finder } from "../../assets/scripts/search/searcher.js";
import { Parts } from "../../assets/scripts/search/search-index.js";

const [folder, manifest] = process.argv.slice(2);

async function load(name) {
  let part;
  const finderPart = (_, content) => {
    part = JSON.stringify(content);
  };
  runInNewContext(readFileSync(join(folder, `${name}.js`), "utf8"), { finderPart, JSON });
  return JSON.parse(part);
}

const finder = new Finder(new Parts(await load(manifest), load));

/** Each result by the review's id, or by id and anchor. */
async function named(results) {
  const cards = await finder.parts.cards(results.map(({ review }) => review));
  return results.map(({ place, score, all }, i) => {
    const point = place === undefined ? null : finder.parts.pointAt(place);
    return { id: cards[i][0], point: point && [point.kind, point.number], score, all };
  });
}

async function answer(question) {
  if ("find" in question) {
    const { results, expanded } = await finder.find(question.find, question);
    const forms = expanded.forms.map(({ how, shown, term }) => `${how} ${shown ?? term}`);
    const guessed = expanded.guessed.map(({ shown }) => shown);
    const { unknown, nowhere } = expanded;
    return { results: await named(results), forms, guessed, unknown, nowhere };
  }
  const engine = question.points ? finder.points : finder.reviews;
  const postings = await finder.parts.postings(question.scores.map(({ term }) => term));
  for (const posting of postings.values()) if (posting) engine.add(posting);
  return Object.fromEntries(
    engine.search(question.scores.filter(({ term }) => postings.get(term))).map(({ ref, score }) => [ref, score]),
  );
}

const answers = [];
for (const question of JSON.parse(readFileSync(0, "utf8"))) answers.push(await answer(question));
process.stdout.write(JSON.stringify(answers));
