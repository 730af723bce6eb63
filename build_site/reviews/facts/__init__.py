"""What an account states of its review: death, children, incident, harms, kind of review.

Each reading says which words it rests on. What is not stated stays None or empty: no guess, no default.

clauses     sentences of what happened, and who or what a place in them is about
ages        ages in words and figures
children    the subject child or children: ages and sexes
death       whether a child who is a subject died
incident    when it happened, in EDTF
harms       which harms it is about
kinds       the kind of review
"""
