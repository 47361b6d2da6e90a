"""How a post may speak, and of what."""

from schoolgate.engine.box import Box
from schoolgate.engine.control import Cure, Limit, Switch
from schoolgate.engine.facts import YES


def _any(*facts: str) -> tuple[Box, ...]:
    return tuple({fact: YES} for fact in facts)


_UNKIND = _any("tone.offensive", "tone.belittling", "tone.attack", "tone.threat")

CONTROLS = [
    Switch(
        key="tone.offensive",
        question="May a post be offensive, discriminatory or threatening?",
        says="It reads as offensive, discriminatory or threatening.",
        cures=(Cure("Say it another way, or leave it out."),),
        forbids=_any(
            "tone.offensive", "tone.discriminatory", "tone.threat", "tone.sexual"
        ),
    ),
    Switch(
        key="tone.attacks",
        question="May a post attack, insult or defame somebody?",
        says="It reads as an attack on somebody.",
        cures=(Cure("Take it up with them, not in public."),),
        forbids=_any("tone.attack", "tone.threat", "tone.belittling"),
    ),
    Switch(
        key="tone.threats",
        question="May a post threaten somebody?",
        says="It reads as a threat.",
        cures=(Cure("Leave it out. If you are angry, sleep on it."),),
        forbids=_any("tone.threat"),
    ),
    Switch(
        key="tone.discrimination",
        question="May a post run a group of people down?",
        says="It reads as contempt for a group of people.",
        cures=(Cure("Leave it out: it is about people, not about what they did."),),
        forbids=_any("tone.discriminatory"),
    ),
    Switch(
        key="posts.harm_told",
        question="May a post tell of harm to a child, or accuse staff of it?",
        says="Do not post this. If it is true, someone must know now.",
        cures=(
            Cure(
                "Tell the safeguarding lead now, by “Something is wrong: tell someone"
                " now”, and post nothing."
            ),
        ),
        forbids=_any("harm.told"),
    ),
    Switch(
        key="tone.discourteous",
        question="May a post be discourteous?",
        says="Somebody could be hurt by this.",
        cures=(Cure("Read it as they would, and say it more kindly."),),
        forbids=_UNKIND,
    ),
    Switch(
        key="tone.unprofessional",
        question="May a post be less than professional?",
        says="It reads as less than professional.",
        cures=(Cure("Say it as you would in a letter home."),),
        forbids=(*_any("standing.unprofessional", "tone.sexual"), *_UNKIND),
    ),
    Switch(
        key="tone.disrepute",
        question="May a post bring the school into disrepute?",
        says="It could harm the school's name.",
        cures=(Cure("Leave it out, or ask a leader."),),
        forbids=_any("standing.disrepute", "tone.sexual", "tone.attack"),
    ),
    Switch(
        key="subjects.inflammatory",
        question="May a post take up inflammatory subjects?",
        says="It takes up a subject that divides people.",
        cures=(Cure("Keep to what the school does, or ask a leader."),),
        forbids=_any("subjects.inflammatory"),
    ),
    Switch(
        key="subjects.party_politics",
        question="May a post be party political?",
        says="It reads as party political.",
        cures=(Cure("Leave the party, the candidate and the campaign out."),),
        forbids=_any("politics.party"),
    ),
    Switch(
        key="subjects.elections",
        question="May a post touch an election while it is on?",
        says="It touches an election that is on.",
        cures=(Cure("Wait until the election is over, or ask the head."),),
        forbids=_any("politics.election"),
    ),
    Switch(
        key="subjects.personal_opinion",
        question="May a personal opinion be put as the school's?",
        says="It puts a personal opinion as the school's.",
        cures=(Cure("Leave the opinion out."),),
        forbids=_any("opinion.as_school"),
    ),
    Switch(
        key="plain.jargon",
        question="May there be jargon?",
        says="It uses a word that families may not know.",
        cures=(Cure("Say it in plain words.", writes=True),),
        forbids=_any("plain.jargon"),
    ),
    Limit(
        key="plain.reading_age",
        question="What reading age may a post need?",
        says="It takes a practised reader.",
        cures=(Cure("Use shorter sentences and shorter words."),),
        fact="plain.reading_age",
        unit="years",
    ),
]
