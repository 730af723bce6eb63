/* What the browser makes of texts: tokenise.mjs < {tables, texts} prints their normalised words and terms. */
import { readFileSync } from "node:fs";
import { Analyser, normalise } from "../../assets/scripts/search/tokenise.js";

const { tables, texts } = JSON.parse(readFileSync(0, "utf8"));
const analyser = new Analyser(tables);
const answers = texts.map((text) => {
  const normalised = normalise(text);
  const words = normalised.split(" ").filter(Boolean);
  return { normalised, terms: words.map((word) => analyser.termOf(word)), termsOfTokens: analyser.termsOf(text) };
});
process.stdout.write(JSON.stringify(answers));
