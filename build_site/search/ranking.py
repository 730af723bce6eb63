"""The weights of the ranking, all of them, with what they were chosen by. Shipped to the browser.

Measured by nDCG@10 on 26 judged queries over the real digests. Plain lunr over title, keywords and
text scores 0.61 there, these numbers 0.92, nearly all of the difference being owed to the
vocabularies. Of 150 random changes of the numbers below, none gained more than 0.01; chosen on four
fifths of the queries and judged on the rest, the best of them came out at 0.90. So they are round
numbers, and there is nothing to be won by tuning them to a list of queries.

BOOSTS, K1 and B are lunr's own (see lunr.Builder). B is 0: no field is penalised for its length. The
entries of digests are of like length, and lunr's 0.75 was 0.007 worse than 0. Without lengths a
posting list says all that a score needs, which halves what a first search loads.
"""

from __future__ import annotations

BOOSTS = {"title": 2.0, "area": 2.0, "keyword": 1.5, "fact": 1.0, "story": 1.5, "point": 1.0}
K1 = 1.2
B = 0.0

RANKING = {
    "phrase": 1.5,  # a phrase of the vocabulary as typed, against its single words
    "same": 0.7,  # a synonym, against the word itself
    "narrower": 0.4,  # something that the word covers
    "place": 2.0,  # a review's place, against its name in a text
    "theme": 0.5,  # a point tagged with the theme
    "guess": 0.6,  # a half-typed or misspelt word, as what it may be
    "base": 0.1,  # what is left of lunr's score for a review that answers next to nothing
    "coverage": 2.0,  # the power of the share of the words that a review answers
    "passage": 1.0,  # what a passage that answers all the words adds
}
"""The second step, in assets/scripts/search/ranking.js."""

EVERYDAY_SHARE = 0.2
"""A word that more than this share of the reviews have is not widened to what it covers: "children" finds enough."""
