"""Few examples in the fast run, many where HYPOTHESIS_PROFILE=ci asks for them."""

import os

from hypothesis import HealthCheck, settings

settings.register_profile("fast", max_examples=15, deadline=None, derandomize=True)
settings.register_profile(
    "ci",
    max_examples=400,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "fast"))
