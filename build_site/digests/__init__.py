"""Reading digests: a file as received -> lines -> blocks -> entries, with an account of every line.

text        bytes -> lines of text, whatever the encoding
markup      a web page -> lines of text
documents   PDF and Word files -> lines of text
files       a digest file, of whatever kind -> its lines
blocks      lines -> blocks: headings, paragraphs, items, each with its line numbers
furniture   blocks that only the page needs: page numbers, repeated footers
kinds       the kinds of case review that a text names
headings    a grammar of what an entry's heading says: date, area, title, kind of review
labels      a grammar of the labels inside an entry: learning, recommendations, keywords, ...
reports     the line that leads to the full report
monthly     which blocks of a monthly digest are headings of entries
entries     blocks -> entries, and the lines that belong to none, with the reason
points      the text of a part -> points; a list of index terms -> terms
sections    one entry's blocks -> its sections, by their labels
accounts    sections -> summary, points, index terms, report
dating      the date of a digest as a whole
reading     a digest -> its entries, with what is doubtful about them
"""
