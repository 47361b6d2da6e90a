"""The case of a post: everything its judgement needs, read from the database."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from schoolgate.engine.box import Value
from schoolgate.engine.catalogue import VOCABULARY
from schoolgate.engine.facts import Source
from schoolgate.engine.record import replace
from schoolgate.engine.truth import Truth, truth
from schoolgate.reading.post import Post as Words
from schoolgate.web.accounts.facts import facts_for
from schoolgate.web.consent.queries import lines
from schoolgate.web.consent.uses import OtherUse
from schoolgate.web.people.rights import standing
from schoolgate.web.pictures.accounting import accounts_of
from schoolgate.web.pictures.seen import seen_before
from schoolgate.web.pictures.videos import lacks
from schoolgate.web.policy.in_force import in_force
from schoolgate.web.posts.around import around
from schoolgate.web.posts.content import video_of
from schoolgate.web.posts.models import Answer, Post, Target, Video
from schoolgate.web.review.judging import Judged, PostCase, judged
from schoolgate.web.work.clock import local

Roles = frozenset[str]


def judge_post(post: Post, *, at: datetime, roles: Roles | None = None) -> Judged:
    """Judge a post for the moment when it is to go out, or for now.

    ``roles`` are the author's, where they are known already.
    """
    return judged(case_of(post, post.targets.all(), at=at, roles=roles))


def case_of(
    post: Post, goes_to: Iterable[Target], *, at: datetime, roles: Roles | None = None
) -> PostCase:
    """Gather a post's case. Its answers count while its content is the same."""
    moment = max(at, post.go_out_at) if post.go_out_at else at
    pictures, targets = list(post.pictures.all()), list(goes_to)
    force = in_force(post.school)
    if roles is None:
        roles = standing(post.author, post.school, at.date()).roles
    answers = [a for a in post.answers.all() if a.content_hash == post.content_hash]
    video = video_of(post)
    texts = texts_of(post, targets)
    known = around(post.school)
    media = accounts_of(pictures, video, known)
    names = _uses(texts, video)
    nation = force.policy.nation
    return PostCase(
        force=force,
        around=replace(
            known, consents=lines(media.who, names, nation, local(moment).date())
        ),
        words=Words(
            text=post.text,
            on=local(moment),
            photos=media.photos,
            kind=post.kind,
            roles=roles,
            audience=post.audience,
            title=post.title,
        ),
        texts=texts,
        declared=_declared(post),
        answers=_answers(answers, media.answers),
        dismissed=frozenset(a.finding for a in answers if a.finding),
        account=_accounts(post, targets, at),
        seen=seen_before(post, pictures, answers),
        lacks=tuple(lacks(post, answers)),
        untold=media.untold,
    )


def _uses(texts: Mapping[str, tuple[str, ...]], video: Video | None) -> set[str]:
    """What consents are asked for: each platform, and the showing of a video."""
    platforms = set[str]().union(*texts.values())
    return platforms | {OtherUse.VIDEO.value} if video else platforms


def texts_of(post: Post, targets: Iterable[Target]) -> dict[str, tuple[str, ...]]:
    """Each text of a post, with the platforms it goes to."""
    texts: dict[str, tuple[str, ...]] = {}
    for target in targets:
        text = target.text or post.text
        platform = target.account.platform
        texts[text] = tuple(dict.fromkeys((*texts.get(text, ()), platform)))
    return texts or {post.text: ("",)}


def _declared(post: Post) -> dict[str, Value]:
    declared: dict[str, Value] = {}
    for name, said in post.said.items():
        fact = VOCABULARY.facts.get(name)
        if fact and fact.source is Source.DECLARED and isinstance(said, bool):
            declared[name] = truth(said)
    if video := video_of(post):
        declared["post.video"] = Truth.YES
        declared["post.video_uncaptioned"] = truth(not video.is_captioned)
    declared["doubt.author"] = truth(post.doubt)
    return declared


def _answers(
    answers: Sequence[Answer], accounts: Mapping[str, bool]
) -> Mapping[str, bool]:
    return {**accounts, **{a.fact: a.value for a in answers if not a.finding}}


def _accounts(
    post: Post, targets: Iterable[Target], at: datetime
) -> dict[str, dict[str, Value]]:
    """What the register says of each account; of two on one platform the worse."""
    facts: dict[str, dict[str, Value]] = {}
    for target in targets:
        # It is the post's own school, which each account would ask for by itself.
        target.account.school = post.school
        here = facts.setdefault(target.account.platform, {})
        for name, value in facts_for(target.account, post.author, at.date()).items():
            own_class = name == "account.class" and value is Truth.YES
            worse = name not in here or value is Truth.NO or own_class
            here[name] = value if worse else here[name]
    return facts
