"""Leaders who press at the same moment: one puts it on air, over either database."""

import json
import subprocess
import sys

import pytest

from tests.broadcast.faults.conftest import any_yard, model  # noqa: F401
from tests.broadcast.faults.yard import Yard
from tests.conftest import ROOT

pytestmark = [pytest.mark.faults, pytest.mark.django_db]


def test_of_two_approvers_at_once_one_counts(any_yard: Yard) -> None:  # noqa: F811
    done = subprocess.run(
        [sys.executable, "-m", "tests.broadcast.emergency.children.crowd", "4"],
        cwd=ROOT, env=any_yard.house.environment, capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    said, deeds = json.loads(done.stdout.strip().splitlines()[-1])
    assert set(said) == {"on_air"}
    assert deeds.count("approved") == 1
