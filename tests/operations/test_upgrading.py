"""An upgrade of an installation, on either engine."""

import pytest

from tests.operations.conftest import Installations

# One of the two databases a run; `make test-all` takes both.
pytestmark = [pytest.mark.slow, pytest.mark.matrix(2)]


def test_an_upgrade_of_what_is_up_to_date_changes_nothing(
    demonstration: Installations,
) -> None:
    done = demonstration.run("here", "upgrade")

    assert done.returncode == 0
    assert "0 migrations were run" in done.stdout
    assert "The journal is whole" in done.stdout
    assert list((demonstration / "here").glob("before-upgrade-*")) == []
