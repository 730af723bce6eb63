"""Reading digests: a file as received -> lines -> blocks -> entries, with an account of every line.

Each step is a function from the values of the one before; `reader` calls them in this order.

limits           what reading one digest may take: time, memory, letters
formats          a file's bytes -> lines of text, one module for each format
files            the files of a folder, and the lines of each
outline          an editor's word on how a digest is to be read
tables           tables in which a row is a review -> entries
fields           records made of labelled fields -> entries
evidence         what the words of a text show of its place in a digest, by the grammars below
blocks           lines -> blocks: headings, paragraphs, items, each with its line numbers and evidence
boilerplate      blocks that only the printed page needs: page numbers, repeated footers
run_in           headings that run into their text -> blocks of their own
candidates       blocks that could be the heading of an entry, weighed
beginnings       where entries begin: the set of headings that explains the whole digest best
entries          blocks -> entries, and the lines that belong to none, with the reason
other_reviews    sentences within an entry that announce another review
context          what a digest says around its entries: date, board, kind, for whom
digest_date      the date of a digest as a whole
sections         one entry's blocks -> its sections, by their labels
points           the text of a section -> points; a list of index terms -> terms
accounts         sections -> summary, points, index terms, report
reader           a digest -> its entries, with what is doubtful about them

line_marks       signs that are written in several ways -> the one in which lines are read
item_marks       the marks that begin an item of a list
headings         a grammar of what an entry's heading says: date, area, title, type of review
heading_areas    the area that a heading names
titles           the title that a heading gives, without words that only lead to it
names            what reviews are called
case_opening     whether a text begins to tell a case
review_types     the types of review that a text names
boards           boards and partnerships, by their names
labels           a grammar of the labels inside an entry: learning, recommendations, keywords, ...
boxes            numbered boxes of a briefing, whose heads are labels
documents        names of documents that lie beside an entry
report_link      the line that leads to the full report
"""
