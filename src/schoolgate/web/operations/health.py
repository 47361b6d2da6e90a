"""Health checks: each app offers what ``doctor`` says of it.

An app registers its checks in a module ``health``, which ``doctor`` finds.
"""

from collections.abc import Callable, Iterator

from django.utils.module_loading import autodiscover_modules

from schoolgate.web.operations.signs import Sign

MODULE = "health"
Check = Callable[[], Iterator[Sign]]
_CHECKS: dict[str, Check] = {}


def health_check(function: Check) -> Check:
    """Register a check that runs when the database answers."""
    _CHECKS[f"{function.__module__}.{function.__qualname__}"] = function
    return function


def every_check() -> Iterator[Sign]:
    """Run the check of every app."""
    autodiscover_modules(MODULE)
    for name in sorted(_CHECKS):
        yield from _CHECKS[name]()
