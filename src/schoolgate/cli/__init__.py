"""The command line: ``schoolgate check | clean | replay | policy``.

Exit status: 0 may go out, 10 needs a person, 20 stopped, 2 wrong usage or a file that
can't be read (nothing is judged, standard output stays empty), 70 an internal error.
"""

from schoolgate.cli.run import main

__all__ = ["main"]
