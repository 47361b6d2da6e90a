"""Does the text tell of one person what the law holds apart, or their circumstances?

A condition counts only where it is tied to somebody: "Sam has asthma" does, "asthma
awareness week" and "our Diwali assembly" do not.
"""

import re
from collections.abc import Iterator, Mapping

from schoolgate.engine.finding import Finding, Seen, Span
from schoolgate.engine.record import replace
from schoolgate.reading.hints import hinted, hints
from schoolgate.reading.lettering import ODD, plain_lettering, small
from schoolgate.reading.name_shape import NAME, shaped
from schoolgate.reading.post import Post
from schoolgate.reading.rewriting import Piece, Rewritten
from schoolgate.reading.school import School
from schoolgate.reading.somebody import (
    A_PERSON,
    SOMEBODY,
    SOMEBODYS,
    is_somebody,
    is_told_without_capitals,
    with_capitals,
)

FACTS = ("special.category", "special.circumstances")

_ILLNESS = (
    r"asthma|diabetes|epilepsy|autism|asd\b|adhd|cancer|leuka?emia|allerg(?:y|ies)"
    r"|anaphylaxis|eczema|cerebral palsy|down'?s syndrome|dyslexia|dyspraxia|tourette"
    r"|eating disorder|anorexia|bulimia|\bocd\b|ptsd|bipolar|schizophreni|cystic"
    r" fibrosis|sickle cell|\bhiv\b|hepatitis|covid|chicken ?pox|measles|scarlet fever"
    r"|meningitis|head ?lice|\bnits\b|impetigo|ringworm|tumou?r|heart (?:condition"
    r"|defect|attack)|seizures?|epi-?pen|inhaler|insulin|chemo(?:therapy)?|dialysis"
    r"|hearing aids?|cochlear implant|disabilit(?:y|ies)|learning difficult(?:y|ies)"
    r"|mental health (?:problem|issue|condition|difficult|crisis|needs)|concussion"
    r"|migraines?|crohn'?s|coeliac|arthritis|dementia|parkinson'?s|alzheimer'?s"
    r"|miscarriage|abortion|surgery|operation|broken (?:arm|leg|wrist|ankle|collarbone)"
    r"|fractured \w+|anxiety|depression|ritalin|antidepressants|pacemaker|special diet"
    r"|selective mutism|gender dysphoria|muscular dystrophy|spina bifida|colostomy"
)
_ILL = (
    r"autistic|diabetic|asthmatic|epileptic|dyslexic|dyspraxic|disabled|deaf|partially"
    r" sighted|registered blind|visually impaired|hearing impaired|pregnant|anorexic"
    r"|bulimic|suicidal|self-?harming|transgender|non-?binary|lesbian|bisexual"
    r"|neurodivergent|neurodiverse|hiv positive|terminally ill|seriously ill|allergic"
    r" to \w+|in a wheelchair|incontinent|wheelchair user|on sick leave|signed off|on"
    r" medication|antidepressants|sectioned"
)
_BELIEF = (
    r"muslim|hindu|jewish|sikh|christian|catholic|buddhist|atheist|jehovah's witness"
    r"|mormon|protestant|(?:nasuwt|neu|unison|gmb|union) (?:member|rep)|labour"
    r" (?:member|voter)|(?:conservative|tory|labour|lib dem|reform|ukip) (?:party"
    r" )?(?:member|voter|supporter)"
)
_ORIGIN = r"mixed[- ](?:race|heritage)|romany|\broma\b|gypsy|irish traveller"

# The words of each fact: what somebody has, is, and is spoken of as owning.
HAS: Mapping[str, str] = {
    "special.category": _ILLNESS,
    "special.circumstances": (
        r"free (?:school )?meals|\bfsm\b|pupil premium|ehcp|ehc plan|education,? health"
        r"|\bsend?\b|special educational needs|statement of|social worker|child"
        r" protection|detention|fixed[- ]term exclusion|(?:a|his|her) (?:exclusion"
        r"|suspension)|behaviou?r(?:al)? (?:plan|problem|issue|difficult|report"
        r"|support)|foster (?:parent|carer|famil|mum|dad)|one-to-one support|1:1"
        r" support|(?:poor|low|bad) (?:attendance|behaviou?r)|criminal record"
        r"|restraining order|hardship fund|young carer"
    ),
}
IS: Mapping[str, str] = {
    "special.category": rf"{_ILL}|{_BELIEF}|{_ORIGIN}",
    "special.circumstances": (
        r"excluded|expelled|suspended|in detention|in isolation|(?:taken )?(?:in|into)"
        r" care\b|looked[- ]after|fostered|in foster care|adopted\b(?! (?:a|the|an|new"
        r"|our)\b)|young carer|homeless|asylum seeker|seeking asylum|refugee|(?:on"
        r"|entitled to|eligible for|gets?) free (?:school )?meals|pupil premium|on"
        r" benefits|(?:being |been )?(?:bullied|abused|neglected|groomed)|known to"
        r" social|on the (?:sen|send|child protection|at[- ]risk)|on a child protection"
        r"|caught (?:fighting|stealing|smoking|vaping|cheating|bullying|swearing"
        r"|truanting|shoplifting)|bereaved|in (?:temporary|emergency) (?:accommodation"
        r"|housing)|in a (?:women's )?refuge|sent home for|on report\b|permanently"
        r" excluded"
    ),
}
OWNS: Mapping[str, str] = {
    "special.category": (
        rf"{_ILLNESS}|medication|diagnosis|mental health|operation|hospital appointment"
        r"|therapist|psychologist|counsellor|counselling|religion|faith|ethnicity"
        r"|sexuality|sexual orientation|gender identity|pregnancy|fingerprints?"
        r"|biometrics?|medical (?:condition|record|need|histor)|wheelchair|illness"
        r"|anxiety|depression|political views|blood group|surgery|disabled|speech"
        r" therap"
    ),
    "special.circumstances": (
        r"social worker|ehcp|ehc plan|free school meals|foster (?:carer|parent|mum|dad"
        r"|famil)|adoptive|exclusion|suspension|detention|home life|immigration status"
        r"|family situation|family circumstances|custody|behaviou?r(?:al)? (?:plan"
        r"|problem|issue|support|report)|child protection|asylum claim|pupil premium"
        r"|(?:sen|send) (?:need|support|plan|status)|(?:mum|dad|mother|father|parents?"
        r"|mum and dad|brother|sister|family|uncle|step-?dad|step-?mum) (?:(?:are|is"
        r"|were|was|have|has|just|recently|getting|sadly|both|in"
        r"|to) ?){0,6}(?:divorc\w+|separat\w+|split|died|passed away|prison|jail"
        r"|arrested|lost (?:his|her|their) job|unemployed|homeless|refugees?|benefits)"
        r"|parents' (?:divorce|separation)"
    ),
}
# Words that mean something else as often: a person must say.
LIKELY: Mapping[str, str] = {
    "special.category": (
        r"gay|queer|trans|blind|depressed|in hospital|off sick|in therapy|in rehab"
        r"|(?:black|asian|white)(?= ?(?:[.,!;\n]|$|boy|girl|child|pupil"
        r"|(?:thanks?|please|well|we|our|see|he|she|they|so)\b))|fasting"
        r"|having (?:surgery|an operation)|christened"
    ),
    "special.circumstances": (
        r"badly behaved|misbehaving|disruptive|naughty|in trouble|in prison"
        r"|struggling (?:at home|with behaviou?r)|behind with|absent again"
        r"|living with (?:his|her) (?:gran|nan|aunt)\w*"
    ),
}

# The office's own short words, before "pupil" and "child".
SHORT: Mapping[str, str] = {
    "special.category": r"asd|adhd",
    "special.circumstances": r"fsm|send?|pp|ehcp|lac",
}
_HURT = r"(?:broken?|fractured|sprained|dislocated)"
_HURT_HIS = (
    rf"{_HURT} (?:his|her|their|an?) (?:\w+ )?(?:arm|leg|wrist|ankle|collarbone|nose"
    rf"|finger"
    r"|thumb|toe|foot|elbow|jaw|shoulder)"
)
# What somebody did, or what was done.
DONE: Mapping[str, str] = {
    "special.category": _HURT_HIS,
    "special.circumstances": (
        r"(?:hit|kicked|punched|bit|slapped|bullied|attacked|spat at|swore at)"
        r" (?:another|other|an?|his|her|our) (?:\w+ )?(?:pupil|child|boy|girl|teacher"
        r"|student|classmate|member of staff)"
    ),
}
_NO_STOP = r"(?:[^\w.!?\n]{1,2}[\w'-]+){0,3}?"
_HAVE = (
    r"(?i:(?:,? who)?(?: (?:was|is|has been|had been)(?: \w+)?)? ?(?:'s got|has|had"
    r"|have"
    r"|suffers?|suffering|lives|living|diagnosed|battles|battling|fighting|fought|beat"
    r"|survived|recovering|treated|needs|takes|uses|gets|receives?|received|is on|was"
    r" on|with|struggles|got|developed|carries|claims?|given|having|undergoing)\b)"
)
_BE = (
    r"(?i:(?:'s|,? (?:who )?(?:is|was|are|were|has been|being|has|got|came out as|goes"
    r"|identifies))\b)"
)
_REACH = 100
# What may stand between two words of one sentence: a short bracket, quotation marks, a
# hash, strokes, bullets, a full stop without a blank, a new line that goes on in small.
_SIGNS = (
    r"\s?\([^()\n]{1,20}\)\s(?=[a-z])"
    r"|(?<=[\w,:;'])(?:\s?[\"()\[\]{}#/\\|•·‣▪…]|\.(?=\w)|\s?\n\s*-?\s?(?=[a-z]))+\s?"
    r"(?=\w)"
)
_SAYS = {
    "special.category": "“{}” tells of one person's health, belief or origin",
    "special.circumstances": "“{}” tells of one person's circumstances",
}
_WORDS = "|".join(
    (
        *HAS.values(),
        *IS.values(),
        *OWNS.values(),
        *LIKELY.values(),
        *DONE.values(),
        r"(?:fsm|send?|pp|lac)\b",
    )
)
_WORDS = _WORDS.replace("'", "['’]")
TRIGGER = rf"\b(?:{_WORDS})|{ODD}"
# What no text that holds anything of this lacks; the trigger itself proves it.
HINTS = hints(
    "1:1|abortion|absent again|abuse|adhd|adopted|adopti|allerg|alzheimer|"
    "anaphylaxis|anorexi|anxiety|arrested|arthritis|asian|asthma|asylum|atheist|"
    "attacked|attendance|autis|badly behaved|behavio|behind with|benefits|bereaved|"
    "binary|biometric|bipolar|bit |black|blind|blood group|broke|buddhist|bulimi|"
    "bullied|cancer|care|catholic|caught |cerebral palsy|chemo|chicken|"
    "child protection|christened|christian|cochlear|coeliac|colostomy|concussion|"
    "conservative|counsel|covid|criminal record|crohn|custody|cystic|deaf|dementia|"
    "depress|detention|diabet|diagnosis|dialysis|died|disab|dislocated|disruptive|"
    "divorc|down's|downs|down’s|dysle|dysphoria|dyspra|dystrophy|eating disorder|"
    "eczema|education|ehc|emergency|epi-pen|epilep|epipen|ethnicity|excluded|"
    "exclusion|expelled|faith|family circumstances|family situation|fasting|fibrosis|"
    "fingerprint|foster|fractur|free meals|free school|gay|gender identity|groomed|"
    "gypsy|hardship fund|harming|having |head lice|headlice|hearing aid|heart |"
    "hepatitis|hindu|hit |home life|homeless|hospital|illness|immigration|impaired|"
    "impetigo|in rehab|in trouble|incontinent|inhaler|insulin|isolation|jail|jehovah|"
    "jewish|kicked|known to social|labour |learning difficult|lesbian|leuka|leuke|"
    "lib dem|living with h|looked after|looked-after|lost |measles|medical |"
    "medication|meningitis|mental health|migraine|misbehaving|miscarriage|mixed|"
    "mormon|muslim|mutism|nasuwt|naughty|neglected|neurodiver|on report|on the |"
    "one-to-one|operation|pacemaker|parents' |parents’ |parkinson|partially sighted|"
    "passed away|political views|pregnan|premium|prison|protestant|psychologist|ptsd|"
    "punched|queer|reform |refuge|religion|restraining|ringworm|ritalin|romany|"
    "scarlet fever|schizo|sectioned|seizure|sent home|separat|seriously ill|sexual|"
    "sick|signed off|sikh|slapped|social worker|spat at|special|spina bifida|split|"
    "sprained|statement of|struggling |suicidal|surgery|suspended|suspension|"
    "swore at|syndrome|temporary|terminally ill|therap|tory|tourette|trans|traveller|"
    "tumo|ukip|unemployed|union |unison|voter|wheelchair|white|witness",
    "asd fsm gmb hiv lac neu nits ocd pp roma sen send",
)


def look(post: Post, school: School) -> Iterator[Seen]:
    """Look for a condition, and for somebody that it is said of."""
    if not hinted(post.text, HINTS):
        return
    if not re.search(TRIGGER, small(post.text)):
        return
    read = plain_lettering(post.text)
    for fact in FACTS:
        found = _told(fact, read.text, school)
        if found is None or not found.certain:
            found = _told_loosely(fact, read.text, school) or found
        if found is not None and found.text is not None:
            yield replace(found, text=read.span(found.text.start, found.text.end))


def _told_loosely(fact: str, text: str, school: School) -> Finding | None:
    """The same in words between which other signs stand than blanks."""
    pieces = [Piece(*found.span(), " ") for found in re.finditer(_SIGNS, text)]
    loose = Rewritten(text, pieces)
    found = _told(fact, loose.text, school) if pieces else None
    if found is None or found.text is None:
        return None
    span = loose.span(found.text.start, found.text.end)
    is_one_line = "\n" not in text[span.start : span.end]
    return replace(found, text=span, certain=found.certain and is_one_line)


def _told(fact: str, text: str, school: School) -> Finding | None:
    told = shaped(text)
    capitals = with_capitals(told, school.pupils)
    match, certain = _first(fact, capitals)
    if match is None:
        match = _listed(fact, capitals, school)
    if match is None:
        return None
    start, end = match.span()
    certain = certain and (
        capitals[start:end] == told[start:end]
        or is_told_without_capitals(match, school.pupils)
    )
    says = _SAYS[fact].format(" ".join(text[start:end].split()))
    return Finding(fact, says, certain=certain, text=Span(start, end))


def _listed(fact: str, text: str, school: School) -> re.Match[str] | None:
    """A pupil's forename, and straight behind it what they have: a line of a list."""
    listed = rf"\b(?P<name>{NAME})[ :|–-]{{1,3}}(?:\w+ )?(?i:{HAS[fact]})"
    found = _near(rf"\b(?:{HAS[fact]})", listed, text)
    known = found is not None and is_told_without_capitals(found, school.pupils)
    return found if known else None


def _first(fact: str, text: str) -> tuple[re.Match[str] | None, bool]:
    """Find the first telling of a fact, a sure one before a likely one."""
    for words, pattern in _sure(fact):
        match = _near(words, pattern, text)
        if match:
            return match, True
    likely = rf"{SOMEBODY}{_BE}(?: (?:\w+ly|also|an?))? (?i:{LIKELY[fact]})\b"
    return _near(rf"\b(?:{LIKELY[fact]})", likely, text), False


def _near(words: str, pattern: str, text: str) -> re.Match[str] | None:
    """Search for a pattern about the words that it must hold, and nowhere else."""
    sought = re.compile(pattern)
    for word in re.finditer(words, small(text)):
        start, end = max(0, word.start() - _REACH), word.end() + _REACH
        match = sought.search(text, start, end)
        while match and not is_somebody(match):
            match = sought.search(text, match.start() + 1, end)
        if match:
            return match
    return None


def _sure(fact: str) -> Iterator[tuple[str, str]]:
    """Give each way of telling a fact, after the words without which it is not told."""
    has, being, owned, done = HAS[fact], IS[fact], OWNS[fact], DONE[fact]
    yield rf"\b(?:{has})", rf"{SOMEBODY}{_HAVE}{_NO_STOP}[ :-](?i:{has})"
    yield rf"\b(?:{being})", rf"{SOMEBODY}{_BE}{_NO_STOP} (?i:{being})\b"
    yield rf"\b(?:{owned})", rf"{SOMEBODYS}(?: [\w'-]+){{0,2}}? (?i:{owned})"
    yield rf"\b(?:{done})", rf"{SOMEBODY}{_NO_STOP} (?i:{done})"
    before = rf"(?:{being}|{SHORT[fact]})"
    named = rf"\b(?i:an?|our|my|the|his|her|this) (?i:(?:\w+ )?{before}) {A_PERSON}"
    yield rf"\b{before} ", named
