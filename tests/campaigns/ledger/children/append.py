"""Record deeds one by one: append NAME NUMBER [die]; "die": killed inside the next transaction."""

import os
import signal
import sys
from typing import Any

from django.db import transaction
from django.utils import timezone

from campaigns.evidence import record
from campaigns.models import Channel, Deed


def one(key: str) -> Any:
    return record(
        key=key,
        deed=Deed.AIRED,
        channel=Channel.RADIO,
        title="Bản tin",
        words=f"Đã phát bản tin {key}.",
        actor="Người vận hành",
        happened_at=timezone.now(),
        detail={"seconds": 1.5},
    )


if __name__ == "__main__":
    name, number = sys.argv[1], int(sys.argv[2])
    print("ready", flush=True)
    for turn in range(number):
        one(f"{name}:{turn}")
        print(turn, flush=True)
    if sys.argv[3:] == ["die"]:
        with transaction.atomic():
            one(f"{name}:{number}")
            os.kill(os.getpid(), signal.SIGKILL)
