"""What a picture was before it was made safer goes a month after its post went out.

Until then a mistake can be undone. Nobody needs it after: what went out is what counts.
"""

from datetime import datetime, timedelta
from functools import partial

from django.db import transaction

from schoolgate.web.posts.models import Picture

KEPT = timedelta(days=30)
MOST = 100


@transaction.atomic
def let_go_of_originals(*, at: datetime) -> int:
    """Delete sealed originals of posts that were last changed a month ago; how many."""
    over = Picture.objects.filter(post__changed_at__lte=at - KEPT).exclude(original="")
    pictures = list(over.select_for_update(of=("self",))[:MOST])
    for picture in pictures:
        storage, name = picture.original.storage, str(picture.original.name)
        Picture.objects.filter(pk=picture.pk).update(original="", edits={})
        transaction.on_commit(partial(storage.delete, name))
    return len(pictures)
