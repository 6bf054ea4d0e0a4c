"""A child that speaks our protocol and misbehaves as the request says: for tests of the parent's side."""

import os
import signal
import struct
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from media.speech.engines.forking import Refusal, Speak, serve


def speak(request: Mapping[str, Any]) -> tuple[bytes, int]:
    match request["act"]:
        case "speak":
            return request["text"].encode("utf-16-le"), 8000
        case "refuse":
            raise Refusal("not this one")
        case "fail":
            raise ValueError("it hurts")
        case "hang":
            Path(request["pid_file"]).write_text(str(os.getpid()))
            time.sleep(60)
        case "crash":
            os.kill(os.getpid(), signal.SIGSEGV)
        case "crash once":
            marker = Path(request["marker"])
            if not marker.exists():
                marker.touch()
                os.kill(os.getpid(), signal.SIGKILL)
            return b"\1\0" * 8, 8000
        case "print":
            print("a library prints to standard output", flush=True)
            os.write(1, b"and so does C code\n")
            return b"\1\0" * 8, 8000
        case "odd rate":
            return b"\1\0", 0
    raise AssertionError(request)


def load() -> Speak:
    match sys.argv[1:]:
        case ["babble"]:
            os.write(1, b"<html>not a frame at all</html>")
        case ["cannot load"]:
            raise OSError("the voice is broken")
        case ["endless"]:
            os.write(1, struct.pack(">I", 1 << 31))
    return speak


if __name__ == "__main__":
    if sys.argv[1:] in (["babble"], ["endless"]):
        load()
        time.sleep(60)
    serve(load)
