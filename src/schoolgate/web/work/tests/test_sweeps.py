"""Each app registers its sweeps, and a worker runs every one of them."""

from datetime import datetime

import pytest

from schoolgate.web.work import sweeps
from schoolgate.web.work.tasks import run_sweep


@pytest.fixture
def own(monkeypatch: pytest.MonkeyPatch) -> None:
    """No sweeps but those of the test."""
    monkeypatch.setattr(sweeps, "_SWEEPS", {})


@pytest.mark.usefixtures("own")
def test_a_registered_sweep_is_run_with_the_moment() -> None:
    moments: list[datetime] = []

    @sweeps.sweep
    def look(at: datetime) -> None:
        moments.append(at)

    [name] = sweeps.registered()
    run_sweep.call(name)

    assert len(moments) == 1


@pytest.mark.usefixtures("own")
def test_two_sweeps_can_not_go_by_one_name() -> None:
    def make() -> sweeps.Sweep:
        def look(_at: datetime) -> None:
            """Do nothing."""

        return look

    sweeps.sweep(make())

    with pytest.raises(sweeps.SweepRegisteredTwiceError):
        sweeps.sweep(make())


def test_every_app_that_has_something_to_go_through_has_a_sweep() -> None:
    apps = {name.split(".")[2] for name in sweeps.registered()}

    assert {
        *("accounts", "concerns", "consent", "imports"),
        *("pictures", "publishing", "review", "takedowns"),
    } <= apps
