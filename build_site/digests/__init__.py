"""Reading digests: a file as received -> lines -> blocks -> entries, with an account of every line.

Each step is a function from the values of the one before; `reader` calls them in this order.

formats          a file's bytes -> lines of text, one module for each format
files            the files of a folder, and the lines of each
evidence         what the words of a text show of its place in a digest, by the grammars below
blocks           lines -> blocks: headings, paragraphs, items, each with its line numbers and evidence
boilerplate      blocks that only the printed page needs: page numbers, repeated footers
beginnings       where entries begin: the set of headings that explains the whole digest best
entries          blocks -> entries, and the lines that belong to none, with the reason
sections         one entry's blocks -> its sections, by their labels
points           the text of a section -> points; a list of index terms -> terms
accounts         sections -> summary, points, index terms, report
fields           what an entry says of its review in labelled fields
digest_date      the date of a digest as a whole
reader           a digest -> its entries, with what is doubtful about them

headings         a grammar of what an entry's heading says: date, area, title, type of review
review_types     the types of review that a text names
labels           a grammar of the labels inside an entry: learning, recommendations, keywords, ...
report_link      the line that leads to the full report
"""
