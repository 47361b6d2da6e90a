"""Keys are changed for new ones: everything sealed opens by the new one alone."""

import ast
import base64
import os
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime, timedelta
from io import BytesIO
from itertools import islice
from pathlib import Path

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from allauth.mfa.utils import decrypt
from PIL import Image
from pytest_django.fixtures import Settings

from schoolgate.web.accounts.credentials import read, store
from schoolgate.web.accounts.models import Account
from schoolgate.web.concerns.actions.begin_threat import begin_threat
from schoolgate.web.concerns.actions.end_threat import CaseEnding, end_threat
from schoolgate.web.concerns.models import Threat
from schoolgate.web.concerns.words import NOTE, RECORD, WHAT, words_or_reason
from schoolgate.web.environment import Environment
from schoolgate.web.imports.actions.undo import undo
from schoolgate.web.imports.changes import changes_by
from schoolgate.web.imports.models import Import, Upload
from schoolgate.web.imports.tests.lists import handed_in, pupils, taken
from schoolgate.web.journal.anchors import keep, take
from schoolgate.web.journal.models import Anchor
from schoolgate.web.journal.verifying import verify
from schoolgate.web.letters.content import Content
from schoolgate.web.letters.models import Letter
from schoolgate.web.letters.post import Envelope, post_content
from schoolgate.web.operations import keys, looking_over
from schoolgate.web.operations.keys import (
    CLOSED,
    FIRST,
    OLDER,
    sealed_anew,
    tried,
)
from schoolgate.web.operations.signs import MISSING, WEAK, WELL, Sign
from schoolgate.web.people.models import Person, Pupil
from schoolgate.web.pictures.actions.add_picture import add_picture
from schoolgate.web.pictures.actions.make_safer import PictureShape, reshape, undo_edits
from schoolgate.web.pictures.originals import original_of
from schoolgate.web.posts.actions.begin import begin
from schoolgate.web.posts.models import Picture
from schoolgate.web.sealing import kinds
from schoolgate.web.sealing import seal as sealing
from schoolgate.web.sealing.kinds import every_kind
from schoolgate.web.trust.models import School

WEB = Path(sealing.__file__).parents[1]
OLD, NEW = (base64.b64encode(os.urandom(32)).decode() for _ in range(2))
THINGS = 11
TOTP_SECRET = "JBSWY3DPEHPK3PXP"
Capture = Callable[[], AbstractContextManager[list[Callable[[], None]]]]


def keys_are(settings: Settings, *given: str) -> None:
    said = {"SCHOOLGATE_KEYS": ",".join(given)}
    settings.ENVIRONMENT = Environment(Path("nowhere"), said)


def drawn() -> bytes:
    file = BytesIO()
    Image.linear_gradient("L").convert("RGB").save(file, "JPEG", quality=95)
    return file.getvalue()


@pytest.fixture
def account(school: School) -> Account:
    account = Account.objects.create(school=school, platform="x", name="@elm")
    store(account, {"token": "kept"})
    return account


@pytest.fixture
def imported(school: School, office: Person, at: datetime) -> Import:
    """The second of two lists, by which Aisha's name changed."""
    taken(school, "pupils", pupils("A1,Aisha,Khan,,Elm,7"), by=office, at=at)
    Import.objects.update(sealed=b"")
    later, text = at + timedelta(hours=1), pupils("A1,Dora,Fir,,Elm,7")
    return taken(school, "pupils", text, by=office, at=later).imported


@pytest.fixture
def upload(imported: Import, school: School, office: Person, at: datetime) -> Upload:
    text = pupils("A1,Dora,Fir,,Elm,7", "A2,Bram,Birch,,Oak,8")
    return handed_in(school, "pupils", text, by=office, at=at + timedelta(hours=2))


@pytest.fixture
def picture(
    school: School, teacher: Person, at: datetime, tmp_path: Path, settings: Settings
) -> Picture:
    """A picture that was turned, with its original beside it."""
    settings.MEDIA_ROOT = tmp_path
    post = begin(school, by=teacher, at=at)
    added = add_picture(post, drawn(), "oak.jpg", by=teacher, at=at)
    return reshape(added, PictureShape(turn=90), by=teacher, at=at)


@pytest.fixture
def codes(office: Person) -> RecoveryCodes:
    TOTP.activate(office, TOTP_SECRET)
    return RecoveryCodes.activate(office)


@pytest.fixture
def case(school: School, head: Person, at: datetime) -> Threat:
    """A case that was ended, with all that is written in one."""
    threat = begin_threat(school, "Money was asked for", by=head, at=at)
    threat.steps.exclude(key="police").update(done_at=at)
    ending = CaseEnding("A hoax", {"police": "They rang us"})
    return end_threat(threat, ending, by=head, at=at)


@pytest.fixture
def letter(case: Threat) -> Letter:
    """A letter that waits; the case wrote its own."""
    Letter.objects.all().delete()
    words = Content("Your place", "Open it: /link/")
    return post_content("people/invitation", Envelope("o@elm.example.org"), words)


@pytest.fixture
def anchor(school: School, at: datetime) -> Anchor:
    """A line about the journal, with what it was made of."""
    return keep(school, take(school), Anchor.DAILY, at)


@pytest.fixture
def old_key(settings: Settings) -> None:
    keys_are(settings, OLD)


@pytest.fixture
def everything(
    old_key: None,
    account: Account,
    upload: Upload,
    picture: Picture,
    codes: RecoveryCodes,
    case: Threat,
    letter: Letter,
    anchor: Anchor,
) -> None:
    """One of each kind, and two second factors, sealed by the old key."""


def hows() -> list[str]:
    return [one.how for one in tried()]


def signs() -> list[Sign]:
    return list(looking_over._sealed())


@pytest.mark.usefixtures("everything")
def test_all_of_it_opens_by_the_new_key_alone(settings: Settings) -> None:
    before = hows()
    keys_are(settings, NEW, OLD)

    told = [one.how for one in sealed_anew()]

    keys_are(settings, NEW)
    assert before == [FIRST] * THINGS
    assert told == [OLDER] * THINGS
    assert hows() == [FIRST] * THINGS


@pytest.mark.usefixtures("everything")
def test_without_sealing_anew_nothing_opens_by_the_new_key(settings: Settings) -> None:
    keys_are(settings, NEW)

    assert hows() == [CLOSED] * THINGS
    assert [one.how for one in sealed_anew()] == [CLOSED] * THINGS


@pytest.mark.usefixtures("everything")
def test_cut_off_it_goes_on_where_it_was(settings: Settings) -> None:
    keys_are(settings, NEW, OLD)
    begun = list(islice(sealed_anew(), 2))

    again = [one.how for one in sealed_anew()]

    assert [one.how for one in begun] == [OLDER] * 2
    assert sorted(again) == sorted([FIRST] * 2 + [OLDER] * (THINGS - 2))


@pytest.mark.usefixtures("everything")
def test_few_at_a_time_and_none_is_left_out(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keys, "AT_ONCE", 1)
    keys_are(settings, NEW, OLD)

    assert [one.how for one in sealed_anew()] == [OLDER] * THINGS


@pytest.fixture
def only_the_new_key(everything: None, settings: Settings) -> None:
    keys_are(settings, NEW, OLD)
    list(sealed_anew())
    keys_are(settings, NEW)


@pytest.mark.usefixtures("only_the_new_key")
def test_an_account_still_has_its_credentials() -> None:
    assert read(Account.objects.get()) == {"token": "kept"}


@pytest.mark.usefixtures("only_the_new_key")
def test_an_import_is_still_undone(
    imported: Import, office: Person, at: datetime
) -> None:
    undo(imported, by=office, at=at + timedelta(days=2))

    assert str(Pupil.objects.get()) == "Aisha Khan"


@pytest.mark.usefixtures("only_the_new_key")
def test_a_list_that_waits_is_still_read(upload: Upload) -> None:
    upload.refresh_from_db()

    assert changes_by(upload).people == 1


@pytest.mark.usefixtures("only_the_new_key")
def test_an_original_still_comes_back(
    picture: Picture,
    teacher: Person,
    at: datetime,
    django_capture_on_commit_callbacks: Capture,
) -> None:
    picture.refresh_from_db()
    original = original_of(picture)
    with django_capture_on_commit_callbacks():
        back = undo_edits(picture, by=teacher, at=at)

    assert Path(back.file.path).read_bytes() == original
    assert not back.original


@pytest.mark.usefixtures("only_the_new_key")
def test_second_factors_are_what_they_were(codes: RecoveryCodes) -> None:
    codes.instance.refresh_from_db()
    factor = Authenticator.objects.get(type=Authenticator.Type.TOTP)

    assert len(codes.generate_codes()) == 10
    assert decrypt(factor.data["secret"]) == TOTP_SECRET


@pytest.mark.usefixtures("only_the_new_key")
def test_what_was_written_in_a_case_is_still_read(case: Threat) -> None:
    case.refresh_from_db()
    step = case.steps.get(key="police")

    words = (
        words_or_reason(WHAT, case),
        words_or_reason(RECORD, case),
        words_or_reason(NOTE, step),
    )
    assert words == ("Money was asked for", "A hoax", "They rang us")


@pytest.mark.usefixtures("only_the_new_key")
def test_the_journal_is_still_held_against_its_lines() -> None:
    assert (verify().wrong, verify().lines) == ((), 1)


@pytest.mark.usefixtures("everything")
def test_the_doctor_is_content_while_everything_opens() -> None:
    assert [(one.what, one.how) for one in signs()] == [
        ("What is sealed opens with the keys here", WELL)
    ]


@pytest.mark.usefixtures("everything")
def test_the_doctor_says_that_older_keys_are_still_needed(settings: Settings) -> None:
    keys_are(settings, NEW, OLD)

    first = signs()[0]

    assert (first.what, first.how) == (
        f"{THINGS} things are sealed by an older key",
        WEAK,
    )
    assert "schoolgate reseal" in first.cure


@pytest.mark.usefixtures("everything")
def test_the_doctor_names_what_does_not_open_and_each_cure(settings: Settings) -> None:
    keys_are(settings, NEW)

    [sign] = signs()

    assert sign.how == MISSING
    assert "the list pupils.csv that waits to be taken" in sign.what
    for kind in every_kind():
        assert kind.cure in sign.cure


def test_the_doctor_misses_an_original_whose_file_is_gone(picture: Picture) -> None:
    Path(picture.original.path).unlink()

    [sign] = signs()

    assert (sign.how, "oak.jpg" in sign.what) == (MISSING, True)
    assert "from a backup" in sign.cure


def test_what_the_secret_sealed_opens_once_keys_are_set(
    account: Account, settings: Settings
) -> None:
    keys_are(settings, NEW)

    assert read(account) == {"token": "kept"}
    assert hows() == [OLDER]


def test_what_is_sealed_is_sealed_by_a_field_or_a_registered_kind() -> None:
    sealing_themselves = {
        path.relative_to(WEB).as_posix()
        for path in WEB.rglob("*.py")
        if "tests" not in path.parts and "seal" in _taken_from_sealing(path)
    }

    # allauth seals without telling for which row; its rows are SECOND_FACTORS's.
    own = "signin/adapters.py"
    assert sealing_themselves == {"sealing/fields.py", "sealing/kinds.py", own}


def test_every_kind_that_is_made_is_registered() -> None:
    made = {
        path.relative_to(WEB).parts[0]
        for path in WEB.rglob("*.py")
        if "tests" not in path.parts and "Kind" in _taken_from(path, kinds.__name__)
    }
    registering = {path.parent.name for path in WEB.rglob(f"{kinds.MODULE}.py")}

    assert made - {"operations"} == registering == {"pictures", "signin"}


def _taken_from_sealing(path: Path) -> set[str]:
    return _taken_from(path, sealing.__name__)


def _taken_from(path: Path, module: str) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return {
        alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == module
        for alias in node.names
    }
