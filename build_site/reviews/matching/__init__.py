"""Which entries describe the same review: record linkage in four steps.

features  what of an entry is compared with others
blocking  the pairs of entries worth comparing
compare   what speaks for and against a pair, weighed, and the verdict
cluster   the pairs judged to be the same -> groups of entries, one group a review
rulings   what an editor has ruled of pairs of entries (joins.yaml)
verdict   the verdicts on a pair
"""
