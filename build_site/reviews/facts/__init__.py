"""What an account states of its review: death, children, incident, harms, type of review.

Each reading says which words it rests on. What is not stated stays None or empty: no guess, no default.

sentence_context  sentences, and whether a place in one is about a subject of the review or someone else
names             the form of a child's name
people            the people named in a sentence, and whom a pronoun or a verb refers to
references        of whom a verb is said, and for whom a pronoun stands, over several sentences
pseudonyms        the names that a title gives to the children, in the account
ages              ages in words and figures
children          the subject child or children: ages and sexes
death             whether a child who is a subject died
death_words       the words that tell of a death that came to pass
death_signs       words that tell of a death without naming it, and of what may end in one
death_victim      whose death a word for one tells of
outcome           whose death it is that is told without the word
survival          whether a sentence tells that a child is alive
survival_words    the words that tell it
living            whether a sentence tells of the harm of a living child
incident          when it happened, in EDTF
finding           when a child died who was last seen on one day and found dead later
harms             which harms it is about
review_type       the type of review
"""
