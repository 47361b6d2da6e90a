"""Write into the journal again and again, until the file “stop” is there."""

import sys
import time
from pathlib import Path

import django

django.setup()

from django.db import transaction  # noqa: E402
from django.utils import timezone  # noqa: E402

from schoolgate.web.journal.write import Act, write  # noqa: E402
from schoolgate.web.people.models import Holding  # noqa: E402

if __name__ == "__main__":
    stop = Path(sys.argv[1])
    held = Holding.objects.exclude(school=None).select_related("school", "person")[0]
    assert held.school is not None
    written = 0
    while not stop.exists():
        act = Act(held.school, held.person, timezone.now())
        with transaction.atomic():
            write("school.opened", held.school, act)
        written += 1
        # In one go: whoever reads it never finds it empty.
        half = stop.with_name("being-written")
        half.write_text(str(written))
        half.replace(stop.with_name("written"))
        time.sleep(0.002)
