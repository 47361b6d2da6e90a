"""What can be wrong with a policy's files; the message names file, line and cure."""

from pathlib import Path


class PolicyFileError(ValueError):
    """The file does not say a policy: where, what, and how to mend it."""

    def __init__(self, path: Path, line: int, what: str, cure: str) -> None:
        super().__init__(f"{path}:{line}: {what} {cure}")
        self.path = path
        self.line = line
        self.what = what
        self.cure = cure


class WrongField(ValueError):
    """One field is wrong; whoever knows the file turns it into a PolicyFileError."""

    def __init__(self, field: str, what: str, cure: str) -> None:
        super().__init__(f"{field}: {what} {cure}")
        self.field = field
        self.what = what
        self.cure = cure
