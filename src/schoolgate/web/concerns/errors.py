"""What can be wrong with an act on a case: each error names its cure."""


class ConcernError(Exception):
    """An act on a case was refused; the words are for the person who tried it."""
