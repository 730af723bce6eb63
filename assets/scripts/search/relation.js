/* How a term that is searched is related to what was typed. */

/**
 * SYNONYM, HIDDEN, NARROWER, AREA and THEME are also the first character of an expansion in the index; see Relation in
 * build_site/search/thesaurus.py.
 */
export const Relation = Object.freeze({
  /** The word or phrase itself. */
  TYPED: "typed",
  SYNONYM: "=",
  /** A synonym in a wording that is not shown to readers. */
  HIDDEN: "~",
  /** Something that the word covers. */
  NARROWER: ">",
  AREA: "@",
  THEME: "#",
  /** What a word that the collection does not have was taken for. */
  GUESS: "guess",
});

/** The relations that readers are told of. @type {string[]} */
export const SHOWN_RELATIONS = [Relation.SYNONYM, Relation.NARROWER, Relation.AREA, Relation.THEME];
