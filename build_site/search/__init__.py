"""From the catalogue to the files that the finder searches in: small, each for a few terms.

text        words as the index holds them, the same here and in the browser
documents   what is indexed of a review: its passages
analysis    passages -> terms and where they stand, by lunr.py
segments    up to a hundred reviews: what the index is made and remembered in
postings    terms of all segments -> posting lists, packed
thesaurus   what else a word stands for: synonyms, index terms, places, themes
facets, cards, wordlist   what can be chosen, what a result shows, what can be half typed or misspelt
weights     the numbers of the ranking
parts       files named by their content, cut by term
index       all of it together; page: what the finder's template is given
"""
