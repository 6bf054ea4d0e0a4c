"""An emergency where everything below LOAXA_VAR is a disk of a few megabytes: full files | full database.

Prints what was seen as JSON: {step: [status or outcome, words, rows, what lies about]}.
"""

import gc
import io
import json
import os
import sys
import wave
from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import UUID

from django.contrib.staticfiles.storage import StaticFilesStorage, staticfiles_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connections
from django.test import Client
from django.utils import timezone

from broadcast.emergency import sounding
from broadcast.fleet import folder
from broadcast.fleet.publishing import publish_all
from broadcast.models import Emergency
from tests.broadcast.emergency.children.killed import KEY, approve, furnish, look, new, person

VAR = Path(os.environ["LOAXA_VAR"])
FILLER = VAR / "filler"
KILOBYTE = 1024
RATE = 22050


def fill(left: int) -> None:
    """Leave so many bytes."""
    FILLER.unlink(missing_ok=True)
    disk = os.statvfs(VAR)
    os.posix_fallocate(descriptor := os.open(FILLER, os.O_CREAT | os.O_WRONLY), 0, free(disk) - left)
    os.close(descriptor)


def free(disk: os.statvfs_result) -> int:
    return disk.f_bavail * disk.f_frsize


def make_room() -> None:
    FILLER.unlink()


def voice() -> SimpleUploadedFile:
    """A minute of something, long enough to be kept in a file while it arrives."""
    said = io.BytesIO()
    with wave.open(said, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(RATE)
        sound.writeframes(bytes(1000) + os.urandom(RATE * 2 * 75))
    return SimpleUploadedFile("voice.wav", said.getvalue(), "audio/wav")


def signed_in() -> Client:
    client = Client(HTTP_HOST="127.0.0.1", raise_request_exception=False)
    client.force_login(person("van-hanh"), backend="django.contrib.auth.backends.ModelBackend")
    return client


def send(client: Client, pk: str, recording: dict[str, Any] | None = None) -> list[Any]:
    said = {"drill": "0", "kind": "fire", "title": "Cháy chợ", "text": "Cháy ở chợ.", "every": "5"}
    form = {**said, "pk": pk, "how_long": "60", **(recording or {})}
    return seen(lambda: client.post("/van-hanh/khan-cap/gui/", form))


def seen(act: Callable[[], Any]) -> list[Any]:
    answer = act()
    connections.close_all()
    words = answer.content.decode() if hasattr(answer, "content") else ""
    outcome = getattr(answer, "status_code", answer)
    del answer  # and with it the exception the client keeps, which holds the upload
    gc.collect()
    return [outcome, words, Emergency.objects.count(), about()]


def about() -> list[str]:
    """What lies in scratch, in the folder of uploads, half-written, or nobody's."""
    named = {Path(name).name for row in Emergency.objects.values_list("file", "recording") for name in row}
    homes = [VAR / name for name in ("scratch", "tmp")]
    left = [path for home in homes for path in home.rglob("*") if path.is_file()]
    left += [path for path in VAR.rglob("*.part") if path.is_file()]
    left += [path for path in (VAR / "media/emergencies").glob("*") if path.name not in named]
    return [str(path.relative_to(VAR)) for path in left]


def files() -> dict[str, Any]:
    told: dict[str, Any] = {}
    client, pk = signed_in(), new()
    fill(64 * KILOBYTE)
    told["no room for what is sent"] = send(client, pk, {"recording": voice()})
    fill(4096 * KILOBYTE)
    told["no room for what is decoded"] = send(client, pk, {"recording": voice()})
    make_room()
    told["sent again"] = send(client, pk, {"recording": voice()})
    fill(64 * KILOBYTE)
    told["no room for its sound"] = seen(lambda: sounding.sound(UUID(pk)))
    told["why"] = Emergency.objects.get(pk=pk).failure
    make_room()
    Emergency.objects.update(leased_until=None)  # its rest after the fault is over
    told["sound made again"] = seen(lambda: sounding.sound(UUID(pk)))
    before = folder.read(KEY)
    fill(0)
    told["approved without room"] = seen(lambda: approve(pk))
    told["stands then"] = look(pk)
    told["manifest as before"] = folder.read(KEY) == before
    make_room()
    publish_all(timezone.now())
    told["stands at last"] = look(pk)
    emergency = Emergency.objects.get(pk=pk)
    told["carried whole"] = folder.sound_path(emergency.sha256).stat().st_size == emergency.size
    return told


def database() -> dict[str, Any]:
    client, pk = signed_in(), new()
    fill(0)
    told = {"no room for the row": send(client, pk)}
    make_room()
    told["sent again"] = send(client, pk)
    with connections["default"].cursor() as cursor:
        cursor.execute("PRAGMA integrity_check")
        told["database"] = cursor.fetchall()
    return told


if __name__ == "__main__":
    staticfiles_storage._wrapped = StaticFilesStorage()  # none are collected here
    (VAR / "tmp").mkdir(exist_ok=True)
    furnish()
    publish_all(timezone.now())
    print(json.dumps({"files": files, "database": database}[sys.argv[1]]()))
