"""Settings of one commune on one machine; every value can be changed by the environment.

LOAXA_VAR moves everything that is written at run time (database, uploads, audio, secrets, logs).
DATABASE_URL (PostgreSQL) and LOAXA_REDIS_URL turn the same file into the province's.
"""

from pathlib import Path
from urllib.parse import urlsplit

import environ
from django.utils.translation import gettext_lazy as _

from cms.settings.logs import logging_config
from cms.settings.secrets import secret_key

env = environ.Env()
BASE_DIR = Path(__file__).resolve().parent.parent.parent
VAR_DIR = Path(env.str("LOAXA_VAR", default=str(BASE_DIR / "var"))).resolve()
VAR_DIR.mkdir(parents=True, exist_ok=True)

# --- who may reach it ---------------------------------------------------------------------------
DEBUG = env.bool("LOAXA_DEBUG", default=False)
SECRET_KEY = env.str("LOAXA_SECRET_KEY", default="") or secret_key(VAR_DIR / "secret-key")
ALLOWED_HOSTS = env.list("LOAXA_ALLOWED_HOSTS", default=["127.0.0.1", "localhost", "[::1]"])
PORT = env.int("LOAXA_PORT", default=8000)
PUBLIC_URL = env.str("LOAXA_PUBLIC_URL", default=f"http://127.0.0.1:{PORT}").rstrip("/")
CSRF_TRUSTED_ORIGINS = env.list("LOAXA_TRUSTED_ORIGINS", default=[])
HTTPS = PUBLIC_URL.startswith("https://")

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "SAMEORIGIN"  # Wagtail's preview shows pages in a frame of the same site
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_AGE = 12 * 3600
SECURE_HSTS_SECONDS = env.int("LOAXA_HSTS_SECONDS", default=0)
SECURE_PROXY_SSL_HEADER = (
    ("HTTP_X_FORWARDED_PROTO", "https") if env.bool("LOAXA_BEHIND_PROXY", default=False) else None
)

# Players are told of changes by a process on a port of its own (manage.py push). Behind a proxy with HTTPS it
# is reached below PUBLIC_URL, where the proxy sends /api/v1/events/ to that port.
PUSH_PORT = env.int("LOAXA_PUSH_PORT", default=PORT + 1)
PUSH_URL = env.str("LOAXA_PUSH_URL", default="").rstrip("/") or (
    PUBLIC_URL if HTTPS else f"http://{urlsplit(PUBLIC_URL).hostname}:{PUSH_PORT}"
)

# --- rooms --------------------------------------------------------------------------------------
INSTALLED_APPS = [
    "broadcast",
    "cms",
    "cms.legal",
    "cms.notices",
    "cms.procedures",
    "cms.procedures_board",
    "cms.prints",
    "cms.results",
    "cms.questions",
    "cms.events",
    "cms.directory",
    "cms.surveys",
    "cms.screens",
    "cms.deeds",
    "cms.plan_import",
    "cms.open_plans",
    "cms.searching",
    "cms.sharing",
    "cms.serving",
    "campaigns",
    "media",
    "django_tasks",
    "django_tasks_db",
    "wagtail.contrib.forms",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.contrib.table_block",
    "wagtail.embeds",
    "wagtail.sites",
    "cms.people_app.PeopleConfig",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "cms.wagtail_app.CoreConfig",
    "cms.notifications",  # after wagtail.admin, whose own e-mails it replaces
    "modelcluster",
    "taggit",
    "axes",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
]

MIDDLEWARE = [
    "broadcast.fleet.middleware.ManifestMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "cms.middleware.SecureHeadersMiddleware",
    "cms.serving.middleware.KeptPagesMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "broadcast.middleware.StationTimeMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "cms.urls"
WSGI_APPLICATION = "cms.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "wagtail.contrib.settings.context_processors.settings",
            ],
        },
    },
]

# --- data ---------------------------------------------------------------------------------------
DATABASES = {"default": env.db_url("DATABASE_URL", default=f"sqlite:///{VAR_DIR / 'loaxa.sqlite3'}")}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 30,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
    }
else:
    DATABASES["default"]["CONN_MAX_AGE"] = 60
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

REDIS_URL = env.str("LOAXA_REDIS_URL", default="")
REDIS_CACHE = {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": REDIS_URL}
LOCAL_CACHE = {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
KEPT_PAGES = {  # at most so many in a process, some 15 kB each
    **LOCAL_CACHE,
    "LOCATION": "pages",
    "OPTIONS": {"MAX_ENTRIES": env.int("LOAXA_MOST_PAGES_KEPT", default=1000), "CULL_FREQUENCY": 10},
}
CACHES = {
    "default": REDIS_CACHE if REDIS_URL else LOCAL_CACHE,
    "pages": {**REDIS_CACHE, "KEY_PREFIX": "pages"} if REDIS_URL else KEPT_PAGES,
}

# Public pages kept whole (cms/serving): off, every page is made anew for everybody.
PAGES_KEPT = env.bool("LOAXA_KEEP_PAGES", default=True)
PAGES_FRESH_SECONDS = env.int("LOAXA_PAGES_FRESH_SECONDS", default=20)  # browsers ask again after them

# Audio has a queue of its own, so that a long build delays no search indexing; emergencies wait for neither.
TASKS = {
    "default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default", "audio", "emergency"]}
}

# --- people -------------------------------------------------------------------------------------
AUTH_USER_MODEL = "cms.User"
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
AXES_FAILURE_LIMIT = 8
AXES_COOLOFF_TIME = 0.25  # hours
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_LOCKOUT_TEMPLATE = "cms/locked_out.html"
AXES_VERBOSE = False
LOGIN_URL = "wagtailadmin_login"
WAGTAILADMIN_USER_LOGIN_FORM = "cms.sign_in.SignInForm"

# --- language and time --------------------------------------------------------------------------
LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", _("Vietnamese"))]
WAGTAIL_CONTENT_LANGUAGES = WAGTAILADMIN_PERMITTED_LANGUAGES = LANGUAGES
USE_I18N = True
TIME_ZONE = env.str("LOAXA_TIME_ZONE", default="Asia/Ho_Chi_Minh")
USE_TZ = True
FORMAT_MODULE_PATH = "cms.formats"
WAGTAIL_DATE_FORMAT, WAGTAIL_DATETIME_FORMAT, WAGTAIL_TIME_FORMAT = "%d/%m/%Y", "%d/%m/%Y %H:%M", "%H:%M"
WAGTAIL_USER_TIME_ZONES = [TIME_ZONE]  # nobody here needs the choice of some 600
WAGTAILADMIN_BASE_URL = PUBLIC_URL

# --- files --------------------------------------------------------------------------------------
STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
MEDIA_URL = "/tep/"
MEDIA_ROOT = VAR_DIR / "media"
SCRATCH_DIR = VAR_DIR / "scratch"  # same file system as MEDIA_ROOT: finished files are renamed, never copied
PLAYERS_DIR = VAR_DIR / "players"  # what the loudspeakers' players are given: a folder a CDN may serve
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
FILE_UPLOAD_PERMISSIONS = 0o640
DATA_UPLOAD_MAX_MEMORY_SIZE = 12 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000  # a long article is a form of many fields
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 20 * 1024 * 1024
WAGTAILIMAGES_AVIF_QUALITY, WAGTAILIMAGES_WEBP_QUALITY, WAGTAILIMAGES_JPEG_QUALITY = 55, 72, 78
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILDOCS_INLINE_CONTENT_TYPES: list[str] = []  # everything is a download
WAGTAILDOCS_DOCUMENT_FORM_BASE = "cms.uploads.forms.DocumentForm"
WAGTAILIMAGES_IMAGE_FORM_BASE = "cms.uploads.forms.PictureForm"
# The content decides (media.guarding); this is what file dialogues offer.
WAGTAILDOCS_EXTENSIONS = [
    *("pdf", "doc", "docx", "xlsx", "pptx", "odt", "ods", "txt", "csv"),
    *("jpg", "jpeg", "png", "mp4", "webm"),
]

# --- Wagtail ------------------------------------------------------------------------------------
WAGTAIL_SITE_NAME = "Loa Xã"
WAGTAIL_AUTOSAVE_INTERVAL = 3000  # milliseconds after the last key
WAGTAIL_ALLOW_UNICODE_SLUGS = False
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_WORKFLOW_REQUIRE_REAPPROVAL_ON_EDIT = True
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}

# --- speech -------------------------------------------------------------------------------------
SPEECH_CACHE_DIR = VAR_DIR / "speech-cache"
SPEECH_CACHE_BYTES = env.int("LOAXA_SPEECH_CACHE_MB", default=2048) * 1024 * 1024
VOICES_DIR = VAR_DIR / "voices"
PIPER_VOICE = env.str("LOAXA_PIPER_VOICE", default="")  # path of a .onnx file, its .onnx.json beside it
GTTS_URL = env.str("LOAXA_GTTS_URL", default="")  # empty: the public endpoint
GTTS_SECONDS_BETWEEN_REQUESTS = env.float("LOAXA_GTTS_INTERVAL", default=0.5)
ENGINE_REST_SECONDS = env.int("LOAXA_ENGINE_REST_SECONDS", default=600)
# Engines nobody may use here, whatever the station's order says (an office without internet: "gtts").
SPEECH_ENGINES_OFF = env.list("LOAXA_ENGINES_OFF", default=[])

# --- emergencies ----------------------------------------------------------------------------------
# Whether the address of a warning that a person types in may lie in the office's own network.
CAP_PRIVATE_ALLOWED = env.bool("LOAXA_CAP_PRIVATE", default=False)

# --- the province's source-information system (docs/adr/0009) -------------------------------------
CONNECTOR = env.str("LOAXA_CONNECTOR", default="")  # path of a class; empty: off
CONNECTOR_URL = env.str("LOAXA_CONNECTOR_URL", default="")
CONNECTOR_TOKEN = env.str("LOAXA_CONNECTOR_TOKEN", default="")  # never kept in the database
CONNECTOR_EVERY_SECONDS = env.int("LOAXA_CONNECTOR_EVERY_SECONDS", default=300)  # an hour at most

# --- alarms --------------------------------------------------------------------------------------
# Functions called with (key, sentence) of each alarm of the station, besides the admin and e-mail.
ALARM_CHANNELS = env.list("LOAXA_ALARM_CHANNELS", default=[])

# --- e-mail -------------------------------------------------------------------------------------
MAIL_URL = env.str("LOAXA_EMAIL_URL", default="")  # smtp+tls://user:password@host:587; empty: no e-mail
MAIL_CONFIGURED = bool(MAIL_URL)
if MAIL_CONFIGURED:
    vars().update(env.email_url("LOAXA_EMAIL_URL"))
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env.str("LOAXA_EMAIL_FROM", default="loa-xa@localhost")

# --- building bulletins -------------------------------------------------------------------------
BUILD_LEASE_SECONDS = env.int(
    "LOAXA_BUILD_LEASE_SECONDS", default=180
)  # a silent builder counts as dead after it
BUILD_ATTEMPTS = env.int(
    "LOAXA_BUILD_ATTEMPTS", default=20
)  # then the bulletin has failed and a person must look

LOGGING_CONFIG = None
LOGGING = logging_config(
    level=env.str("LOAXA_LOG_LEVEL", default="INFO"), as_json=env.bool("LOAXA_LOG_JSON", default=False)
)
# A default such as 21:00 is meant; Django warns of it in the seconds around that hour only.
SILENCED_SYSTEM_CHECKS = ["fields.W161"]
