"""Words that single out nobody: those that many reviews have, and those that no sentence does without.

Made of the 88 reviews that ship: the words in small letters of at least four of them, with the function words of the
search and the words that a heading calls any child. Numbers and the names of months are not among them.
"""

from __future__ import annotations

COMMON_WORDS = frozenset(
    """
    able about above abuse abused accidental accommodation account accurate across act action actions additional
    address adolescence adolescent adolescents adult adults adversity advice affected affects after again age aged
    agencies agency alcohol all allow alone already also am among an and anonymous another any applied appointments
    approach appropriate are area areas arrangements as ask asked asking assess assessed assessing assessment
    assessments assurance assured at attendance attention audit authority aware awareness away babies baby back
    based be because become been before behaviour being believed best better between birth both boy boys bring
    bringing brother brothers build built but by came can cannot capacity care carer carers carried carry case cases
    caused centre certain challenge chance change changes changing check child childhood children chronology
    circumstances clear clearly close co come comes communicate communication community complete complex compliance
    concern concerned concerns concise conditions conferences confidence confident consider considered consistent
    contact contextual core could course cover covers criminal critical cultural culturally culture cumulative
    curiosity curious date deal dealing death deaths decision decisions details develop development did died
    difference different difficulties disability disabled disclose discussed disguised do does domestic done down
    draw drawn drugs during each earlier early education educational effect effective effectively elsewhere
    emotional encourage engage engaged engagement engaging enough escalate escalating escalation every everyone
    evidence examine example exclusion existing expected experience experienced experiences exploitation exploited
    explore extended face factor factors families family far father fathers feature female few find first focus
    follow followed following for form formal forms found fractures framework from front full fully further gave get
    gets getting girl girls give given gives giving go goes going gone good got grasp greater group guidance had
    happened hard harm harmful has have having he head health held help helped helps her hers herself high him
    himself his history hold holistic home hospital household housing how identified identify if ill immediate
    impact important in incident incidents include included including infant infants influence information informed
    injured injuries injury intersectionality intervention interventions into involve involved involvement involves
    is issues it its itself joint jointly judging just keep keeping kept key know knowing known language lasting
    later law lead learned learning leave led left less let level life like likely line little live lived living
    local long look looked looking lscpr made make makes making male manage managed management managers managing
    many matter matters may me mean means meant medical meet meeting meetings members men mental met midwifery might
    mind missed misuse model models more most mother mothers move moved moves much multi multiple murder must my
    myself national necessary need needed needs neglect neglected never new next no non nor not nothing notice now
    obtain of off offer offered old older on once only open or order organisations other others ought our ourselves
    out outcomes outside over oversight own pandemic parent parental parenting parents part particular partner
    partners partnership passed passing past pathways people perpetrator person physical place placement plan
    planned planning plans plays point points police policy poor positive possible practice practitioner
    practitioners pre pregnant present prevent priority problems procedures proceedings process processes
    professional professionals prompt proper properly protect protection protocol provision pupils put quality
    quickly raped rapid re reach reached received recognise recognising recommendations record recorded recording
    records refer referral referrals reflect relationship relationships relatives relevant remind report reported
    reports require required resources respond responded responding response responses responsibility responsible
    rest result review reviewed reviews right risk risks robust robustly role room run safe safeguarding safely
    safer safety said same say says school schools scr secondary secure see seeing seen self sensitive serious
    service services set setting several sexual sexually share shared sharing she should show sibling siblings
    significant signs since sister sisters sleep sleeping so social some someone something sought special
    specifically staff statutory step stepping still strategic strategy strengths strong stronger subject subjects
    substance substances such suffered suicide suitable supervision support supported supporting sure survivors
    suspected system systems take taken takes taking teams teenager teenagers tell term than that the their them
    thematic themself themselves then there these they things think thinking this those thought threshold thresholds
    through time timely to toddler toddlers together told too took tool tools towards train training trauma treated
    twin twins unborn under understand understanding understood unexpected until up us use used using various very
    via victim victims violence visitors voice vs vulnerabilities vulnerability vulnerable was way ways we weight
    well wellbeing went were what whatever when whenever where whether which while who whom whose why wider will
    with within without words work workers working works worries would write written you young your yourself youth
    """.split()  # noqa: SIM905  # a list of these would be ten pages long
)
"""Words that `redact: true` does not take out, and that are not sought in other reviews."""
