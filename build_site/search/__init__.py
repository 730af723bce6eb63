"""From the catalogue to the files that the finder searches in: small, each for a few terms.

    documents   what is indexed of a review: its passages, field by field
    analysis    passages -> terms and where they stand, by lunr.py, remembered from build to build
    postings    terms of all reviews -> posting lists, packed
    thesaurus   what else a word stands for: synonyms, places, index terms
    cards, facets, wordlist   what a result shows, what can be chosen, what can be misspelt
    files       all of it cut into files named by their content
"""
