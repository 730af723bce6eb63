"""Whose death a word tells of: that of a child under review, of someone else, or of one whom the words leave open."""

from __future__ import annotations

import re

from build_site.reviews.facts.context.people import Role, actor_role, first_named, people_in, referent_role

_OF_OR_TO = re.compile(r"\b(?:of|to)\s+", re.IGNORECASE)
"""What leads from a death to the one who died: "death in 2019 of a girl"."""

_OF_OR_BY = re.compile(r"\b(?:of|by)\s+", re.IGNORECASE)
_CLAUSE_END = re.compile(
    r"[.;:]|\b(?:was|were|is|are|had|has|have|who|which|when|whilst|while|where|and|but|that)\b", re.IGNORECASE
)
"""Where the words that may say whose death it is come to an end."""

_TIME_OR_MANNER = re.compile(
    r"(?:\d{4}|\b(?:January|February|March|April|May|June|July|August|September|October|November|December|spring|summer"
    r"|autumn|winter|by suicide|stabbing|shooting|drowning)),?\s*$",
    re.IGNORECASE,
)
"""What may stand between a death and whose it is: "death in March 2019 of"."""

_OWNER_BEFORE = re.compile(
    r"(?:\b(?P<pronoun>his|her|their|its)|\b(?P<whose>whose)|(?P<name>[\w-]+)['’]s?)\s+"
    r"(?:(?!(?:his|her|their|its|until|till|before|after|and|at|of|by|with|on|in|when|from|to|was|were"
    r"|is)\b)[\w-]+\s+){0,3}$",
    re.IGNORECASE,
)
"""What stands before a death that is someone's: "his sudden", "whose", "the girl's untimely"."""

_ADULTS_BEFORE = re.compile(r"\b(?:maternal|paternal|parental|domestic|adult|sibling)\s+(?:\w+\s+)?$", re.IGNORECASE)
_PASSIVE = re.compile(r"\b(?:was|were|been|being|be|got|is|are)\s+(?:\w+ly\s+|then\s+|also\s+)*$", re.IGNORECASE)
"""What makes "killed" something that is done to the one named before."""

_REFLEXIVE_AFTER = re.compile(r"\s+(?:him|her|them|it)sel(?:f|ves)\b", re.IGNORECASE)
_OBJECT_PRONOUN_AFTER = re.compile(
    r"\s+(?:him|them|her(?= (?:in|on|at|with|by|and|when|before|after|to)\b|[.,;]|$))", re.IGNORECASE
)
_UP_TO_OBJECT = re.compile(
    r"\s+(?!(?:by|in|on|at|with|after|when|during|from|and|while|whilst|as|to|outside|near|inside|because"
    r"|following|before)\b)"
    r"(?:(?!(?:by|in|on|at|with|after|when|during|from|while"
    r"|and (?!(?:his|her|their|the|an?|one|two|three|four|both|also|then|(?-i:[A-ZΩ]\w*))\b))\b)[\w'’-]+\s+){0,6}",
    re.IGNORECASE,
)
"""The words between "killed" and the one it is done to."""

_CHARGED = re.compile(
    r"\b(?:charge[sd]?|convict\w*|guilty|arrest\w*|suspicion|suspect\w*|sentenced|acquitted|imprisoned|jailed"
    r"|trial|tried"
    r"|admitted|investigat\w*)\b",
    re.IGNORECASE,
)
_YOUNG_BEFORE = re.compile(
    r"\b(?:child|infant|baby|neonatal|cot|adolescent|teenage|youth|young people|\d+|two|three|four|five|several)"
    r"(?:['’]s?)?\s+(?:\w+\s+)?$",
    re.IGNORECASE,
)
_CERTAIN_BEFORE = re.compile(
    r"(?:^|\b(?:by|suspected|apparent|committed|verdict of|conclusion of|cause of|(?:was|were|be) (?:a )?"
    r"|sudden|unexpected|unexplained))\s*(?:likely |probable )?(?:sudden |and |unexpected |unexplained )*$",
    re.IGNORECASE,
)
"""What stands before a death that is told of nobody by name and yet was one: "took place by suicide"."""

_OLD_OFFENCE_BEFORE = re.compile(
    r"\b(?:had (?:\w+ )?(?:served|been (?:convicted|imprisoned|jailed|sentenced|found guilty|acquitted))"
    r"|(?:previous|earlier|past|prior|spent|old) (?:conviction|sentence|offence)s?|convictions?|released|on licence)\b"
    r"[^.;]{0,60}$",
    re.IGNORECASE,
)
_OF_SOME_CHILD_AFTER = re.compile(r"(?: of|(?<=killing)|(?<=murdering)) (?:an?|another) ", re.IGNORECASE)
"""What tells of a death for which somebody had been punished before: "had been convicted of the murder of a child"."""

_IN_FAMILY_AFTER = re.compile(r"\s+in (?:the|his|her|their) (?:\w+ )?family\b", re.IGNORECASE)
_TO_A_THING_AFTER = re.compile(
    r"\s+(?:his|her|their|the|an?|two|three|another)\s+(?![\w-]*-old)(?!(?:\w+\s+){0,2}?(?:day|night|morning|evening|afternoon|week|weekend"
    r"|month|year|hour|minute|moment|time|instant|spring|summer|autumn|winter|few|short|mile)s?\b)\w",
    re.IGNORECASE,
)
"""What follows "drowned" where it is done to something: "drowned the cat", and not "drowned the next day"."""

_SHOT_BEFORE = re.compile(r"(?P<passive>\b(?:was|were|been|being|got|is|are)\s+(?:\w+\s+)?)?\bshot\s+$", re.IGNORECASE)
_HAD_BEFORE = re.compile(
    r"\b(?:had|suffered|experienced|having|history of|after|previous|earlier|mother of)\s+(?:[\w-]+\s+){0,2}$",
    re.IGNORECASE,
)
_LOST_BEFORE = re.compile(r"\blost (?:[\w'’-]+ ){1,4}to (?:\w+ )?$", re.IGNORECASE)
_CAUSING_BEFORE = re.compile(
    r"\b(?:convict\w*|guilty|charged|sentenced|jailed|arrest\w*)\b[^.;]{0,40}\b(?:causing|allowing) +$", re.IGNORECASE
)
_BELIEVED_BEFORE = re.compile(
    r"\b(?:believed|thought|presumed|feared|assumed|reported|given up for) (?:to be )?$", re.IGNORECASE
)
_WITNESS = re.compile(r"\bwitness\w*\b|\bsaw\b", re.IGNORECASE)

_GIVEN_TO = re.compile(
    r"\b(?:gave|given|gives|giving|administer\w*|dealt|deals)\s+(?P<to>[^.;,]{1,40}?)\s+(?:an?|the)\s+$",
    re.IGNORECASE,
)
"""What stands before "fatal dose" where it is given to someone: "gave him a", "gave the boy a"."""

_MEASURES = ("dose", "injection", "quantity", "mixture")
"""Of what is fatal and was taken or given "of" may name the substance, not whom it killed."""

_NEAR = 40
"""A person named more letters after "death of" or "killed himself and" than this belongs to something else."""

_MAY_BE_IN_GENERAL = ("deaths", "killing", "murdering")


def victim_role(sentence: str, word: re.Match[str]) -> Role | None:
    """Return the role of the one whose death a word tells of; None where the sentence says it of nobody.

    word: one of `death_words(sentence)`.
    """
    if word["act"]:
        return _victim_of_act(sentence, word)
    if word["state"]:
        return _victim_of_state(sentence, word)
    return _victim_of_noun(sentence, word)


def unnamed_victim_role(sentence: str, word: re.Match[str], child_hurt: bool) -> Role:
    """Return the role of the victim of a death that is said of nobody, here or before.

    A charge tells of a victim, who is not the one charged; child_hurt: whether such harm to a child was told before.
    """
    before = sentence[: word.start()]
    if _WITNESS.search(before) or _IN_FAMILY_AFTER.match(sentence, word.end()):
        return Role.OTHER
    if not (word["offence"] or _CAUSING_BEFORE.search(before)):
        general = word["suicide"] or word[0].casefold() in _MAY_BE_IN_GENERAL
        certain = not general or _YOUNG_BEFORE.search(before) or _CERTAIN_BEFORE.search(before)
        return Role.SUBJECT if certain else Role.OPEN
    if not _CHARGED.search(sentence):
        return Role.OPEN
    people = people_in(before)
    accused = [person.role for person in people if not person.oblique] or [person.role for person in people]
    if accused and accused[-1] is Role.SUBJECT:
        return Role.OTHER
    return Role.SUBJECT if child_hurt else Role.OPEN


def own_act_role(sentence: str, start: int, end: int) -> Role | None:
    """Return the role of the one who does to oneself what the words from start to end tell of: "his mother's suicide".

    None where nobody is named.
    """
    before = sentence[:start]
    of = re.match(r"(?:\s+\w+)?\s+(?:of|by)\s+", sentence[end:], re.IGNORECASE)
    named = first_named(sentence, end + of.end()) if of else None
    if of and named and named[1] - end - of.end() <= _NEAR:
        return named[0]
    owner = _OWNER_BEFORE.search(before)
    if owner and owner["name"]:
        people = people_in(sentence[: owner.end("name")])
        return people[-1].role if people and people[-1].end >= owner.end("name") else None
    return Role.OTHER if _ADULTS_BEFORE.search(before) else actor_role(sentence, start)


def _victim_of_noun(sentence: str, word: re.Match[str]) -> Role | None:
    """Return whose "death" it is: of the one after "of", or of the owner before."""
    before = sentence[: word.start()]
    if _LOST_BEFORE.search(before):
        return Role.OPEN
    if word[0].casefold().startswith("stillbirth") and _HAD_BEFORE.search(before):
        return Role.OTHER if word[0].casefold().endswith("s") else Role.OPEN
    if _OLD_OFFENCE_BEFORE.search(before) and _OF_SOME_CHILD_AFTER.match(sentence, word.end()):
        return Role.OPEN
    is_fatal = word["noun"] and word[0].casefold().startswith("fatal")
    if is_fatal and (taker := _taker_role(sentence, word)):
        return taker
    owner = _OWNER_BEFORE.search(before)
    role = _victim_after_noun(sentence, word, has_owner=bool(owner))
    if role:
        return role
    if owner:
        return _owner_role(owner, sentence, word)
    if _ADULTS_BEFORE.search(before):
        return Role.OTHER
    if is_fatal:
        return actor_role(sentence, word.start())
    return None


def _taker_role(sentence: str, word: re.Match[str]) -> Role | None:
    """Return the role of the one who took or was given something fatal: a pronoun is the child's if another gave it."""
    given = _GIVEN_TO.search(sentence[: word.start()])
    if given is None:
        return actor_role(sentence, word.start()) if word[0].casefold().endswith(_MEASURES) else None
    if given["to"].endswith(("self", "selves")):
        return actor_role(sentence, given.start())
    named = first_named(sentence, given.start("to"))
    if named and named[1] <= given.end("to"):
        return named[0]
    return Role.SUBJECT if actor_role(sentence, given.start()) is Role.OTHER else Role.OPEN


def _victim_after_noun(sentence: str, word: re.Match[str], has_owner: bool) -> Role | None:
    """Return the role of the one whom "of" or "to" names in the same clause: "death in March 2019 of a girl"."""
    start = word.end()
    clause_end = _CLAUSE_END.search(sentence, start)
    end = clause_end.start() if clause_end else len(sentence)
    for link in (_OF_OR_BY if word["suicide"] else _OF_OR_TO).finditer(sentence, start, end):
        follows = link.start() <= start + 1
        named = first_named(sentence, link.end())
        if named is None or named[1] - link.end() > _NEAR or named[1] >= end:
            if follows and sentence[link.end() : link.end() + 1].isupper():
                return Role.SUBJECT
            continue
        if has_owner and not follows:
            return None
        if link[0].casefold().startswith("to") and not word["noun"]:
            continue
        if follows or named[0] is Role.SUBJECT or _TIME_OR_MANNER.search(sentence[start : link.start()]):
            return named[0]
    return None


def _owner_role(owner: re.Match[str], sentence: str, word: re.Match[str]) -> Role | None:
    """Return whose death "his", "whose" or "the girl's" makes it."""
    is_offence = word["offence"] or _CAUSING_BEFORE.search(sentence[: owner.start()] + " ")
    if owner["pronoun"] and is_offence and _CHARGED.search(sentence):
        return _victim_of_accused(owner, sentence)
    if owner["pronoun"]:
        return referent_role(owner["pronoun"], sentence, owner.start())
    if owner["whose"]:
        people = people_in(sentence[: owner.start()])
        return people[-1].role if people else Role.SUBJECT
    people = people_in(sentence[: owner.end("name")])
    return people[-1].role if people and people[-1].end >= owner.end("name") else Role.SUBJECT


def _victim_of_accused(owner: re.Match[str], sentence: str) -> Role | None:
    """Return whose murder "her mother was convicted of her murder" tells of: never that of the one convicted."""
    charged = _CHARGED.search(sentence)
    people = people_in(sentence[: owner.start()])
    accused = [person for person in people if not person.oblique and charged and person.end <= charged.start()][-1:]
    others = [person.role for person in people if person not in accused and person.may_be(owner["pronoun"])]
    return Role.SUBJECT if Role.SUBJECT in others else others[-1] if others else None


def _victim_of_act(sentence: str, word: re.Match[str]) -> Role | None:
    """Return whose death "killed" tells of: the one it is done to, or of "killed herself" the one who does it."""
    before = sentence[: word.start()]
    actor = actor_role(sentence, word.start())
    if _OLD_OFFENCE_BEFORE.search(before) and _OF_SOME_CHILD_AFTER.match(sentence, word.end()):
        return Role.OPEN
    reflexive = _REFLEXIVE_AFTER.match(sentence, word.end())
    if reflexive:
        joined = re.match(r",? and (?=\w)", sentence[reflexive.end() :])
        also = first_named(sentence, reflexive.end() + joined.end()) if joined else None
        if also and also[0] is Role.SUBJECT and also[1] - reflexive.end() < _NEAR:
            return Role.SUBJECT
    elif not _PASSIVE.search(before):
        if _OBJECT_PRONOUN_AFTER.match(sentence, word.end()):
            return Role.SUBJECT if actor is Role.OTHER else Role.OPEN
        gap, named = _UP_TO_OBJECT.match(sentence, word.end()), first_named(sentence, word.end())
        if gap and named and named[1] <= gap.end():
            return named[0]
        if word[0].casefold() in _MAY_BE_IN_GENERAL:
            return None
        if _TO_A_THING_AFTER.match(sentence, word.end()):
            return Role.OPEN
    return actor or Role.SUBJECT


def _victim_of_state(sentence: str, word: re.Match[str]) -> Role:
    """Return who died: the one before the verb, or with "a dead baby" the one after the word."""
    if _BELIEVED_BEFORE.search(sentence[: word.start()]):
        return Role.OPEN
    shot = _SHOT_BEFORE.search(sentence[: word.start()]) if word[0].casefold() == "dead" else None
    if shot and not shot["passive"]:
        named = first_named(sentence, word.end())
        return named[0] if named and named[1] - word.end() < _NEAR and named[0] is Role.OTHER else Role.OPEN
    if word[0].casefold() in ("dead", "deceased", "lifeless", "stillborn"):
        next_word = re.match(r"\s+(?:\w+\s+)?", sentence[word.end() :])
        named = first_named(sentence, word.end())
        if next_word and named and named[1] <= word.end() + next_word.end():
            return named[0]
    return actor_role(sentence, word.start()) or Role.SUBJECT
