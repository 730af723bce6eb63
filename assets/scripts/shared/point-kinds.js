/* The kinds of points by the name that begins a point's anchor (`learning-2`), in the order of the search index. */

/** @type {Record<string, string>} anchor's name -> what readers see */
export const POINT_KINDS = {
  learning: "Learning point",
  recommendation: "Recommendation",
  "good-practice": "Good practice",
};
