"""Tables in which a row is a review.

columns        the heads of columns -> what each holds
tables         where a table begins and ends, and its rows
table_rows     rows between bars -> rows that are a review each
stacked_cells  tables with a line for a cell, as they are copied out of a page
row_entries    the cells of a row -> its entry
"""
