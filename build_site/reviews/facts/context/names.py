"""A name in an account that is that of a child under review, by its form and by what follows it."""

from __future__ import annotations

_NOT_A_NAME = (
    r"He|She|They|It|Him|Her|His|Their|Its|The|This|That|There|These|A|An|In|On|At|By|After|Before|When|While|Who"
    r"|Both|One"
    r"|Two|All|Some|Mother|Father|Parents|Mum|Dad|Nobody|Nothing|January|February|March|April|May|June|July"
    r"|August|September"
    r"|October|November|December|Spring|Summer|Autumn|Winter|Sudden|Near|Fatal|Death|Deaths|Suicide|Murder"
    r"|Neglect|Abuse"
    r"|Police|Services|Local|Man|Wight|Reviews?|Reports?|Cases?|Concerns|Tests|Evidence|Professionals"
    r"|Practitioners|Staff"
    r"|Doctors?|Medics?|Paramedics?|Surgeons?|Nurses?|Midwives|Schools?|Nursery|Hospitals?|Ambulance|Agencies|Social|Health"
    r"|Courts?|Councils?|Boards?|Partnership|Ofsted|Covid|Family|Families|Coroners?|Somebody|Someone|Everyone|Neither|None"
    r"|Each|Others?|Most|Many|Several|Help|Care|Treatment|Efforts?|Drugs?|Weapons?|Money|Life|Then|Now|Later|Today"
    r"|Practice|Fractures|Harm|Rape|Children|Siblings|[A-Z]\w*(?:tion|ment|ness|ence|ance|ing|ies)s?"
)
"""Words with a capital at the start of a sentence, or months and places, that are nobody's name."""

_VERB_AFTER_NAME = (
    r"was|were|is|had|has|did|took|lived|died|suffered|\w+ed|now|lives?|told|went|came|fell|met|spoke|said|made|left|lost"
    r"|ran|grew|became|gave|began|felt|got|woke|drank|ate|slept|hid|swallowed|still|never|also|later|would|could|will"
)
"""How what is said of someone begins: what tells a name with a capital from the other words that have one."""

CODE_LETTER = "Ω"
"""What stands for each letter of a name that is known for that of a child under review."""

NAME = (
    rf"(?-i:{CODE_LETTER}+|(?:(?:Young )?(?:Child|Baby|Infant|Person|Sibling|Boy|Girl)|YP) ?(?:[A-Z0-9][\w/-]*)"
    rf"|(?:(?<=^)|(?<=\b[Oo]f )|(?<=\band )|(?<=, ))(?!(?:{_NOT_A_NAME})\b)(?:[A-Z][a-zà-ÿ]+|[B-HJ-Z])"
    rf"(?=,? (?:{_VERB_AFTER_NAME}|who|and|then|by|in|aged)\b|[.,;]| ?$))"
)
"""A pattern, to be used with any case, of "Child B", and of "Ella" where what follows is said of someone."""
