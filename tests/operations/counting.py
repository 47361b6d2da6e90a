"""Print how many posts, pupils and entries of the journal an installation has."""

import json
import sys

import django

django.setup()

from schoolgate.web.journal.models import Entry  # noqa: E402
from schoolgate.web.people.models import Pupil  # noqa: E402
from schoolgate.web.posts.models import Post  # noqa: E402

if __name__ == "__main__":
    every = {"posts": Post.objects, "pupils": Pupil.objects, "entries": Entry.objects}
    json.dump({key: rows.count() for key, rows in every.items()}, sys.stdout)
