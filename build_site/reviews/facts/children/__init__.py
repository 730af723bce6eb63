"""The children under review: how many, how old, of which sex.

children          the children, with ages and sexes
subject_ages      their ages: by words for an age first, then by grammar alone
ages              ages in words and figures
listed_ages       several in one list, where the last two could be one
told_ages         ages that no word for age marks, by grammar
told_of_subject   which of those are of the children, when it happened
told_persons      of whom such an age is told
birth_ages        ages reckoned from a birth or a birthday
sibling_ages      ages of siblings, told one after another
named_children    ages and sexes beside the names that the title gives
age_owners        whose an age is
newcomers         those who come in beside the child: offenders, siblings, adults
counted_children  how many children an account says that there are
sexes             the sexes of the children, and which is whose
unread_ages       words that seem to tell an age, where none was read
"""
