"""Many leaders press at once: crowd APPROVERS. Prints (outcome of each, deeds in the log) as JSON.

Each is a process of its own; they wait for one moment, then approve the same emergency.
"""

import json
import os
import sys
import time
import uuid
from datetime import time as clock_time

from django.db import connection
from django.utils import timezone

from broadcast.emergency import deciding, drafting
from broadcast.models import Emergency, Station
from broadcast.refusals import Refused
from cms.models import User
from cms.roles import Role
from tests.broadcast.studio import a_station


def person(name: str, role: Role) -> User:
    made = User.objects.create_user(username=name, password="mat-khau-thu")
    made.groups.add(role.group())
    return made


def press(emergency: Emergency, leader: User, at: float) -> str:
    time.sleep(max(0.0, at - time.time()))
    try:
        return str(deciding.approve(emergency, leader, timezone.now()).state)
    except Refused as refused:
        return refused.code


def in_a_process_of_its_own(emergency: Emergency, leader: User, at: float) -> int:
    reading, writing = os.pipe()
    if os.fork():
        os.close(writing)
        return reading
    try:
        os.write(writing, press(emergency, leader, at).encode())
    finally:
        os._exit(0)


if __name__ == "__main__":
    station = a_station(quiet_from=clock_time(0), quiet_until=clock_time(0))
    leaders = [person(f"lanh-dao-{number}", Role.LEADER) for number in range(int(sys.argv[1]))]
    writer = person("van-hanh", Role.OPERATOR)
    wanted = drafting.Wanted(kind="fire", title="Cháy", text="Cháy ở chợ.")
    now = timezone.now()
    drafted = drafting.draft(Station.objects.get(pk=station.pk), uuid.uuid4(), wanted, writer, now)
    waiting = drafting.submit(drafted, writer, now)
    connection.close()
    at = time.time() + 1
    pipes = [in_a_process_of_its_own(waiting, leader, at) for leader in leaders]
    said = []
    for pipe in pipes:
        with os.fdopen(pipe) as told:
            said.append(told.read())
    print(json.dumps([said, list(waiting.deeds.values_list("deed", flat=True))]))
