import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.conftest import ROOT

ASK = """
import json, sys
from django.conf import settings
print(json.dumps({name: getattr(settings, name) for name in sys.argv[1:]}, default=str))
"""


def settings_with(environment: dict[str, str], *names: str) -> dict[str, Any]:
    clean = {k: v for k, v in os.environ.items() if not k.startswith(("LOAXA_", "DJANGO_", "DATABASE_URL"))}
    done = subprocess.run(
        [sys.executable, "-c", ASK, *names],
        cwd=ROOT,
        env={**clean, "DJANGO_SETTINGS_MODULE": "cms.settings.embedded", **environment},
        capture_output=True,
        text=True,
        check=True,
    )
    return dict(json.loads(done.stdout))


def test_out_of_the_box_values_are_safe(tmp_path: Path) -> None:
    values = settings_with(
        {"LOAXA_VAR": str(tmp_path)}, "DEBUG", "ALLOWED_HOSTS", "SECURE_CONTENT_TYPE_NOSNIFF"
    )
    assert values == {
        "DEBUG": False,
        "ALLOWED_HOSTS": ["127.0.0.1", "localhost", "[::1]"],
        "SECURE_CONTENT_TYPE_NOSNIFF": True,
    }


def test_the_environment_moves_everything_written_at_run_time(tmp_path: Path) -> None:
    values = settings_with(
        {"LOAXA_VAR": str(tmp_path)}, "MEDIA_ROOT", "SCRATCH_DIR", "STATIC_ROOT", "DATABASES"
    )
    assert values["MEDIA_ROOT"] == str(tmp_path / "media")
    assert values["SCRATCH_DIR"] == str(tmp_path / "scratch")
    assert values["DATABASES"]["default"]["NAME"] == str(tmp_path / "loaxa.sqlite3")


def test_sqlite_runs_with_write_ahead_log_and_immediate_transactions(tmp_path: Path) -> None:
    options = settings_with({"LOAXA_VAR": str(tmp_path)}, "DATABASES")["DATABASES"]["default"]["OPTIONS"]
    assert options["transaction_mode"] == "IMMEDIATE"
    assert "journal_mode=WAL" in options["init_command"]


def test_a_database_address_moves_to_postgresql(tmp_path: Path) -> None:
    values = settings_with(
        {"LOAXA_VAR": str(tmp_path), "DATABASE_URL": "postgres://somebody@127.0.0.1:5432/loaxa"}, "DATABASES"
    )
    assert values["DATABASES"]["default"]["ENGINE"] == "django.db.backends.postgresql"


def test_https_in_the_public_address_makes_cookies_secure(tmp_path: Path) -> None:
    values = settings_with(
        {"LOAXA_VAR": str(tmp_path), "LOAXA_PUBLIC_URL": "https://xa.example.vn"}, "SESSION_COOKIE_SECURE"
    )
    assert values["SESSION_COOKIE_SECURE"] is True
