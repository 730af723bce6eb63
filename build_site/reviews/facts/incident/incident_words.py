"""The words of a sentence by which its date is known for that of the incident, or for that of something else."""

from __future__ import annotations

import re

from build_site.reviews.facts.context.sentence_context import POSSESSIVE

_INTO_WATER = (
    r"(?:drove|driven|steered|reversed|rolled|plunged|went|ridden|rode|veered)"
    r"(?: (?!(?:his|her) own\b)[^\s.;]+){0,12}? "
    r"(?:into|off|over|under) (?:a|an|the) (?:[\w-]+ )?"
    r"(?:reservoirs?|rivers?|lakes?|lochs?|canals?|sea|docks?|harbour|ponds?|quarry|weir|cliffs?|bridge|pier|quay|wall"
    r"|tree|lorry|train|bus|path of)"
)
"""A car, or a child on a bicycle, that ended where people die."""
_FATAL = (
    r"(?:deaths?|died|dead|deceased|fatal\w*|kill(?:ed|ing|ings)?|murder\w*|manslaughter|homicides?|filicides?"
    r"|suicid\w*|own li(?:fe|ves)|claimed the li(?:fe|ves)|lost (?:his|her|their) li(?:fe|ves)|not survive|stillb\w+"
    r"|collaps\w+|unresponsive|lifeless|not breathing|cardiac|stabb\w+|shot|shooting|attack(?:ed)?|beat(?:en)?"
    r"|struck(?! off)|hit|mauled|starv\w+|shook|shaken|threw|thrown|dropped|fell|jumped|drown\w*|scald\w*"
    r"|burn(?:s|ed|t)?|fires?|overdos\w*|poison\w*|ingest\w*|swallow\w*|inject\w*|chok\w+|suffocat\w*|smother\w*"
    r"|strang\w+|hang(?:ed|ing)|hung|ligature|overlain|crash\w*|collision|run over|electrocut\w*|hypothermia"
    r"|found|discovered|hospital|admitted|admission|intensive care|ambulance|paramedics?|999|resuscitat\w*"
    rf"|{_INTO_WATER}|set (?:\w+ ){{0,3}}?(?:alight|fire|light)|went under"
    r"|got into difficult(?:y|ies)|leapt|leaped"
    r"|stopped (?:breathing|responding)|lost consciousness|could not be (?:woken|roused|revived)"
    r"|stepped (?:out )?(?:in front|onto|into)|knocked (?:down|over|off)|ran (?:out )?into the road"
    r"|pulled (?:\w+ )?under"
    r"|passed away|washed (?:up|ashore)|heart (?:had )?stopped|never woke|did not wake|floppy|(?:was|went|and) limp"
    r"|(?:life[- ]support|ventilator|machines?) (?:[^\s.;]+ ){0,6}?(?:switched|turned) off"
    r"|on the (?:railway )?(?:tracks?|line)"
    r"|took (?:all of|a handful|handfuls|a packet|a box|a quantity|too many)|climbed (?:out of|from|onto)"
    r"|brought in|brought to (?:the|a) (?:surgery|walk-in|emergency|clinic|doctor)"
    r"|bod(?:y|ies) of|(?:came|stumbled) (?:up)?on (?:the |his |her |their )?(?:body|bodies|remains)"
    r"|(?:the|his|her|their) (?:body|bodies|remains) (?:was|were|lay)|rushed to|airlifted|flown to hospital|pronounced"
    r"|pushed (?:from|off|out|down|under|into)|bled|unattended|left in (?:a|the|his|her|their) (?:bath|car|cot)"
    r"|crossfire|black eyes?|(?:mixed|laced) with|drugged"
    r"|bath of (?:hot|boiling|scalding) water"
    r"|accident|A&E|strapped|pulled from|went missing|disappear\w*|critically ill|sepsis)"
)
"""Words of what may have ended in death, and of how it was found."""

_REMOVED = (
    r"(?:(?:^|(?:when|once|was|were|been|being) )(?:(?:\w+ly|all|both|then) ){0,3}"
    r"(?:removed|rescued|brought to safety|taken (?:into care|into foster care|to safety|to a place of safety))"
    r"(?! from (?:(?:a|the|his|her|their) )?(?:child|CP|school|class|roll|register|list|caseload|plan|mainstream"
    r"|nursery)))"
)
"""What was done to make a child safe."""
REMOVED = re.compile(rf"\b{_REMOVED}(?!\w)", re.IGNORECASE)
_HARM = (
    r"(?:injur\w+|harm\w*|self-harm\w*|hurt|incidents?|events?|attacks|assault\w*|beatings?|kicked|punched"
    r"|bit(?:ten|e|es)?|abus\w+|rap(?:e|ed|es)|groom\w+|exploit\w*|traffick\w*|neglect\w*|cruelty|malnutrition"
    r"|malnourished|shaking|fall|drank|fractur\w*|bruis\w*|wound\w*|bleed\w*|broken|broke|haemorrhage|escaped"
    r"|kidnap\w*|abduct\w*|restrain\w*|filmed|strip[- ]search\w*|disclos\w*|hospitalis\w*|emergency|presented"
    r"|told (?:the police|police|a|an|her|his|their|staff)|came to (?:light|notice)|alleg\w*|reported"
    r"|rang the police|police (?:were )?(?:called(?! to an? (?:[\w-]+ )?(?:row|argument|dispute|disturbance|fight|party"
    r"|domestic))|attended|entered|broke|went)|police protection"
    r"|called (?:the )?police|locked|tied|left alone|shut in|trapped|abandoned|confined|radicalis\w*"
    rf"|{_REMOVED}|skeletal surveys?|X-?rays?|(?:CT|MRI|body|brain) scans?|scans? (?:showed|found|revealed)"
    r"|(?:child protection|paediatric|forensic) medical|mutilat\w*|circumcis\w*|blackmail\w*|enslaved|emaciated"
    r"|(?:thought|known|believed|said|understood|estimated|found) to have been \w+ed"
    r"|(?:pupils?|children|boys|girls|residents|babies|patients|young people|siblings|victims) (?:[^\s.;]+ ){0,8}?"
    r"(?:were|have been) (?:affected|targeted|involved)"
    r"|(?:saw|found|noticed) (?:[^\s.;]+ ){0,4}?marks|swollen|swelling|filming|did not move|could not (?:move|walk|see)"
    r"|(?:was|were) made to (?:sleep|stand|kneel|beg|eat|drink|live)|what (?:had been|was being) done to"
    r"|(?:concerns?|issues|signs|symptoms|marks) (?:were|was) (?:\w+ )?(?:identified|noticed|seen|raised|noted))"
)
"""Words of other harm and of its discovery."""

_TRIAL = (
    r"(?:convict\w*|sentenc\w*|found (?:not )?guilty|plead\w*|pleaded|guilty|imprison\w*|charg(?:ed|es)|caution\w*"
    r"|acquitted|prosecut\w*|jailed|prison|custody|custodial|remanded|parole|courts?|trial|tried|jury|judges?"
    r"|judgments?|hearings?|proceedings|verdict|appeals?|inquests?|coroners?|tribunal|post[- ]?mortems?"
    r"|autops(?:y|ies)|funerals?|buried|(?:on |police )bail|police (?:enquir|inquir|investigat)\w*"
    r"|(?:got|given) life|ordered to serve"
    r"|life (?:sentence|term)|serv(?:ed|es|ing)|admitted (?:to )?(?:(?:his|her|their|the) )?(?:manslaughter|murder"
    r"|killing|causing|cruelty|neglect\w*|assault\w*|charges?|offences?|abus\w*)"
    r"|(?:men|man|woman|women|mother|father|parents?|couple|partner|boyfriend|relative) (?:was|were|had been) arrested"
    r"|(?:was|were) (?:told|informed|notified|made aware))"
)
_COURT = r"(?:courts?|trial|inquests?|coroners?|jury|judges?|post[- ]?mortems?|tribunal)"
_REVIEW = (
    r"(?:publish\w*|publication|put out|(?:released|issued|launched) (?:the|its|our|a|an|this|both)\b"
    r"|(?:was|were|been|is|are) (?:released|issued|launched|completed|finalised|signed off|concluded|agreed|put out)"
    r"|brought out|made public|came out|(?:was|were|been|is) (?:opened|held|shared|appointed|closed)"
    r"|agreed|decided|read the report|commission\w*"
    r"|(?:reports?|reviews?|findings) (?:[\w-]+ ){0,2}?(?:went|sent|submitted|presented|handed|began|started|ended"
    r"|finished|ran|completed|concluded|finalised|approved|dated)"
    r"|(?:reports?|reviews?|inquir(?:y|ies)) (?:into|of|on|about|following) (?:[^\s.;,]+ ){1,6}?(?:was|were|is"
    r"|has been) (?:\w+ly )?(?:finished|begun|started|ended|ready|written|approved|presented|received|read"
    r"|discussed|completed)"
    r"|updated|last reviewed|date of (?:the )?(?:review|report|publication|meeting|issue)"
    r"|(?:period|time ?frame|timeline|scope) (?:under review|of (?:the|this) review|for (?:the|this) review)"
    r"|reviews? carried out|review meeting|set up|review panel|national panel"
    r"|rapid review (?:was )?(?:held|met|took place|in)|learning events?|guidance|polic(?:y|ies)|protocols?"
    r"|(?<!action )plans?|today|posted"
    r"|inspect\w+|Ofsted)"
)
_HISTORY = (
    r"(?:born|birth in|moved|moving|arrived|arriving|placed|placement with|approv\w+|care orders?|recorded from"
    r"|known to(?! have been)(?: \w+){1,3}|registered|registration|protection (?:register|plans?)|child in need plans?"
    r"|became looked after|looked after from|diagnos\w*|counselling|separated|divorced?|married|met|joined|enrolled"
    r"|excluded|left school|adopted|assess\w*|closed|referr\w*|first (?:contact|seen)|contact with|appointments?"
    r"|(?:became|fell|got) pregnant|pregnancy|booked|bereave\w*|retired|trained(?: in(?: \w+){1,3})?|qualified"
    r"|(?:discharged|came home|went home|sent home|came out) from(?: \w+){1,2}|fled|refuge|section 47|MARAC"
    r"|enquir(?:y|ies)|(?:non-molestation|restraining|court) orders?|immunis\w*|last seen"
    r"|(?:started|began|begun) (?:at|in|school|nursery|college|work\w*|her|his|secondary"
    r"|primary|reception|attending))"
)
_OBJECT = r"(?:\s+(?:of|for|to|with|on|over|in relation to)\s+(?!when\b)[^,;.]{1,60})?"
"""What somebody was convicted of, known for or trained in: its words of harm are not what the date is of."""
_HEARD = r"(?:\s+(?!(?:who|whose|which|when|where|after|following)\b)[^\s,;.]+){0,12}"
"""What a court heard or found."""

EVENT = re.compile(
    rf"\b(?:(?P<court>{_COURT}){_HEARD}|(?P<trial>{_TRIAL}){_OBJECT}|(?P<review>{_REVIEW}){_OBJECT}|(?P<history>{_HISTORY}){_OBJECT}"
    rf"|(?P<fatal>{_FATAL})|(?P<harm>{_HARM}))(?!\w)",
    re.IGNORECASE,
)
"""A word of harm or its discovery (fatal, harm), of a court, a trial, a review, or of a family's history."""

_ADULT_KIN = (
    r"(?:(?:step|grand|god|foster )?-?(?:mother|father|mum|dad|parent)s?|aunts?|uncles?|partners?|boyfriends?"
    r"|girlfriends?|husbands?|wife|nan|gran|carers?)"
)
_PROFESSIONAL = (
    r"(?:head ?teachers?|heads?|teachers?|tutors?|coach(?:es)?|social workers?|managers?|priests?|vicars?|doctors?"
    r"|nurses?|perpetrators?|abusers?|offenders?|attackers?|killers?|assailants?|groomers?|lodgers?|owners?|proprietors?"
    r"|principals?|authors?|reviewers?|chairs?|chairman"
    r"|\w*(?:master|mistress)|chaplains?|instructors?|caretakers?|drivers?|leaders?|workers?|trustees?|carers?)"
)
_YOUNG_KIN = r"(?:(?:half|step)-?)?(?:sister|brother|sibling|cousin|friend)s?"
_HIS = rf"(?:{POSSESSIVE}|whose|[Cc]hild [A-Z]\w{{0,3}}['’]s)"
_FAMILY = rf"{_HIS} (?:[\w-]+ ){{0,2}}(?:{_ADULT_KIN}|{_YOUNG_KIN})"
_ADULT = rf"(?:the |^)(?:[\w-]+ )?{_ADULT_KIN}"
_APPOSED = r"(?:, [^,]{1,40},| of (?!the\b)[\w'’-]+(?: and [\w'’-]+)?)?(?:,? who)?"
KIN_DIED = re.compile(
    rf"(?:\b(?:{_FAMILY}|{_ADULT}){_APPOSED} (?:had |has |was |then |suddenly |sadly |also )*(?:been )?"
    r"(?:died|passed away|dead)"
    rf"|\b(?:the|an?|{_HIS}) (?:[\w-]+ ){{0,2}}{_PROFESSIONAL}{_APPOSED} (?:[\w-]+ ){{0,5}}?(?:died|passed away)"
    rf"|\b(?:deaths?|loss|funeral|illness) of (?:{_FAMILY}|the (?:[\w-]+ )?{_ADULT_KIN})"
    rf"|\b{_FAMILY}['’]s? (?:sudden |own )?(?:death|illness|overdose|arrest))\b"
    r"(?:(?!, (?:was|were|died|took)\b)[^.;])*$",
    re.IGNORECASE,
)
"""What stands before the date of the death of someone of the family: "her father died in"."""

_PARTICIPLE = (
    r"(?:\w+ed|been|gone|come|taken|seen|known|told|left|made|begun|lost|met|become"
    r"|lived|spent|had|given|run|hit|struck|kept)"
)
_ELDER = r"(?:an?|the|two|three|both) (?:older|elder|half)[ -]\w+"
KIN_HISTORY = re.compile(
    rf"(?:\b(?:{_FAMILY}|{_ELDER}|{_ADULT}){_APPOSED} (?:also |once |then )*"
    r"(?:(?:had|has|was|were) (?:\w+ly |also |once |then )*(?:been )?(?!kill|murder|stabbed to)"
    rf"{_PARTICIPLE}"
    r"|took (?:an overdose|his own|her own)|overdosed|attempted|tried|collapsed|went missing)"
    r"|\b(?:assault|attack|abus|harm|injur|stabb?|beat|rap|strangl|punch|hit|threat)\w* (?:of |on |against )?"
    rf"(?:{_HIS}|the|an?|each other|one) (?:[\w-]+ ){{0,2}}(?:{_ADULT_KIN}|m[ae]n|wom[ae]n|neighbour|teacher)"
    rf"|\b(?:first|eldest|oldest|previous|earlier|older|elder|other)[- ](?:\w+ )?"
    r"(?:child(?:ren)?|sons?|daughters?|bab(?:y|ies)|siblings?|sisters?|brothers?) (?:had|was|were|has)"
    r"|\banother (?:[\w-]+ ){1,4}(?:died|was|were|had)"
    r"|\b(?:boy|girl|child|pupil|friend|resident|young person) (?:at|from|in) (?:his|her|their|the same)"
    r" (?:school|college|nursery|unit|placement|home|class|hostel)"
    r"|\bfirst (?:raised|noted|reported|seen|noticed|identified|recorded)"
    r"|\b(?:reports? of|referrals?|(?:previous|earlier|another|other) (?:baby|child|infant|sibling)"
    r"|domestic (?:abuse|violence|incidents?|disputes?)))\b(?:(?!, (?:who|when|after|was|were|died|took)\b)[^.;])*$",
    re.IGNORECASE,
)
"""What stands in a later sentence before the date of what became of the family, or was done to an adult of it."""

EARLIER = re.compile(
    rf"(?:\b(?:had|having) (?:\w+ly |never |not |also |already |once |only |since )*(?!died|been (?:killed|found dead"
    rf"|murdered|stabbed|shot))(?:{_PARTICIPLE})\b(?:(?!\b(?:died|collapsed|was|were)\b)[^.;,])*"
    r"|\b(?:previous(?:ly)?|earlier|prior|historic(?:al)?|past|former(?:ly)?|years before) (?:[\w-]+ ){0,4})$",
    re.IGNORECASE,
)
"""What stands before the date of an earlier time: "had been in hospital in", "a previous injury in"."""

ABOUT_TO = re.compile(
    r"\b(?:will|shall|planned|scheduled|expected|intends?|hopes? to|(?:should|could|would|might) (?:\w+ )?have"
    r"|(?:is|are|was|were) due (?:in|on|back|to (?:go|start|move|begin|appear|return|leave|give|be)))\b[^.;,]*$",
    re.IGNORECASE,
)
"""What stands before a date of what is only planned, or should have been."""
