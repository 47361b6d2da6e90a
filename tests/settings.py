"""The site's own settings, in a data folder that goes when the tests end."""

import atexit
import os
import shutil
import tempfile

_DATA = tempfile.mkdtemp(prefix="schoolgate-tests-")
atexit.register(shutil.rmtree, _DATA, ignore_errors=True)
os.environ["SCHOOLGATE_DATA"] = _DATA
os.environ["SCHOOLGATE_SECRET"] = "for-tests-only-" + "t" * 40
os.environ.pop("SCHOOLGATE_DEMONSTRATION", None)

from schoolgate.web.settings import *  # noqa: E402, F403

# The real hasher is slow on purpose; one test of its own holds the setting to it.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
# The cast signs in without one; the tests of signing in demand it.
SECOND_FACTOR_DEMANDED = False
MIDDLEWARE = ["tests.one_blank.OneBlank", *MIDDLEWARE]  # noqa: F405
