from collections.abc import Iterator

import pytest

from schoolgate.channels.linkedin.tests.fake import FakeLinkedIn
from schoolgate.channels.tests.again import Day


@pytest.fixture
def day() -> Day:
    return Day()


@pytest.fixture
def linkedin(day: Day) -> Iterator[FakeLinkedIn]:
    """A Page; at the end, nothing may have been sent that LinkedIn does not name."""
    fake = FakeLinkedIn(day)
    yield fake
    assert fake.wrongs == []
