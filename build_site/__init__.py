"""From digests of child safeguarding case reviews to records and a static site.

Data flows one way, and the folders are in the order of the flow:

    digests/   a file as received -> lines -> blocks -> entries
    reviews/   entries -> reviews (entries of the same case review joined)
    records/   reviews <-> YAML records, one a review
    site/      records -> pages and the search index

`vocabulary/` holds what an editor can change (areas, index terms, ...), `search/` makes the index.
`model` and `core/` serve all of them; `build` is the only module that knows every stage.
"""
