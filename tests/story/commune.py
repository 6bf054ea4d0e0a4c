"""A commune whose next slot is a few minutes away, made in a real installation by `manage.py shell`."""

import json
from dataclasses import dataclass

from tests import baseline
from tests.installation import Installation

# The station's zone is chosen so that it is about midday there: no quiet hours, no midnight in between.
MAKE = """
import json
from datetime import timedelta
from django.db import transaction
from django.utils import timezone
from wagtail.models import Site
from broadcast.demo.commune import make_site, make_station
from broadcast.demo.people import make_people
from broadcast.demo.plan import make_plan
from broadcast.models import Programme
from broadcast.recurrence import Picked, to_recurrence
from cms.approval_route import ensure_workflow

now = timezone.now()
hours = 12 - now.hour
zone = f"Etc/GMT{-hours:+d}" if hours else "UTC"
with transaction.atomic():
    people, passwords = make_people()
    ensure_workflow()
    make_site()
    activities = make_plan(now.date(), author=people["can-bo"], leader=people["lanh-dao"])
    station = make_station(Site.objects.get(is_default_site=True), activities, now.date())
    station.time_zone = zone
    station.save()
    Programme.objects.filter(slug="thong-bao-buoi-sang").delete()
    soon = now.astimezone(station.zone_info) + timedelta(minutes=5, seconds=30)
    at = soon.replace(second=0, microsecond=0)
    programme = Programme.objects.get(slug="thong-tin-co-so")
    weekdays = frozenset({at.weekday(), (at.weekday() + 3) % 7})
    programme.recurrence = to_recurrence(Picked(weekdays, (at.time().replace(tzinfo=None),)))
    programme.starts_on = at.date()
    programme.save()
print("RESULT " + json.dumps(passwords))
"""


@dataclass
class Commune:
    installation: Installation
    passwords: dict[str, str]


def settle(installation: Installation) -> Commune:
    """Make the database, collect the static files, and make the commune with an account a role."""
    baseline.copy_to(installation.var / "loaxa.sqlite3")
    installation.manage("collectstatic", "--noinput", "--verbosity=0")
    said = installation.manage("shell", "-c", MAKE).stdout
    line = next(line for line in said.splitlines() if line.startswith("RESULT "))
    return Commune(installation, json.loads(line.removeprefix("RESULT ")))
