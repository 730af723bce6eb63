/* What the browser makes of texts: words.mjs < {tables, texts} prints their plain words and terms. */
import { readFileSync } from "node:fs";
import { plain, Words } from "../../assets/scripts/search/tokenise.js";

const { tables, texts } = JSON.parse(readFileSync(0, "utf8"));
const words = new Words(tables);
process.stdout.write(
  JSON.stringify(
    texts.map((text) => {
      const made = plain(text);
      return {
        plain: made,
        terms: made
          .split(" ")
          .filter(Boolean)
          .map((word) => words.termOf(word)),
        tokens: words.termsOf(text),
      };
    }),
  ),
);
