"""What an extra of the package is installed by; the words for who lacks one."""


def cure_of(extra: str) -> str:
    """What installs an extra."""
    return f"pip install “schoolgate[{extra}]”."
