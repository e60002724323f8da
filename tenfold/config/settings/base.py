"""What is the same everywhere."""

from urllib.parse import unquote, urlsplit

import dj_database_url
from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

import tenfold.config.sqlite  # noqa: F401  our SQLite, before Django opens its own
from tenfold.config.environment import ROOT, environment
from tenfold.config.logs import LOGGING, configure_structlog  # noqa: F401  Django reads it

configure_structlog()

DEBUG = False
ALLOWED_HOSTS = environment.hosts
PUBLIC_ADDRESS = environment.address
IS_SECURE = environment.is_secure
DATA_DIR = environment.data_dir
DEMO = environment.demo

LIVEKIT_URL = environment.browser_media_url
LIVEKIT_API_URL = environment.server_media_url

INSTALLED_APPS = [
    "tenfold.config",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "template_partials.apps.SimpleAppConfig",
    "django_cotton.apps.SimpleAppConfig",
    "django_htmx",
    "django_vite",
    "csp",
    "rules",
    "phonenumber_field",
    "tenfold.accounts",  # before allauth, whose templates it dresses
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "tenfold.core",
    "tenfold.audit",
    "tenfold.practice",
    "tenfold.library",
    "tenfold.clients",
    "tenfold.messaging",
    "tenfold.groups",
    "tenfold.plans",
    "tenfold.scheduling",
    "tenfold.guests",
    "tenfold.runsheet",
    "tenfold.traces",
    "tenfold.moments",
    "tenfold.measures",
    "tenfold.room",
    "tenfold.notes",
    "tenfold.process_notes",
    "tenfold.workspace",
    "tenfold.demo",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "tenfold.config.middleware.permissions_policy",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "tenfold.accounts.middleware.SignInMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "tenfold.practice.middleware.PracticeMiddleware",
]

ROOT_URLCONF = "tenfold.config.urls"
WSGI_APPLICATION = "tenfold.config.wsgi.application"
APPEND_SLASH = True

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [ROOT / "tenfold" / "templates"],
        "OPTIONS": {
            "loaders": [
                (
                    "template_partials.loader.Loader",
                    [
                        (
                            "django.template.loaders.cached.Loader",
                            [
                                "django_cotton.cotton_loader.Loader",
                                "django.template.loaders.filesystem.Loader",
                                "django.template.loaders.app_directories.Loader",
                            ],
                        )
                    ],
                )
            ],
            "builtins": [
                "django_cotton.templatetags.cotton",
                "template_partials.templatetags.partials",
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    }
]
COTTON_DIR = "components"

DATABASES = {
    "default": dj_database_url.parse(
        environment.database, conn_health_checks=True, conn_max_age=600
    )
}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # Deferred transactions lose writers to locks; WAL with FULL keeps what was saved.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 10,
        "init_command": (
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA mmap_size=0; "
            "PRAGMA foreign_keys=ON; PRAGMA cache_size=-32000;"
        ),
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "rules.permissions.ObjectPermissionBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {
        "NAME": (
            "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"
        )
    },
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "tenfold.accounts.adapter.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 10 * 60
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = True
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 300
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_FORMS = {
    "login": "tenfold.accounts.forms.SignInForm",
    "request_login_code": "tenfold.accounts.forms.SendCodeForm",
    "confirm_login_code": "tenfold.accounts.forms.MailedCodeForm",
    "reset_password": "tenfold.accounts.forms.ForgottenPasswordForm",
    "reset_password_from_key": "tenfold.accounts.forms.NewPasswordForm",
    "change_password": "tenfold.accounts.forms.ChangePasswordForm",
    "reauthenticate": "tenfold.accounts.forms.PasswordAgainForm",
}
MFA_FORMS = {
    "authenticate": "tenfold.accounts.forms.SecondFactorForm",
    "reauthenticate": "tenfold.accounts.forms.SecondFactorAgainForm",
    "activate_totp": "tenfold.accounts.forms.SetUpAppForm",
    "add_webauthn": "tenfold.accounts.forms.AddPasskeyForm",
    "edit_webauthn": "tenfold.accounts.forms.RenamePasskeyForm",
    "authenticate_webauthn": "tenfold.accounts.forms.PasskeyForm",
    "login_webauthn": "tenfold.accounts.forms.PasskeySignInForm",
    "reauthenticate_webauthn": "tenfold.accounts.forms.PasskeyAgainForm",
}
# In the database, so that a limit is one limit however many processes answer.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "short_memory",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}
ACCOUNT_RATE_LIMITS = {"login_failed": "10/15m/key,100/h/ip"}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
# Who has a sign-in came by a link that was mailed to them.
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_TOTP_ISSUER = "Tenfold"
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not IS_SECURE
MFA_ADAPTER = "tenfold.accounts.mfa.MFAAdapter"
# Signing in with a passkey takes two requests, and an office shares one address.
MFA_RATE_LIMITS = {"webauthn_login": "60/m/ip"}
USERSESSIONS_ADAPTER = "tenfold.accounts.sessions.SessionsAdapter"
USERSESSIONS_TRACK_ACTIVITY = False

SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"
if IS_SECURE:
    SESSION_COOKIE_NAME = "__Host-session"
    CSRF_COOKIE_NAME = "__Host-csrf"
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
    SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
CSRF_TRUSTED_ORIGINS = [PUBLIC_ADDRESS]
# "no-referrer" makes browsers send "Origin: null" with forms, which CSRF must refuse.
SECURE_REFERRER_POLICY = "same-origin"
CSRF_FAILURE_VIEW = "tenfold.accounts.middleware.csrf_failure"
X_FRAME_OPTIONS = "DENY"

_media = urlsplit(LIVEKIT_URL)
_media_http = f"{'https' if _media.scheme == 'wss' else 'http'}://{_media.netloc}"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "connect-src": [SELF, LIVEKIT_URL, _media_http],
        "img-src": [SELF, "data:", "blob:"],
        "media-src": [SELF, "blob:"],
        "object-src": [NONE],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "form-action": [SELF],
    }
}

LANGUAGE_CODE = "en-gb"
LANGUAGES = [("en-gb", _("English"))]
TIME_ZONE = "UTC"
USE_TZ = True

STATIC_URL = "/static/"
STATICFILES_DIRS = [ROOT / "frontend" / "dist"]
# What Vite built is served from where it lies. Its names hold a hash.
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False
WHITENOISE_IMMUTABLE_FILE_TEST = r"^/static/assets/.+-[\w-]{8}\.\w+$"
FILE_UPLOAD_HANDLERS = ["tenfold.core.uploads.ToDisk"]
FILE_LIMITS_MB = {
    "audio": 50,
    "video": environment.video_limit_mb,
    "pdf": 60,
    "image": 20,
}
LARGEST_UPLOAD = max(FILE_LIMITS_MB.values()) * 1024 * 1024

DJANGO_VITE = {
    "default": {
        "manifest_path": ROOT / "frontend" / "dist" / ".vite" / "manifest.json",
    }
}

EMAIL_URL = urlsplit(environment.mail_url)
EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
EMAIL_HOST = EMAIL_URL.hostname or "127.0.0.1"
EMAIL_PORT = EMAIL_URL.port or {"smtps": 465, "smtp+tls": 587}.get(EMAIL_URL.scheme, 25)
EMAIL_HOST_USER = unquote(EMAIL_URL.username or "")
EMAIL_HOST_PASSWORD = unquote(EMAIL_URL.password or "")
EMAIL_USE_TLS = EMAIL_URL.scheme == "smtp+tls"
EMAIL_USE_SSL = EMAIL_URL.scheme == "smtps"
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = environment.mail_from
PHONENUMBER_DB_FORMAT = "E164"
