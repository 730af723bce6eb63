/* Answers questions with the browser's own modules, on an index in a folder: search.mjs FOLDER MANIFEST < questions */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { runInNewContext } from "node:vm";
import { SearchIndex } from "../../assets/scripts/search/search-index.js";
import { Searcher } from "../../assets/scripts/search/searcher.js";

const [folder, manifest] = process.argv.slice(2);

async function load(name) {
  let content;
  const finderPart = (_, argument) => {
    content = JSON.stringify(argument);
  };
  runInNewContext(readFileSync(join(folder, `${name}.js`), "utf8"), { finderPart, JSON });
  return JSON.parse(content);
}

const searcher = new Searcher(new SearchIndex(await load(manifest), load));

/** Each result by the review's id and, for a point, its kind and number. */
async function named(results) {
  const cards = await searcher.index.cards(results.map(({ review }) => review));
  return results.map(({ passage, score, all }, i) => {
    const point = passage === undefined ? null : searcher.index.pointAt(passage);
    return { id: cards[i][0], point: point && [point.kind, point.number], score, all };
  });
}

async function answer(question) {
  if ("find" in question) {
    const { results, expanded } = await searcher.search(question.find, question);
    const terms = expanded.terms.map(({ relation, shown, term }) => `${relation} ${shown ?? term}`);
    const guesses = expanded.guesses.map(({ shown }) => shown);
    const { unknownWords, unmatchedAreas } = expanded;
    return { results: await named(results), terms, guesses, unknownWords, unmatchedAreas };
  }
  if ("all" in question) return named(await searcher.listAll(question.all === "points"));
  if ("facet" in question) {
    const facet = await searcher.index.facet(question.facet, question.points);
    const results = await searcher.listAll(question.points);
    return results.map((result) => facet.valuesOf(result).map((index) => facet.values[index][0]));
  }
  if ("years" in question) return searcher.index.years();
  const scorer = question.points ? searcher.pointScorer : searcher.reviewScorer;
  const postings = await searcher.index.postings(question.scores.map(({ term }) => term));
  for (const posting of postings.values()) if (posting) scorer.addTerm(posting);
  return Object.fromEntries(
    scorer.score(question.scores.filter(({ term }) => postings.get(term))).map(({ ref, score }) => [ref, score]),
  );
}

const answers = [];
for (const question of JSON.parse(readFileSync(0, "utf8"))) answers.push(await answer(question));
process.stdout.write(JSON.stringify(answers));
