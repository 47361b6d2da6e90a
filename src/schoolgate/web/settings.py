"""The one settings file. What differs between installations: see ``environment``."""

from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

from schoolgate.web.environment import Environment
from schoolgate.web.signin.providers import providers

WEB = Path(__file__).resolve().parent
DATA = Path(Environment(Path()).text("SCHOOLGATE_DATA", "data")).resolve()
ENVIRONMENT = Environment(DATA)

# The demonstration's secret stands in every copy of this program, so it opens nothing
# but a demonstration.
DEMONSTRATION_SECRET = "demonstration-only-" + "x" * 40
DEMONSTRATION = ENVIRONMENT.yes("SCHOOLGATE_DEMONSTRATION")
SECRET_KEY = ENVIRONMENT.text("SCHOOLGATE_SECRET")
if DEMONSTRATION:
    SECRET_KEY = SECRET_KEY or DEMONSTRATION_SECRET
elif SECRET_KEY == DEMONSTRATION_SECRET:
    raise ImproperlyConfigured(
        "SCHOOLGATE_SECRET is the demonstration's: run “schoolgate setup” for your own."
    )
elif len(SECRET_KEY) < 40:
    raise ImproperlyConfigured(
        "SCHOOLGATE_SECRET is missing or shorter than 40 characters: run "
        "“schoolgate setup”, which writes one into the data folder."
    )

DEBUG = False
ADDRESS = ENVIRONMENT.text("SCHOOLGATE_ADDRESS", "http://127.0.0.1:8000")
SECURE = ADDRESS.startswith("https://")
_HOST = ADDRESS.partition("://")[2].partition("/")[0]
ALLOWED_HOSTS = [_HOST.partition(":")[0], *ENVIRONMENT.words("SCHOOLGATE_HOSTS")]
CSRF_TRUSTED_ORIGINS = [ADDRESS] if SECURE else []

APPS = (
    "work",
    "letters",
    "operations",
    "journal",
    "trust",
    "people",
    "signin",
    "imports",
    "policy",
    "contacts",
    "accounts",
    "consent",
    "events",
    "posts",
    "pictures",
    "review",
    "takedowns",
    "publishing",
    "desk",
    "concerns",
    "public",
    "home",
    "design",
)
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "allauth",
    "allauth.account",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.mfa",
    "allauth.usersessions",
    "django_tasks",
    "django_tasks_db",
    *(f"schoolgate.web.{app}" for app in APPS),
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "schoolgate.web.design.security.ContentSecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "schoolgate.web.signin.second_factor.SecondFactorMiddleware",
]
ROOT_URLCONF = "schoolgate.web.urls"
WSGI_APPLICATION = "schoolgate.web.wsgi.application"
_CONTEXT = [
    "django.template.context_processors.request",
    "django.contrib.messages.context_processors.messages",
    "schoolgate.web.home.context.around",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [WEB / app / "templates" for app in APPS],
        "APP_DIRS": False,
        "OPTIONS": {
            "environment": "schoolgate.web.design.environment.environment",
            "context_processors": _CONTEXT,
        },
    },
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {"context_processors": _CONTEXT},
    },
]

DATABASES = {"default": ENVIRONMENT.database("SCHOOLGATE_DATABASE")}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {
    # Limits on signing in have to hold across processes, so they live in the database.
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "cache",
        # A flood of tries must not push out what was counted before.
        "OPTIONS": {"MAX_ENTRIES": 200_000},
    }
}
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
SCALED_OUT = ENVIRONMENT.yes("SCHOOLGATE_PROCRASTINATE")
if SCALED_OUT:
    INSTALLED_APPS.append("procrastinate.contrib.django")
    _PROCRASTINATE = "schoolgate.web.work.procrastinate_backend"
    TASKS = {"default": {"BACKEND": f"{_PROCRASTINATE}.ProcrastinateBackend"}}
    PROCRASTINATE_IMPORT_PATHS = [_PROCRASTINATE]
# How long a worker may hold a publication, in seconds: longer than a channel's last
# time-out, since after it another worker takes it.
HOLD = ENVIRONMENT.number("SCHOOLGATE_HOLD", 600, least=1)

USE_TZ = True
TIME_ZONE = "Europe/London"
LANGUAGE_CODE = "en-gb"
USE_I18N = True
FORM_RENDERER = "django.forms.renderers.DjangoTemplates"

AUTH_USER_MODEL = "people.Person"
AUTHENTICATION_BACKENDS = ["schoolgate.web.signin.second_factor.Backend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
_CHECKS = "django.contrib.auth.password_validation"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"{_CHECKS}.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": f"{_CHECKS}.CommonPasswordValidator"},
    {"NAME": f"{_CHECKS}.UserAttributeSimilarityValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "account_login"
SESSION_COOKIE_AGE = 60 * 60 * 12
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_NAME = "__Host-session" if SECURE else "session"
CSRF_COOKIE_NAME = "__Host-csrf" if SECURE else "csrf"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE
SECURE_SSL_REDIRECT = SECURE
SECURE_HSTS_SECONDS = 31536000 if SECURE else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE
SECURE_HSTS_PRELOAD = SECURE
SECURE_REFERRER_POLICY = "same-origin"
if ENVIRONMENT.number("SCHOOLGATE_PROXIES", 0):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
X_FRAME_OPTIONS = "DENY"

# A demonstration is walked through as many people, who have no telephones.
SECOND_FACTOR_DEMANDED = not DEMONSTRATION
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if SECURE else "http"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
# Its own generator would copy each address into a table of its own, where an old one
# goes on opening the account.
_TOKENS = "django.contrib.auth.tokens.PasswordResetTokenGenerator"
ACCOUNT_PASSWORD_RESET_TOKEN_GENERATOR = _TOKENS
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_ADAPTER = "schoolgate.web.signin.adapters.Adapter"
ACCOUNT_REAUTHENTICATION_TIMEOUT = 60 * 10
ALLAUTH_TRUSTED_PROXY_COUNT = ENVIRONMENT.number("SCHOOLGATE_PROXIES", 0)
SOCIALACCOUNT_ADAPTER = "schoolgate.web.signin.adapters.SocialAdapter"
SOCIALACCOUNT_PROVIDERS = providers(ENVIRONMENT)
USERSESSIONS_TRACK_ACTIVITY = False
MFA_ADAPTER = "schoolgate.web.signin.adapters.FactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
# Addresses are the office's to write, so there is none to verify.
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not SECURE
MFA_TOTP_ISSUER = "Schoolgate"

STATIC_URL = "/static/"
STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.AppDirectoriesFinder"]
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False
# Pictures wait here until they are out; never under an address of their own.
MEDIA_ROOT = DATA / "pictures"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
FILE_UPLOAD_PERMISSIONS = 0o600
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000
PICTURE_BYTES = ENVIRONMENT.number("SCHOOLGATE_PICTURE_BYTES", 40 * 1024 * 1024)
VIDEO_BYTES = ENVIRONMENT.number("SCHOOLGATE_VIDEO_BYTES", 200 * 1024 * 1024)

EMAIL_BACKEND = (
    "django.core.mail.backends.smtp.EmailBackend"
    if ENVIRONMENT.text("SCHOOLGATE_SMTP_HOST")
    else "django.core.mail.backends.filebased.EmailBackend"
)
EMAIL_FILE_PATH = DATA / "mail"
EMAIL_HOST = ENVIRONMENT.text("SCHOOLGATE_SMTP_HOST")
EMAIL_PORT = ENVIRONMENT.number("SCHOOLGATE_SMTP_PORT", 587)
EMAIL_HOST_USER = ENVIRONMENT.text("SCHOOLGATE_SMTP_USER")
EMAIL_HOST_PASSWORD = ENVIRONMENT.text("SCHOOLGATE_SMTP_PASSWORD")
EMAIL_USE_TLS = bool(EMAIL_HOST_USER)
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = ENVIRONMENT.text(
    "SCHOOLGATE_MAIL_FROM", "schoolgate@localhost.invalid"
)

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
