"""A real installation in a folder of its own, run by real processes."""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.conftest import ROOT

embedded_only = pytest.mark.skipif(
    "DATABASE_URL" in os.environ, reason="installs the embedded default, whatever database the suite runs on"
)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass
class Installation:
    """The embedded default under `var`: SQLite, no engine but eSpeak NG, a port of its own."""

    var: Path
    port: int = field(default_factory=free_port)
    extra: dict[str, str] = field(default_factory=dict)

    @property
    def environment(self) -> dict[str, str]:
        clean = {
            k: v for k, v in os.environ.items() if not k.startswith(("LOAXA_", "DJANGO_", "DATABASE_URL"))
        }
        return {
            **clean,
            "DJANGO_SETTINGS_MODULE": "cms.settings.embedded",
            "LOAXA_VAR": str(self.var),
            "LOAXA_PORT": str(self.port),
            "LOAXA_PUBLIC_URL": f"http://127.0.0.1:{self.port}",
            "LOAXA_ENGINES_OFF": "gtts,piper",
            "LOAXA_LOG_LEVEL": "WARNING",
            "PYTHONWARNINGS": "ignore",
            **self.extra,
        }

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def manage(
        self, *arguments: str, timeout: float = 240, check: bool = True
    ) -> "subprocess.CompletedProcess[str]":
        done = subprocess.run(
            [sys.executable, "manage.py", *arguments],
            cwd=ROOT, env=self.environment, capture_output=True, text=True, timeout=timeout, check=False,
        )  # fmt: skip
        if check and done.returncode:
            raise AssertionError(
                f"manage.py {' '.join(arguments)} ended with {done.returncode}:\n{done.stdout}\n{done.stderr}"
            )
        return done

    def begin(self, *arguments: str) -> "subprocess.Popen[str]":
        return subprocess.Popen(
            [sys.executable, "manage.py", *arguments],
            cwd=ROOT, env=self.environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        )  # fmt: skip

    def wait_until_it_answers(self, path: str = "/", seconds: float = 60) -> int:
        """Ask until the web process answers; return the status."""
        until = time.monotonic() + seconds
        while True:
            try:
                with urllib.request.urlopen(self.address + path, timeout=5) as answer:
                    return int(answer.status)
            except urllib.error.HTTPError as error:
                return error.code
            except OSError:
                if time.monotonic() > until:
                    raise
                time.sleep(0.2)
