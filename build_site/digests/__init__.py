"""Reading digests: a file as received -> lines -> blocks -> entries, with an account of every line.

files       bytes -> lines of text, whatever the encoding and the kind of file
blocks      lines -> blocks: headings, paragraphs, items, each with its line numbers
furniture   blocks that only the page needs: page numbers, repeated footers
headings    a grammar of what an entry's heading says: date, area, title, kind of review
labels      a grammar of the labels inside an entry: learning, recommendations, keywords, ...
points      the text of a part -> points
entries     blocks -> entries, and the lines that belong to none, with the reason
accounts    one entry's blocks -> summary, points, index terms, report
"""
