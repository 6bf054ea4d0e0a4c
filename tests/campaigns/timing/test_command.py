"""manage.py timing as a process of its own."""

import json
import subprocess
import sys

from tests.conftest import ROOT


def test_each_line_becomes_an_object() -> None:
    done = subprocess.run(
        [sys.executable, "manage.py", "timing", "--year", "2026"],
        cwd=ROOT, input="2 lần/tuần\n\nQuý II\nxyz\n", capture_output=True, text=True, check=True,
    )  # fmt: skip
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert [line["kind"] for line in lines] == ["recurring", "once", "not_understood"]
    assert lines[1] == {"text": "Quý II", "kind": "once", "start": "2026-04-01", "due": "2026-06-30"}
