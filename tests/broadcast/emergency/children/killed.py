"""Emergencies whose process is killed at a point: web, worker or clock, each a process of its own.

`killed die`: prints {point: [id, exit code, how it stood then]}. `killed look ID...` prints how each stands.
`killed again POINT=ID...`: a person who got no answer presses once more.
"""

import json
import os
import signal
import sys
import uuid
from collections.abc import Callable
from datetime import time, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.db import connection, connections
from django.db.models.fields.files import FieldFile
from django.test import Client
from django.utils import timezone
from wagtail.models import Site

from broadcast.building import placing
from broadcast.emergency import book, deciding, drafting, sounding
from broadcast.fleet import folder
from broadcast.models import Emergency, Player, Station
from broadcast.states import PlayerState
from cms.models import User
from cms.roles import Role
from media.audio import write_jingle
from tests.broadcast.studio import a_station

KEY = "k" * 43
AGO, HOURS_AGO, A_DAY_AGO = timedelta(minutes=1), timedelta(hours=2), timedelta(hours=25)


def die(*_args: Any, **_kwargs: Any) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def then_die(real: Callable[..., Any]) -> Callable[..., Any]:
    def dying(*args: Any, **kwargs: Any) -> None:
        real(*args, **kwargs)
        die()

    return dying


def around_the_commit(deed: str, when: str) -> None:
    """Die right before or right after the database commits the row of the log that says so."""
    note = book.note

    def noting(emergency: Emergency, what: str, *args: Any, **kwargs: Any) -> Any:
        noted = note(emergency, what, *args, **kwargs)
        if what == deed:
            connection._commit = then_die(connection._commit) if when == "after" else die
        return noted

    book.note = noting


def arm(point: str) -> None:
    match point.split():
        case ["recording", "kept"]:
            FieldFile.save = then_die(FieldFile.save)
        case ["sound", "claimed"]:
            sounding._make = die
        case ["sound", "read"]:
            sounding.assemble = die
        case ["sound", "assembled"]:
            sounding.master = die
        case ["sound", "mastered", *_]:
            placing.flush = die
        case ["sound", "placed"]:
            placing.place = then_die(placing.place)
        case ["sound", "carried"]:
            folder.keep = then_die(folder.keep)
        case ["manifest", "written"]:
            folder.write = then_die(folder.write)
        case [when, "commit", deed]:
            around_the_commit(deed, when)


# How it came so far, in the parent, which lives.


def new() -> str:
    return str(uuid.uuid4())


def person(name: str) -> User:
    return User.objects.get(username=name)


def drafted() -> str:
    wanted = drafting.Wanted(kind="fire", title="Cháy chợ", text="Cháy ở chợ.")
    station = Station.objects.get()
    return str(drafting.draft(station, uuid.uuid4(), wanted, person("van-hanh"), timezone.now()).pk)


def waiting(ago: timedelta = AGO) -> str:
    emergency = Emergency.objects.get(pk=drafted())
    return str(drafting.submit(emergency, person("van-hanh"), timezone.now() - ago).pk)


def voiced() -> str:
    pk = waiting()
    assert sounding.sound(uuid.UUID(pk))
    return pk


def on_air(made: Callable[[], str] = voiced, ago: timedelta = timedelta(0)) -> str:
    emergency = Emergency.objects.get(pk=made())
    return str(deciding.approve(emergency, person("lanh-dao"), timezone.now() - ago).pk)


def stopped() -> str:
    emergency = Emergency.objects.get(pk=on_air())
    return str(deciding.stop(emergency, person("van-hanh"), timezone.now() - A_DAY_AGO).pk)


# Who is killed.


def post(who: str, path: str, **form: Any) -> None:
    client = Client(HTTP_HOST="127.0.0.1")
    client.force_login(person(who), backend="django.contrib.auth.backends.ModelBackend")
    answer = client.post(f"/van-hanh/khan-cap/{path}", form)
    assert answer.status_code == 302, answer.content.decode()


def send(pk: str) -> None:
    voice = Path(os.environ["LOAXA_VAR"]) / "voice.wav"
    write_jingle("outro", voice)
    upload = SimpleUploadedFile("voice.wav", voice.read_bytes(), "audio/wav")
    post(
        "van-hanh", "gui/", pk=pk, drill="0", kind="fire", title="Cháy chợ", text="Cháy ở chợ.",
        every="5", how_long="60", recording=upload,
    )  # fmt: skip


def approve(pk: str) -> None:
    post("lanh-dao", f"{pk}/phat/")


def stop(pk: str) -> None:
    post("van-hanh", f"{pk}/dung/")


def worker(_pk: str) -> None:
    call_command("worker", batch=True)


def clock(_pk: str) -> None:
    call_command("clock", once=True)


# The clock comes first, and what it has done before what it has not: it takes up whatever lies about.
POINTS: dict[str, tuple[Callable[[], str], Callable[[str], None]]] = {
    "after commit expired": (partial(waiting, HOURS_AGO), clock),
    "before commit expired": (partial(waiting, HOURS_AGO), clock),
    "after commit ended": (partial(on_air, voiced, HOURS_AGO), clock),
    "before commit ended": (partial(on_air, voiced, HOURS_AGO), clock),
    "after commit settled": (stopped, clock),
    "before commit settled": (stopped, clock),
    "recording kept": (new, send),
    "before commit drafted": (new, send),
    "after commit drafted": (new, send),
    "before commit submitted": (new, send),
    "after commit submitted": (new, send),
    "before commit approved": (voiced, approve),
    "after commit approved": (voiced, approve),
    "sound carried": (voiced, approve),
    "manifest written": (voiced, approve),
    "before commit stopped": (on_air, stop),
    "after commit stopped": (on_air, stop),
    "sound claimed": (waiting, worker),
    "sound read": (waiting, worker),
    "sound assembled": (waiting, worker),
    "sound mastered": (waiting, worker),
    "sound mastered on air": (partial(on_air, waiting), worker),
    "sound placed": (waiting, worker),
    "before commit voiced": (waiting, worker),
    "after commit voiced": (waiting, worker),
}


def in_a_process_of_its_own(point: str, act: Callable[[str], None], pk: str) -> int:
    connections.close_all()
    child = os.fork()
    if not child:
        sounding.LEASE = timedelta(0)  # nobody else is at work: the dead one's lease need not be waited for
        arm(point)
        act(pk)
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def look(pk: str) -> dict[str, Any]:
    """How it stands: in the database, in its log, on the disk and for the players."""
    row = Emergency.objects.filter(pk=pk).first()
    published = json.loads(folder.read(KEY) or b'{"items": []}')
    carried = [item["id"] for item in published["items"] if item["id"] == f"emergency:{pk}"]
    media = placing.final_path("")
    return {
        "state": row.state if row else None,
        "deeds": list(row.deeds.values_list("deed", flat=True)) if row else [],
        "sound": bool(row and row.sha256),
        "whole": not (row and row.file) or (media / row.file.name).stat().st_size == row.size,
        "recorded": bool(row and row.recording and (media / row.recording.name).exists()),
        "carried": len(carried),
    }


def furnish() -> None:
    station = a_station(quiet_from=time(0), quiet_until=time(0))
    Site.objects.filter(pk=station.site_id).update(hostname="127.0.0.1")
    for name, role in (("van-hanh", Role.OPERATOR), ("lanh-dao", Role.LEADER)):
        User.objects.create_user(username=name, password="mat-khau-thu").groups.add(role.group())
    Player.objects.create(
        station=station, name="Nhà văn hóa", state=PlayerState.ACTIVE, key=KEY, last_seen_at=timezone.now()
    )


def deaths() -> dict[str, Any]:
    furnish()
    told = {}
    for point, (come_so_far, act) in POINTS.items():
        pk = come_so_far()
        told[point] = [pk, in_a_process_of_its_own(point, act, pk), look(pk)]
    return told


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["die"]:
            print(json.dumps(deaths()))
        case ["look", *ids]:
            print(json.dumps([look(pk) for pk in ids]))
        case ["again", *orders]:
            for point, _, pk in (order.partition("=") for order in orders):
                POINTS[point][1](pk)
            print(json.dumps([look(order.partition("=")[2]) for order in orders]))
