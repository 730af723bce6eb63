"""Readers of file formats: the bytes of a file -> lines of text.

Each gives headings, items of lists and bold blocks the marks that Markdown has for them, so that what
comes after is the same for all.
"""
