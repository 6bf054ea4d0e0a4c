"""How late a player begins what it plays, on a machine whose processors are all busy; without a server.

A player process with sixty bulletins half a second apart, and two busy processes a processor beside it. Its
start error is the distance from the planned second to the moment the first sample was taken.
"""

import json
import os
import signal
import statistics
import subprocess
import sys
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

from broadcast.player.clock import Anchor, monotonic, this_boot
from broadcast.player.pairing import Paired
from broadcast.player.protocol import dump
from broadcast.player.sounds import Sounds
from broadcast.player.store import Store
from tests.benches import Ratio
from tests.broadcast.player.plans import PLAYER, bulletin, plan
from tests.broadcast.player.sounds import mp3, named

ROOT = Path(__file__).resolve().parent.parent.parent
NUMBER, APART, LONG = 60, 0.5, 0.2
MEDIAN_SECONDS, WORST_SECONDS = 0.1, 0.5
BUSY = "while True: pass"


def run() -> list[Ratio]:
    with tempfile.TemporaryDirectory(prefix="loaxa-bench-player-") as folder:
        busy = [subprocess.Popen([sys.executable, "-c", BUSY]) for _ in range(2 * (os.cpu_count() or 1))]
        try:
            errors = _start_errors(Path(folder))
        finally:
            for process in busy:
                process.kill()
                process.wait()
    median, worst = statistics.median(errors), statistics.quantiles(errors, n=100)[98]
    detail = f"{len(errors)} starts, median {median * 1000:.0f} ms, 99th percentile {worst * 1000:.0f} ms"
    return [
        Ratio("player: median start error against 100 ms", median / MEDIAN_SECONDS, 1.0, detail),
        Ratio("player: 99th percentile of start errors against 500 ms", worst / WORST_SECONDS, 1.0, detail),
    ]


def _start_errors(home: Path) -> list[float]:
    """Seconds between plan and first sample, of each bulletin."""
    sound = mp3(LONG)
    file = named(sound, LONG)
    now = datetime.now(UTC)
    anchor = Anchor(now, monotonic(), this_boot())
    first = now + timedelta(seconds=8)
    items = [
        bulletin(f"{n:03d}", first + timedelta(seconds=n * APART), LONG, grace=5.0, sha256=file.sha256)
        for n in range(NUMBER)
    ]
    Sounds(home / "audio").path(file.sha256).write_bytes(sound)
    store = Store(home)
    Paired("http://127.0.0.1:1/", PLAYER, "token", "/manifest.json", now).keep(store)
    store.put({"manifest": dump(plan(*items, files=(file,), begin=now)), "anchor": dump(anchor)})
    store.close()
    command = [
        sys.executable,
        "-m",
        "broadcast.player",
        "--home",
        str(home),
        "run",
        "--sink",
        f"files:{home}/heard",
    ]
    player = subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True)
    assert player.stderr
    for line in player.stderr:
        if f"over: slot:{NUMBER - 1:03d}" in line:
            break
    player.send_signal(signal.SIGTERM)
    player.communicate()
    lines = (home / "heard" / "heard.jsonl").read_text().splitlines()
    began = [datetime.fromisoformat(json.loads(line)["began_at"]) for line in lines]
    return [(at - item.starts_at).total_seconds() for at, item in zip(began, items, strict=True)]
