"""Print how many publications stand in which state, and where the chain breaks."""

import json
import os
import sys
from collections import Counter

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "schoolgate.web.settings")
django.setup()

from schoolgate.web.journal.queries import breaks  # noqa: E402
from schoolgate.web.posts.models import Target  # noqa: E402

if __name__ == "__main__":
    states = Counter(Target.objects.values_list("state", flat=True))
    broken = [found.what for found in breaks()]
    sys.stdout.write(json.dumps({"states": states, "broken": broken}))
