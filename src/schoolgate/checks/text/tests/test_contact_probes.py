"""What people type of contacts and births, each judged as it should be."""

from schoolgate.checks.text.tests.probing_contacts import Probe, probes


def test_every_probe_is_judged_right() -> None:
    wrong = [(probe, probe.said()) for probe in probes() if not probe.is_right()]

    assert wrong == []


def test_there_are_enough_probes_of_each_sort() -> None:
    every = list(probes())

    assert len(every) >= 700
    for want in ("found", "asked", "clear"):
        assert sum(probe.want == want for probe in every) >= 100, want


def test_a_probe_is_wrong_where_another_thing_is_found() -> None:
    ring = "Ring Jo's mum on 07700 900461"

    assert not Probe("clear", "-", ring).is_right()
    assert not Probe("asked", "contact.mobile", ring).is_right()
    assert not Probe("held", "contact.email", ring).is_right()
