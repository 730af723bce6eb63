"""From the catalogue to the files that the search page searches in: small, each for a few terms.

tokenise        a text -> its words and terms, the same here and in the browser
passages        what is indexed of a review
analysis        passages -> terms and where they stand, by lunr.py
segments        up to a hundred reviews, with what results show: the piece in which the index is made and cached
postings        terms of all segments -> posting lists, packed by varint
thesaurus       what else a word stands for: synonyms, index terms, areas, themes
facets          what results can be filtered by
spelling        what can be half typed or misspelt
ranking         the weights of the ranking
shards          files named by their content, cut by term
index           all of it together; finder_view: what the page's template is given
"""
