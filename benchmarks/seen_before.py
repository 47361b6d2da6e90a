"""Seen before: what it takes to ask whether a post's pictures are known in the school.

``python -m benchmarks.seen_before``: a school of 3,000 pictures that went out, 34
hashes each, 102,000 in all, and a post of 20 pictures, of which one is known.
"""

import os
import random
import statistics
import tempfile
import time
from collections.abc import Callable

HASHES, PICTURES, ASKED, TIMES = 34, 3_000, 20, 30


def main() -> None:
    """Fill a school's archive, and ask."""
    os.environ["SCHOOLGATE_DATA"] = tempfile.mkdtemp(prefix="schoolgate-seen-")
    os.environ["SCHOOLGATE_SECRET"] = "for-measuring-only-" + "m" * 40
    from django.core.management import call_command

    from benchmarks.web_data import fill

    call_command("migrate", verbosity=0)
    fill(1, 4 * PICTURES, 1)
    measure(random.Random(1))


def measure(chance: random.Random) -> None:
    """Print the figures."""
    from schoolgate.web.pictures.hashes import forget_hashes
    from schoolgate.web.pictures.seen import seen_before
    from schoolgate.web.posts.models import Picture, Post
    from schoolgate.web.posts.states import State

    def picture(post: Post) -> Picture:
        kept = [chance.randbytes(32).hex() for _ in range(HASHES)]
        return Picture(
            post=post,
            name="hall.jpg",
            width=800,
            height=600,
            sha256=kept[0],
            likeness=kept,
            compared_at=post.changed_at,
        )

    went_out = Post.objects.filter(state=State.PUBLISHED)[:PICTURES]
    Picture.objects.bulk_create([picture(post) for post in went_out])
    draft = Post.objects.filter(state=State.DRAFT)[0]
    asked = [picture(draft) for _ in range(ASKED)]
    asked[0].likeness = Picture.objects.all()[7].likeness
    Picture.objects.bulk_create(asked)

    def ask() -> None:
        found = seen_before(draft, asked, ())
        if len(found) != 1:
            raise SystemExit(f"1 picture is known, and {len(found)} were found")

    def read() -> None:
        forget_hashes()
        ask()

    print(f"{PICTURES * HASHES:,} hashes kept, {ASKED} pictures asked about")
    print(f"hashes read anew, and asked  {spent(read, 5):8.1f} ms")
    print(f"asked of those in memory     {spent(ask, TIMES):8.1f} ms")


def spent(step: Callable[[], None], times: int) -> float:
    """The median of what a step takes, in milliseconds."""
    every = []
    for _ in range(times):
        begun = time.perf_counter()
        step()
        every.append(time.perf_counter() - begun)
    return statistics.median(every) * 1000


if __name__ == "__main__":
    main()
