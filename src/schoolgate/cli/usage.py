"""Wrong usage: said on standard error, with its cure; nothing is judged."""


class UsageError(ValueError):
    """The command was called in a way that can't be carried out; exit status 2."""
