"""Entries -> reviews: which entries describe the same review, and what their accounts state of it.

places      the areas that an entry names
facts/      death, children, incident, harms, kind of review, from the account's own words
stated      an entry with all of these
profiles    what of an entry is compared with others
candidates  the pairs of entries worth comparing
joining     which entries are the same review, and why
rulings     what an editor has ruled of that (joins.yaml)
assembly    the joined entries -> one record
grouping    all entries -> the groups of entries to be joined
identity    the id of each record, which stays when digests come and go
"""
