"""When the death or incident happened.

incident          the date or the interval, in EDTF
incident_words    the words by which a date is known for the incident's, or for something else's
finding           the death of a child who was last seen on one day and found dead later
"""
