from io import BytesIO
from zipfile import ZipFile

import pytest

from schoolgate.channels import abilities, fields, open_channel
from schoolgate.channels.handoff import bundle, how_to_remove, zipped
from schoolgate.channels.handoff.ways import WAYS
from schoolgate.channels.port import Comments, Out, Refused, Unsure
from schoolgate.channels.tests.again import message, picture
from schoolgate.engine.record import replace

OUT = Out("1", "https://social.example.org/1")


def test_it_says_that_a_person_publishes_and_asks_for_nothing() -> None:
    can = abilities("handoff")

    assert can.by_hand
    assert [can.withdraws, can.reads_back] == [False, False]
    assert fields("handoff") == ()


def test_it_publishes_nothing_itself() -> None:
    with pytest.raises(Refused, match="person publishes"):
        open_channel("handoff", {}).publish(message(), {})


def test_it_does_not_know_whether_a_person_published() -> None:
    with pytest.raises(Unsure):
        open_channel("handoff", {}).find(message(), {})
    with pytest.raises(Unsure):
        open_channel("handoff", {}).read_back(OUT)


def test_it_does_not_pretend_to_close_comments() -> None:
    with pytest.raises(Refused, match="closes the comments"):
        open_channel("handoff", {}).close_comments(OUT)


def test_a_take_down_names_the_post_that_a_person_must_take_down() -> None:
    with pytest.raises(Refused, match=r"https://social\.example\.org/1"):
        open_channel("handoff", {}).withdraw(OUT)


def test_the_text_and_the_pictures_are_handed_over_as_approved() -> None:
    handed = bundle(message(), "facebook")

    assert handed.text == message().text
    assert [p.name for p in handed.pictures] == ["picture-1.jpg", "picture-2.jpg"]
    assert [p.alt for p in handed.pictures] == ["Beans in pots", "A trowel"]
    assert [p.data for p in handed.pictures] == [p.data for p in message().pictures]


@pytest.mark.parametrize("platform", sorted(WAYS))
def test_each_platform_has_its_own_steps_to_the_address(platform: str) -> None:
    steps = bundle(message(), platform).steps

    assert steps[0] == WAYS[platform].begin
    assert WAYS[platform].comments in steps
    assert steps[-1].startswith("Enter the address here")


@pytest.mark.parametrize("platform", [*sorted(WAYS), "pigeon"])
def test_each_platform_says_how_a_post_is_deleted(platform: str) -> None:
    assert "elete" in how_to_remove(platform)


def test_nobody_is_told_to_delete_an_email_that_was_sent() -> None:
    assert "can’t be called back" in how_to_remove("newsletter")


def test_a_platform_that_nobody_described_has_steps_too() -> None:
    handed = bundle(message(), "pigeon")

    assert handed.platform == "the platform"
    assert len(handed.steps) == 7


def test_there_is_no_step_for_what_there_is_not() -> None:
    steps = bundle(message(alts=(), comments=Comments.OPEN), "x").steps

    assert not any("picture" in step or "reply" in step for step in steps)


def test_decorative_pictures_need_no_step_for_alternative_texts() -> None:
    assert WAYS["x"].alts not in bundle(message(alts=("",)), "x").steps


def test_the_file_holds_all_that_is_handed_over() -> None:
    post = replace(message("Beans 🌱", ("Beans in pots", "")), title="Year 4")

    with ZipFile(BytesIO(zipped(bundle(post, "instagram")))) as file:
        held = {name: file.read(name) for name in file.namelist()}

    assert list(held) == [
        "post.txt",
        "what-to-do.txt",
        "alternative-texts.txt",
        "picture-1.jpg",
        "picture-2.jpg",
    ]
    assert held["post.txt"].decode() == "Year 4\n\nBeans 🌱"
    assert held["alternative-texts.txt"].decode() == (
        "picture-1.jpg: Beans in pots\npicture-2.jpg: (decorative)\n"
    )
    assert held["picture-2.jpg"] == post.pictures[1].data
    assert held["what-to-do.txt"].decode().startswith("1. Choose “+”")


def test_the_same_post_is_the_same_file() -> None:
    assert zipped(bundle(message(), "x")) == zipped(bundle(message(), "x"))


def test_a_picture_can_not_choose_where_it_lands() -> None:
    sly = replace(picture(1, "Beans"), name="../../etc/passwd")
    handed = bundle(replace(message(), pictures=(sly,)), "x")

    with ZipFile(BytesIO(zipped(handed))) as file:
        assert not any(".." in name for name in file.namelist())
