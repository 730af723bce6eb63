"""The names that a title gives to the children under review, where the account uses them."""

from __future__ import annotations

import re

_PREFIX = r"(?:(?:Case|Review) \w+[:.]\s+|(?:Death|Murder|Case|Story) of )?"
_NAME = r"['‘“\"]?(?:(?:Young )?(?:Child|Baby|Infant|Person|Boy|Girl|Sibling) )?[A-Z][a-zà-ÿ]{2,}['’”\"]?"
_NAMES = re.compile(rf"{_PREFIX}{_NAME}(?:, {_NAME}){{0,8}}(?:,? (?:and|&) {_NAME})?(?: and (?:his|her|their) .*)?")
"""A title that is the name of a child, or those of several."""

_WORD = re.compile(r"[A-Z][a-zà-ÿ]{2,}")
_NO_NAME = re.compile(
    r"Adults?|Archive|Bab(?:y|ies)|Background|Boys?|Brothers?|Cases?|Child(?:ren)?|Deaths?|Family|Father|Girls?|Harm"
    r"|Infants?|Injuries|Introduction|Learning|Mother|Murder|Neglect|Abuse|Overview|Persons?|Reports?|Reviews?"
    r"|Safeguarding|Siblings?|Sisters?|Story|Suicides?|Summary|The|Thematic|Twins?|Welcome|Workers|Young|Youth|Violence"
    r"|Several"
)
"""Words of such a form that are nobody's name."""

_CODE = "YP"
"""What a person under review is called beside "Child": `people` knows a code that begins so."""


def with_codes(text: str, title: str) -> str:
    """Return a text in which each name that its title gives is a code of as many letters: "Ella" -> "YPXX".

    So a name that is also a word, and one in the middle of a sentence, is known for that of a child under review.
    """
    if not _NAMES.fullmatch(title):
        return text
    for name in {word for word in _WORD.findall(title) if not _NO_NAME.fullmatch(word)}:
        code = _CODE + "X" * (len(name) - len(_CODE))
        text = re.sub(rf"\b{name}\b(?! (?:Safeguarding|Council|City|County|Borough|Children))", code, text)
    return text
