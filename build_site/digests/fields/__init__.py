"""Labelled fields: `TITLE: Child A`, `Year – 2018`.

field_lines    lines that are a field with its value
field_records  records made of fields, as catalogues export them
field_facts    the fields of a record -> its facts
fields         what an entry of another form says in fields
"""
