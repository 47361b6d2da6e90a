"""``python -m schoolgate`` is the command line."""

from schoolgate.cli import main

raise SystemExit(main())
