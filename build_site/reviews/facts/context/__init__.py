"""Of whom, and of what time, a sentence of an account tells: a child under review or someone else, then or before.

sentence_context  whether a place in a sentence is about a subject of the review or someone else
incident_time     whether words tell of the time of the incident
names             the form of a child's name
person_nouns      nouns for people, by what they are to the child
people            the people named in a sentence, and whom a pronoun or a verb refers to
references        of whom a verb is said, and for whom a pronoun stands, over several sentences
pseudonyms        the names that a title gives to the children, in the account
story             the sentences of an account, and what its ages are judged by
"""
