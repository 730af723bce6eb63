"""The words that tell that somebody is alive, by the part of a sentence that they are."""

from __future__ import annotations

import re

from build_site.reviews.facts.context.names import CODE_LETTER
from build_site.reviews.facts.context.sentence_context import CHILD

_GOOD = r"(?:full|complete|good|excellent|remarkable|slow|steady|strong|partial|physical|amazing|quick)"
_BEFORE_IT = r"(?:an? |two |several |his |her )?(?:previous|earlier|first)\b"
_SINCE = (
    r"adopted|fostered|placed|moved|returned|reunited|rehoused|gone|started|begun|left|settled|made|grown|recovered|met"
    r"|improved|become|joined|regained|been (?:living|doing|told|diagnosed|well|safe)|thrived|flourished|turned|told"
    r"|spoken|learn(?:ed|t)|discharged|had (?:an? |further |more )?(?:surgery|operations?|treatment|therapy|baby|child)"
)
_NOT_ALIVE = (
    r"dead|deceased|buried|known|thought|believed|said|understood|remembered|mourned|missed|missing|gone|named|identified"
    r"|at (?:rest|peace)|considered|unlikely|presumed|being reviewed"
    r"|(?:the )?subject of (?:an?|this|the) (?:\w+ ){0,5}?(?:inquest|review|inquiry|investigation)"
)
"""What may follow "is now" of one who died."""

_DOES = (
    r"lives?|attends?|stays?|goes|go|has|have|sees?|enjoys?|works?|stud(?:y|ies)|plays?|sleeps?|says?|feels?|wants?"
    r"|needs?|thrives?|receives?|makes?|does|do|grows?|improves?|recovers?"
)
_OTHER_HOME = r"(?:foster|residential|kinship|adopti?\w*|relatives?|(?:(?:his|her|their) )?(?:grand\w+|aunts?|uncles?))"
_PLAINLY_ALIVE = (
    rf"survived(?! by\b| for\b| until\b| only\b| just\b| him\b| her\b| {_BEFORE_IT}"
    r"| (?:[\w'’]+ ){1,3}by (?:an? |\w+ )?(?:hour|day|week|month|year|minute)s?\b)",
    rf"recovered(?! from {_BEFORE_IT})",
    r"recovering",
    rf"ma(?:de|ke|kes|king) (?:an? )?{_GOOD}(?: and \w+)? recovery",
    r"(?:c[ao]mes?|pull(?:ed|s)) through"
    r"(?= (?:it|this|that|after|with|and|but|the (?:operation|surgery|ordeal|night))\b|[.,;]|$)",
    r"(?:is|are|found) alive",
    r"lived(?=[.;]|$|, (?:and|but|though)\b)",
)
_ALIVE = (
    *_PLAINLY_ALIVE,
    rf"(?:has|have) (?:also |both |all )?(?:since|now)(?: then)? (?:been )?(?:{_SINCE})",
    rf"(?:is|are) (?:both |all |also )*(?:now|currently|still|today)(?!,? (?:{_NOT_ALIVE})\b)(?= \w|,)",
    r"now (?:safe and |alive and )?(?:well|safe|settled|happy|walking|talking|thriving|adopted|fostered|living)",
    r"now (?:aged )?(?:\d{1,2}|[a-z]+(?:een|ve|ne|wo|our|ix|ght|en))(?=[,);.]|$| years old)",
    rf"now (?:in (?:foster|care|the care|secure|residential|kinship|hospital)|with (?:an? |the |\w+ )?{_OTHER_HOME})",
    rf"(?:now|still|continues? to) (?:{_DOES})",
    rf"(?:today|nowadays|these days),? (?:s?he|they|(?:the )?\w+) (?P<verb>(?:is|are|{_DOES}))",
    r"(?:lives?|stays?|attends?) (?:[\w'’-]+ ){1,6}(?:now|today)",
    r"(?:is|are) (?:both |all |also |being )*(?:doing (?:\w+ )?well|thriving|flourishing|growing up|safe and well"
    r"|making \w+ progress|meeting (?:his|her|their|all)\b[^.;]{0,20} milestones|growing (?:well|fast)"
    r"|expected to (?:make|recover)"
    r"|well(?=[.,;]|$| and (?:lives?|living|happy|safe|settled|at|attends?|thriving)\b))",
)
ALIVE = re.compile(rf"\b(?:{'|'.join(_ALIVE)})\b", re.IGNORECASE)
"""What is said outright of one who is alive: "survived", "is now", "has since been adopted", "are doing well".

verb: where the one who is alive stands within the words, before this verb: "today she lives"."""

PLAINLY_ALIVE = re.compile(rf"\b(?:{'|'.join(_PLAINLY_ALIVE)})\b", re.IGNORECASE)
"""What is said of nobody but one who might have died: "survived", "pulled through"."""

ONE_ALIVE = re.compile(
    r"\b(?:(?:only )?one|only (?:his|her|their|the|an?)"
    r"|the (?:surviving|other|older|younger|elder|eldest|youngest|oldest|first|second|remaining"
    rf"|unharmed))(?: of (?:them|the \w+))?(?: \w+){{0,2}}? (?:{'|'.join(_ALIVE)})\b",
    re.IGNORECASE,
)
"""One of several is said to be alive: "one of them survived"."""

_REVIEWER = (
    r"(?:(?:independent|lead|serious|case|practice|safeguarding|overview) )*"
    r"(?:reviewers?|review|review team|authors?|panel|chair|partnership)\b"
)
_TO_REVIEWER = rf"(?:an?|the|our|this|both|one of the) {_REVIEWER}"
_HOME = rf"(?:{_OTHER_HOME}|famil(?:y|ies)|(?:his|her|their) (?:\w+ )?(?:father|mother|family))"
_MOVED = (
    r"(?:was|were|been) (?:\w+ly |later |then )?(?:discharged|allowed home|sent home)\b",
    r"(?:went|c[ao]me|gone|returned) home (?:again )?(?=(?:after|from|to|with|two|three|four|five|six|\d+)\b)",
    r"able to (?:go|come|return) home\b",
    r"left (?:the )?(?:hospital|intensive care|ward)\b",
    r"(?:was|were|been) (?:\w+ly |later |then |since )?(?:adopted\b|fostered\b|placed (?:for adoption\b"
    rf"|(?:in|with) (?:\w+ )?{_HOME}))",
    rf"(?:was|were|been) (?:\w+ly |later |then )?(?:re)?moved (?:in)?to (?:\w+ )?{_HOME}",
    rf"went to live with (?:\w+ )?{_HOME}",
    rf"lives? (?:happily )?(?:with|in) (?:an? |the )?(?:[\w-]+ )?{_OTHER_HOME}",
    r"(?:is|are) in (?:[\w-]+ )?(?:foster|residential|kinship) (?:care|placements?|homes?)\b",
    r"remains? (?:in|with|under) (?:[\w-]+ ){0,2}?"
    r"(?:foster|care|hospital|placements?|residential|carers|adopters|relatives)\b",
    r"(?:is|are) subject (?:to|of) (?:an? )?(?:\w+ )?(?:care|supervision|guardianship|placement) orders?\b",
    rf"(?:is|are) (?:living|growing up) (?:in|with) (?:[\w-]+ ){{0,2}}?{_HOME}",
    r"(?:is|are) being (?:looked after|cared for|brought up|raised|adopted|fostered|supported|treated)\b",
    r"(?:is|are) (?:safe|happy|settled)(?=[.,;]|$| and\b)",
    r"(?:is|are) (?:studying|back (?:at|in|with)|at (?:college|university|school))\b",
)
_LATER = (
    rf"(?:met|spoke|talked|chatted|worked) (?:\w+ ){{0,2}}?(?:with |to )?{_TO_REVIEWER}",
    rf"(?:told|tells) {_TO_REVIEWER}",
    rf"(?:gave|shared|offered|wrote|sent|contributed|provided|recorded|spoke|talked)\b(?: [\w'’-]+){{0,8}}?"
    rf" (?:to|with|for) {_TO_REVIEWER}",
    r"(?:took part in|helped with|helped to write|(?:was|were) interviewed (?:by|for)|(?:was|were) listened to by) "
    rf"{_TO_REVIEWER}",
    r"(?:chose|asked|wishes|wants|hopes)\b(?: [\w'’-]+){0,6}? (?:pseudonym|in this (?:review|report))\b",
    r"lost (?:the (?:sight|use|hearing)|an (?:eye|arm|ear)|a (?:leg|kidney|foot|hand|finger)|\w+ (?:fingers|toes))\b",
    r"(?:gained|put on) (?:\w+ ){0,3}?(?:weight|grams|kilos?|kg|pounds)\b",
    r"rescued\b",
    r"regained consciousness\b",
    r"(?:nearly|almost) died\b",
    r"(?:would|could|might) (?:well |easily )?have died\b",
    r"(?:was|were) (?:close to|near) death\b",
    r"breath(?:ed|ing) again\b",
    r"came round\b",
    r"(?:un(?:harmed|hurt|injured|scathed)|not (?:\w+ly )?(?:harmed|hurt|injured))\b",
    r"escaped (?:without|with (?:minor|cuts|bruis|only))",
    r"(?:has|have) no (?:lasting|further|permanent|long-term) (?:harm|injur|damage|effect)",
    r"(?:has|have) (?:permanent|life-?long|lasting) (?:\w+ ){0,2}(?:disabilit|needs|brain|damage|injur|scar|impair)",
    r"left (?:\w+ )?(?:blind|paralysed|disabled|with (?:[\w-]+ ){0,4}?"
    r"(?:disabilit|scar|brain|impairment|cerebral palsy|needs|epilepsy|damage))",
    r"will (?:\w+ )?(?:need|require) (?:\w+ ){0,3}(?:care|support|treatment|surgery)\b",
    r"(?:has|have) (?:just |recently |lately )?(?:turned|started|begun|joined|learn(?:ed|t)|settled|read|agreed)\b",
)
LATER = re.compile(rf"\b(?:{'|'.join(_LATER)})", re.IGNORECASE)
"""What one did or had who came through: "gave her views to the review"."""

MOVED = re.compile(rf"\b(?:{'|'.join(_MOVED)})", re.IGNORECASE)
"""What was done with one who came through, if it is not of a time before: "was discharged"."""

_CHILD_NAMED = rf"(?:the (?:\w+ )?{CHILD}|(?:Child|Baby) \w+|{CODE_LETTER}+)\b(?!['’])"
_OBJECT = (
    r"(?:him\b|them\b|her\b(?= (?:up|ever|since|in|on|at|with|and|to|twice|together|before|after)\b|[.,;]|$)"
    rf"|{_CHILD_NAMED})"
)

_TREATMENT = r"(?:surgery|operations?|skin grafts?|grafts|treatment|therapy|physiotherapy|rehabilitation|transplants?)"

DONE_FOR_CHILD = re.compile(
    rf"\b{_REVIEWER} (?:has |have |also |was able to |were able to )*(?:met|meet|spoke|speak|visited|visit|interviewed"
    rf"|interview|talked|listened|heard)(?: (?:with|to|from))? {_OBJECT}"
    rf"|\b(?:has|have) (?P<since>since )?(?:looked after|cared for|brought|raised|adopted|fostered|had) {_OBJECT}"
    r"(?: up| together)*(?(since)|,? (?:ever )?since\b)"
    r"|\b(?:is|are) (?:(?:now )?(?:adopting|fostering)|now (?:looking after|caring for|bringing up|raising))"
    rf" {_OBJECT}"
    rf"|\b(?:(?:more|further|reconstructive|corrective|plastic) )+{_TREATMENT} (?:(?:has|have) (?:since |already )?been"
    r" (?:needed|necessary|required|done|carried out)|will (?:follow|be (?:needed|required|necessary))"
    r"|(?:is|are) (?:still )?(?:planned|expected|needed|to follow))",
    re.IGNORECASE,
)
"""What others do for one who is alive: "her aunt has looked after her ever since", "the author met with the boys"."""

HEALED = re.compile(
    r"\b(?P<whose>his|her|their|\w+['’]s?)\s+(?:[\w-]+\s+){0,2}?"
    r"(?:(?:injuries|wounds|burns|fractures?|bruis\w+|bones?|scalds?) (?:has|have) (?:\w+ )?healed"
    r"|development is (?:now )?(?:on track|normal|good|as expected|age[- ]appropriate)"
    r"|(?:health|condition|weight|speech) (?:is|has) (?:now |since |much )*(?:stable|good|improv\w+|normal))",
    re.IGNORECASE,
)
"""How the body of one who is alive fares: "his bones have healed". whose: "his"."""

_NOT_SO_BEFORE = re.compile(
    r"\b(?:not|never|cannot|nobody|no[- ]one|if|whether|would|could|might|may|should|unless|until|before|hop\w+|wish\w+"
    r"|unlikely|plan\w*|inten\w+|due|about|ready|in order|so that|why|had)\s+(?:[\w'’-]+\s+){0,2}$"
    r"|n['’]t\s+(?:\w+\s+)?$",
    re.IGNORECASE,
)
_PASSIVE_BEFORE = re.compile(r"\b(?:was|were|been|being|be|is|are)\s+(?:\w+\s+)?$", re.IGNORECASE)
_OF_A_PLACE_BEFORE = re.compile(r"\b(?:where|which|whom|with|in|there|how|as|that|and|or)\b[^,;]*$", re.IGNORECASE)
"""What stands before "lived" where it tells of a place, or goes with another verb."""


def is_denied(sentence: str, word: re.Match[str]) -> bool:
    """Return whether such words are denied, hoped for or of an earlier time; a body "was recovered"."""
    before, said = sentence[: word.start()], word[0].casefold()
    if said.endswith(" have died"):
        return False
    if said == "recovered" and _PASSIVE_BEFORE.search(before):
        return True
    return bool(_NOT_SO_BEFORE.search(before) or (said == "lived" and _OF_A_PLACE_BEFORE.search(before)))
