from collections.abc import Iterator

import pytest

from schoolgate.channels.instagram.tests.fake import FakeInstagram
from schoolgate.channels.tests.again import Day


@pytest.fixture
def day() -> Day:
    return Day()


@pytest.fixture
def instagram(day: Day) -> Iterator[FakeInstagram]:
    """An account; at the end, nothing may have been sent that Meta does not know."""
    fake = FakeInstagram(day)
    yield fake
    assert fake.wrongs == []
