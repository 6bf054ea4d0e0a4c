"""Settings of the test suite: everything written goes to a folder of its own, nothing outside loopback."""

import os
import tempfile
from zlib import crc32

var = os.environ.get("LOAXA_VAR") or tempfile.mkdtemp(prefix="loaxa-tests-")
if worker := os.environ.get("PYTEST_XDIST_WORKER"):  # suites that run side by side keep apart
    var = f"{var}/{worker}"
os.environ["LOAXA_VAR"] = var
os.environ.setdefault("LOAXA_LOG_LEVEL", "WARNING")

from cms.settings.embedded import *  # noqa: E402, F403

SECRET_KEY = "for the tests only"  # noqa: S105
ALLOWED_HOSTS = ["testserver", "127.0.0.1", "localhost"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
GTTS_URL = "http://127.0.0.1:9/translate_a/single"  # a closed port: no test reaches the real service
GTTS_SECONDS_BETWEEN_REQUESTS = 0.0
AXES_ENABLED = False
STATIC_ROOT.mkdir(exist_ok=True)  # noqa: F405
DATABASES["default"]["CONN_MAX_AGE"] = 0  # noqa: F405  (the test database is dropped under nobody)
if "DATABASE_URL" in os.environ:  # suites that run side by side over one server have a database each
    DATABASES["default"]["TEST"] = {"NAME": f"test_loaxa_{crc32(var.encode()):08x}"}  # noqa: F405
    DATABASES["default"]["OPTIONS"] = {"options": "-c synchronous_commit=off"}  # noqa: F405
PAGES_KEPT = False  # but in the tests of keeping them
