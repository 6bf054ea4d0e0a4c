"""The demo commune's plan: written and submitted by the officer, approved by the leader."""

import tomllib
from datetime import date, timedelta
from importlib.resources import files

from dateutil.relativedelta import relativedelta

from broadcast.demo.texts import days_counted
from campaigns.approval.deciding import approve, submit
from campaigns.approval.numbering import write_number
from campaigns.copying import add_activity, from_data
from campaigns.models import Activity, Unit
from cms.models import User

LEAD = "Công chức văn hóa - xã hội"


def make_plan(today: date, *, author: User, leader: User) -> dict[str, Activity]:
    """Make a plan that runs for twelve months from the week of `today`; return its activities by a key."""
    first = today - timedelta(days=today.weekday())
    last = first.replace(day=1) + relativedelta(years=1) - timedelta(days=1)
    said = tomllib.loads(days_counted((files("broadcast.demo") / "plan.toml").read_text("utf-8"), today))
    lines = said.pop("activities")
    plan = from_data(
        {
            **said,
            "title": "Kế hoạch thông tin, tuyên truyền đến người dân "
            f"từ tháng {first:%m/%Y} đến tháng {last:%m/%Y}",
            "issuer": "Ủy ban nhân dân xã Minh Họa",
            "starts_on": first.isoformat(),
            "ends_on": last.isoformat(),
        }
    )
    activities = {key: add_activity(plan, {"lead": LEAD, **line}) for key, line in lines.items()}
    Unit.objects.get(name=LEAD).members.add(author)
    submit(plan, by=author)
    write_number(approve(plan, by=leader).versions.get(), "15/KH-UBND", today, by=author)
    return activities
