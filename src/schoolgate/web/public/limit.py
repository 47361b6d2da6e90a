"""How often somebody may ask in a minute, counted for all processes together.

The address is kept as a keyed hash, and for two minutes.
"""

from datetime import datetime

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

A_MINUTE = 60
KEPT_SECONDS = 120


def is_too_often(request: HttpRequest, at: datetime) -> bool:
    """Count this question, and say whether it is one too many."""
    address = get_adapter(request).get_client_ip(request)
    who = salted_hmac("public", str(address)).hexdigest()[:32]
    key = f"public:{at:%Y%m%d%H%M}:{who}"
    asked = int(cache.get(key, 0)) + 1
    cache.set(key, asked, KEPT_SECONDS)
    return asked > A_MINUTE
