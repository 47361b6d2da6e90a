"""The steps of one publication, each stored before the next call is made."""

from collections.abc import Iterator, MutableMapping

from schoolgate.web.posts.models import Target
from schoolgate.web.publishing.outbox import LostHold, PublicationLease


class StoredSteps(MutableMapping[str, str]):
    """Its row keeps them, while this worker holds it. Raises LostHold."""

    def __init__(self, taken: PublicationLease) -> None:
        self._taken = taken
        self._steps: dict[str, str] = dict(taken.target.steps)

    def __getitem__(self, name: str) -> str:
        return self._steps[name]

    def __setitem__(self, name: str, value: str) -> None:
        self._steps[name] = value
        self._store()

    def __delitem__(self, name: str) -> None:
        del self._steps[name]
        self._store()

    def __iter__(self) -> Iterator[str]:
        return iter(self._steps)

    def __len__(self) -> int:
        return len(self._steps)

    def _store(self) -> None:
        mine = Target.objects.filter(
            pk=self._taken.target.pk, held_by=self._taken.worker
        )
        if not mine.update(steps=self._steps):
            raise LostHold
