"""What an account states of its review: death, children, incident, harms, type of review.

Each reading says which words it rests on. What is not stated stays None or empty: no guess, no default.

context      of whom, and of what time, a sentence tells
children     the children under review: how many, how old, of which sex
death        whether one of them died
incident     when it happened
harms        which harms it is about
review_type  the type of review
"""
