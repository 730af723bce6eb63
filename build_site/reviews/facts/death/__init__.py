"""Whether a child who is a subject of the review died.

death             the answer, and the words that it rests on
death_words       the words that tell of a death that came to pass
death_signs       words that tell of a death without naming it, and of what may end in one
death_victim      whose death a word for one tells of
outcome           whose death it is that is told without the word
told_apart        a death that may be of a child from whom the one under review is told apart
survival          whether an account tells that a child is alive
survival_words    the words that tell it
living            whether a sentence tells of the harm of a living child
"""
