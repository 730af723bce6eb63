/* A small index for tests, without files: what the modules ask an index for, and nothing else. */
import { SearchIndex } from "../../../assets/scripts/search/search-index.js";

export const KINDS = ["title", "area", "keyword", "fact", "story", "learning", "recommendation", "good-practice"];
export const RANKING = {
  phrase: 1.5,
  same: 0.7,
  narrower: 0.4,
  place: 2,
  theme: 0.5,
  guess: 0.6,
  base: 0.1,
  coverage: 2,
  passage: 1,
};

/** The id of a passage: `passage("story", 1)` is the second sentence. */
export const passage = (kind, number = 0) => number * KINDS.length + KINDS.indexOf(kind);

/** The posting of a term: `posting("x", { 2: [0, 4] })` stands in two passages of review 2. */
export function posting(term, passagesByReview) {
  const reviews = Object.keys(passagesByReview).map(Number);
  const starts = [0];
  for (const review of reviews) starts.push(starts[starts.length - 1] + passagesByReview[review].length);
  return { term, reviews, starts: Int32Array.from(starts), passages: reviews.flatMap((r) => passagesByReview[r]) };
}

/**
 * An index. terms: term -> passages by review; offsets: term -> word numbers; expansions: key -> texts;
 * words: word -> commonness; reviews: how many there are.
 */
export function fakeIndex({ terms = {}, offsets = {}, expansions = {}, words = {}, reviews = 5, points = 10 }) {
  const manifest = {
    reviews,
    points,
    kinds: KINDS,
    pointsFrom: 5,
    fieldOf: ["title", "area", "keyword", "fact", "story", "point", "point", "point"],
    boosts: { title: 2, area: 2, keyword: 1.5, fact: 1, story: 1.5, point: 1 },
    k1: 1.2,
    ranking: RANKING,
    sameWord: { children: "child", kids: "kid", seven: "7" },
    functionWords: ["the", "of", "in", "a"],
    unitsOfAge: ["week", "month", "year"],
  };
  return {
    manifest,
    asked: [],
    async postings(wanted) {
      return new Map(Array.from(wanted, (term) => [term, terms[term] ? posting(term, terms[term]) : null]));
    },
    async offsets(term) {
      return offsets[term];
    },
    async expansions(term) {
      return new Map(Object.entries(expansions).filter(([key]) => key === term || key.startsWith(`${term}_`)));
    },
    async words(start) {
      this.asked.push(start);
      return new Map(Object.entries(words).filter(([word]) => word.startsWith(start)));
    },
    async pointCounts() {
      return Array.from({ length: reviews }, (_, review) => [review === 0 ? 2 : 0, review === 1 ? 1 : 0, 0]);
    },
    passageId: SearchIndex.prototype.passageId,
    pointAt: SearchIndex.prototype.pointAt,
  };
}
