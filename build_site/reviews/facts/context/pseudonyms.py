"""The names that a title gives to the children under review, where the account uses them."""

from __future__ import annotations

import re

from build_site.reviews.facts.context.names import CODE_LETTER

_KIND = r"(?:(?:Young )?(?:Child(?:ren)?|Baby|Babies|Infants?|Persons?|People|YP|Boys?|Girls?|Siblings?|Twins?) )?"
_WORD = r"(?:[A-Z][a-zà-ÿ]+|[A-Z]{1,3}\d{0,2})"
_NAME = rf"['‘“\"]?{_KIND}{_WORD}['’”\"]?"
_NAMES = re.compile(
    r"(?:(?:Case|Review) \w{1,6}[:.]\s+|(?:Death|Murder|Case|Story) of )?"
    rf"(?P<names>{_NAME}(?:, {_NAME}){{0,8}}(?:,? (?:and|&) {_NAME})?)(?: and (?:his|her|their) .*)?"
)
"""A title that is the name of a child, or those of several: "Children N and O", "Case 4: Baby Ash"."""

_NO_NAME = re.compile(
    r"A|I|Adults?|Archive|Bab(?:y|ies)|Background|Boys?|Brothers?|Cases?|Child(?:ren)?|Deaths?|Family|Father|Girls?|Harm"
    r"|Infants?|Injuries|Introduction|Learning|Mother|Murder|Neglect|Abuse|Overview|Persons?|People|Reports?|Reviews?"
    r"|Safeguarding|Siblings?|Sisters?|Story|Suicides?|Summary|The|Thematic|Twins?|Welcome|Workers|Young|Youth|Violence"
    r"|Several|YP|SCR|CPR|SAR|DHR|GP|MCR|CSE|FGM|FII"
)
"""Words of such a form that are nobody's name."""

_OTHER_BEFORE = (
    r"(?P<other>\b(?i:Child|Baby|Infant|Person|YP|Sibling|Boy|Girl|Adult|Mother|Father|Mr|Mrs|Ms|Miss|Dr|Vitamin|Hepatitis"
    r"|Year|Unit|Ward|Block|Group|Type|Class|Section|Appendix|Figure|Table|Part|Phase|Tier|Strep) )?"
)
"""What stands before a letter that is no name, or one that is known for one by what stands before it."""

_OF_CHILD = re.compile(
    rf"{_OTHER_BEFORE}\b(?P<name>{_WORD})\b(?! (?:Safeguarding|Council|City|County|Borough|Children))"
)


def names_in(title: str) -> list[str]:
    """Return the names that a title gives: "Children N and O" -> N, O; none where it is something else."""
    names = _NAMES.fullmatch(title)
    if names is None:
        return []
    return sorted({word for word in re.findall(_WORD, names["names"]) if not _NO_NAME.fullmatch(word)})


def with_codes(sentence: str, names: list[str]) -> str:
    """Return a sentence in which each of these names has other letters, by which it is known for a child's.

    So a name that is also a word, or that stands in the middle of a sentence, is none of someone else.
    """
    if not any(name in sentence for name in names):
        return sentence
    return _OF_CHILD.sub(
        lambda found: CODE_LETTER * len(found[0]) if found["name"] in names and not found["other"] else found[0],
        sentence,
    )
