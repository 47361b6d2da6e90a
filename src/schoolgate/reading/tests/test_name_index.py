"""What a roll is asked; everybody on it is invented."""

import pytest

from schoolgate.engine.people import Person
from schoolgate.reading.name_index import Kin, NameIndex, index_of, lend
from schoolgate.reading.slips import one_slip


def _index(*people: Person) -> NameIndex:
    return NameIndex(people)


@pytest.mark.parametrize(
    ("surname", "pair"),
    [
        ("O'Connor-Khan", "aisha oconnorkhan"),
        ("O'Connor-Khan", "aisha khan"),
        ("O'Connor-Khan", "aisha oconnor"),
        ("de Souza", "aisha desouza"),
        ("de Souza", "aisha souza"),
        ("Ap Iorwerth", "aisha iorwerth"),
        ("Müller", "aisha muller"),
        ("Müller", "aisha mueller"),
    ],
)
def test_a_surname_goes_by_each_of_its_parts(surname: str, pair: str) -> None:
    assert pair in _index(Person("1", "Aisha", surname)).pairs


def test_the_small_word_of_a_surname_is_no_name() -> None:
    pairs = _index(Person("1", "Aisha", "de la Cruz")).pairs

    assert "aisha de" not in pairs
    assert "aisha la" not in pairs


def test_a_nickname_is_told_from_the_name() -> None:
    pairs = _index(Person("1", "Robert", "Quill", known_as="Sunny")).pairs

    assert pairs["robert quill"] is Kin.SELF
    assert pairs["sunny quill"] is Kin.SELF
    assert pairs["bob quill"] is Kin.SHORT


def test_the_name_of_one_pupil_beats_the_nickname_of_another() -> None:
    people = (Person("1", "Robert", "Quill"), Person("2", "Bob", "Quill"))

    for order in (people, people[::-1]):
        assert NameIndex(order).pairs["bob quill"] is Kin.SELF


def test_initials_stand_for_either_half() -> None:
    initialled = _index(Person("1", "Aisha", "Khan")).initialled

    assert {"a khan", "aisha k"} <= initialled


def test_a_roll_is_indexed_once() -> None:
    roll = (Person("1", "Aisha", "Khan"),)

    assert index_of(roll) is index_of(roll)


def test_a_roll_may_be_looked_up_in_an_index_at_hand() -> None:
    roll = (Person("1", "Noor", "Khan"),)
    ready = NameIndex(roll)

    lend(roll, ready)

    assert index_of(roll) is ready


@pytest.mark.parametrize(
    ("written", "name", "slip"),
    [
        ("aihsa", "aisha", True),
        ("aish", "aisha", True),
        ("aishha", "aisha", True),
        ("aixha", "aisha", True),
        ("aisha", "aisha", False),
        ("asihxa", "aisha", False),
        ("bisha", "aisha", False),
        ("ali", "alf", False),
    ],
)
def test_one_slip_is_one_edit_or_one_swap(written: str, name: str, slip: bool) -> None:
    assert one_slip(written, name) is slip
