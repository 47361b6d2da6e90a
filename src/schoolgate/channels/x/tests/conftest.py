from collections.abc import Iterator

import pytest

from schoolgate.channels.tests.again import Day
from schoolgate.channels.x.tests.fake import FakeX


@pytest.fixture
def day() -> Day:
    return Day()


@pytest.fixture
def x(day: Day) -> Iterator[FakeX]:
    """X; at the end, nothing may have been sent that its document does not know."""
    fake = FakeX(day)
    yield fake
    assert fake.wrongs == []
