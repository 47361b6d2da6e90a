from collections.abc import Iterator

import pytest

from schoolgate.channels.facebook.tests.fake import FakePage
from schoolgate.channels.tests.again import Day


@pytest.fixture
def day() -> Day:
    return Day()


@pytest.fixture
def page(day: Day) -> Iterator[FakePage]:
    """A Page; at the end, nothing may have been sent that Meta does not know."""
    fake = FakePage(day)
    yield fake
    assert fake.wrongs == []
