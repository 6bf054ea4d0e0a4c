"""Furnish the installation with a station, an operator, a leader and a player's code: office PASSWORD."""

import json
import sys
from datetime import time

from django.utils import timezone
from wagtail.models import Site

from broadcast.fleet import pairing
from broadcast.models import Player
from cms.models import User
from cms.roles import Role
from tests.broadcast.studio import a_station


def person(name: str, role: Role) -> None:
    made = User.objects.create_user(username=name, password=sys.argv[1])
    made.groups.add(role.group())


if __name__ == "__main__":
    station = a_station(quiet_from=time(0), quiet_until=time(0))
    Site.objects.filter(pk=station.site_id).update(hostname="127.0.0.1")
    person("van-hanh", Role.OPERATOR)
    person("lanh-dao", Role.LEADER)
    player = Player.objects.create(station=station, name="Nhà văn hóa")
    print(json.dumps(pairing.new_code(player, timezone.now())))
