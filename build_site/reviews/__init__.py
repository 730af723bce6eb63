"""Entries -> reviews: which entries describe the same review, and what their accounts state of it.

places      the areas that an entry names
facts/      death, children, incident, harms, kind of review, from the account's own words
joining     which entries are the same review, and why
assembly    the joined entries -> one record with an id of its own
"""
