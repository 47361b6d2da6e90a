from collections.abc import Iterator

import pytest

from schoolgate.channels.newsletter.tests.sink import Sink, controller


@pytest.fixture
def sink() -> Sink:
    return Sink()


@pytest.fixture
def port(sink: Sink) -> Iterator[int]:
    served = controller(sink)
    served.start()
    yield served.port
    served.stop()
