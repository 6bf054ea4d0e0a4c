"""What time it is, and whether that can be believed (docs/adr/0008-the-player.md, Time).

Three clocks: the system's, the monotonic one (where the system has it, one that goes on while the machine
sleeps), and the server's as it was measured at a heartbeat. Moments are aware and in UTC.
"""

import ctypes
import logging
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from functools import cache
from pathlib import Path

logger = logging.getLogger(__name__)

LEAP_SECONDS = 0.5
BEHIND = timedelta(minutes=1)  # so far a synchronised clock may be put back without losing its trust
KEPT_FOR = timedelta(days=60)  # a clock with a battery drifts a few seconds a day
AGREEMENT_SECONDS = 5.0
DRIFT = 1e-4  # seconds a second: what a cheap quartz is off at most
_TIME_ERROR = 5  # what adjtimex answers while nothing keeps the system's clock


class Basis(StrEnum):
    """What the time rests on."""

    SYSTEM = "system"
    SERVER = "server"
    UNTRUSTED = "untrusted"


@dataclass(frozen=True, slots=True)
class Anchor:
    """The server's time at one moment of the monotonic clock, of one start of the machine.

    `within`: seconds it may be off, half of what the call took.
    """

    server_time: datetime
    monotonic: float
    boot: str
    within: float = 0.0

    def at(self, monotonic: float) -> datetime:
        return self.server_time + timedelta(seconds=monotonic - self.monotonic)


@dataclass(frozen=True, slots=True)
class Reading:
    """`leap`: seconds the time moved by itself since the reading before, 0 where it went as it should."""

    now: datetime
    basis: Basis
    leap: float = 0.0


def monotonic() -> float:
    """Seconds that nobody sets; on Linux they go on while the machine sleeps."""
    boottime = getattr(time, "CLOCK_BOOTTIME", None)
    return time.monotonic() if boottime is None else time.clock_gettime(boottime)


class Clock:
    """For one thread. `latest`: the latest moment a trusted clock ever showed; an older one is not believed.

    `kept`: whether the system's clock went on by a battery while the machine was off.
    """

    def __init__(
        self,
        latest: datetime | None = None,
        anchor: Anchor | None = None,
        *,
        system: Callable[[], float] = time.time,
        monotonic: Callable[[], float] = monotonic,
        synchronised: Callable[[], bool] | None = None,
        kept: Callable[[], bool] | None = None,
        boot: str | None = None,
    ) -> None:
        self.latest = latest
        self.boot = this_boot() if boot is None else boot
        self.anchor = anchor if anchor and anchor.boot == self.boot and self.boot else None
        self.monotonic = monotonic
        self._system = system
        self._synchronised = synchronised or system_synchronised
        self._kept = kept or kept_by_battery
        self._before: tuple[datetime, float] | None = None

    def hear(self, anchor: Anchor) -> None:
        """Take the server's time, measured by this machine since it started; the surer measure is kept."""
        if self.anchor:
            aged = self.anchor.within + DRIFT * (anchor.monotonic - self.anchor.monotonic)
            moved = abs((self.anchor.at(anchor.monotonic) - anchor.server_time).total_seconds())
            if aged < anchor.within and moved <= aged + anchor.within:
                return
        self.anchor = anchor

    def system_now(self) -> datetime:
        return datetime.fromtimestamp(self._system(), UTC)

    def offset(self) -> float | None:
        """Seconds the server is ahead of the system's clock; None while the server was not heard."""
        if self.anchor is None:
            return None
        return (self.anchor.at(self.monotonic()) - self.system_now()).total_seconds()

    def now(self) -> datetime:
        """The time as it would be read; notices no leap."""
        return self._look()[0]

    def read(self) -> Reading:
        """The time, and whether it moved by itself since it was read before."""
        now, basis, elapsed = self._look()
        if basis is Basis.UNTRUSTED:
            return Reading(now, basis)
        leap = 0.0
        if self._before:
            expected = self._before[0] + timedelta(seconds=elapsed - self._before[1])
            leap = (now - expected).total_seconds()
        self._before = now, elapsed
        put_back = self.latest is not None and now < self.latest - BEHIND
        self.latest = now if put_back or self.latest is None else max(now, self.latest)
        return Reading(now, basis, leap if abs(leap) > LEAP_SECONDS else 0.0)

    def _look(self) -> tuple[datetime, Basis, float]:
        elapsed, system = self.monotonic(), self.system_now()
        basis = self._basis(system, elapsed)
        if basis is Basis.SERVER and self.anchor:
            return self.anchor.at(elapsed), basis, elapsed
        return system, basis, elapsed

    def _basis(self, system: datetime, elapsed: float) -> Basis:
        agrees = self.anchor is not None and (
            abs((self.anchor.at(elapsed) - system).total_seconds()) <= AGREEMENT_SECONDS
        )
        behind = self.latest is not None and system < self.latest - BEHIND
        if self._synchronised() and (agrees or not behind):
            return Basis.SYSTEM
        if self.anchor is not None:
            return Basis.SERVER
        if not behind and self.latest and system - self.latest < KEPT_FOR and self._kept():
            return Basis.SYSTEM
        return Basis.UNTRUSTED


class Every:
    """Ask `question` again only after `seconds`."""

    def __init__(self, question: Callable[[], bool], seconds: float) -> None:
        self._question, self._seconds = question, seconds
        self._asked_at = -seconds
        self._answer = False

    def __call__(self) -> bool:
        if time.monotonic() - self._asked_at >= self._seconds:
            self._answer, self._asked_at = self._question(), time.monotonic()
        return self._answer


@cache
def this_boot() -> str:
    """A name of this start of the machine, "" where the system gives none."""
    try:
        return Path("/proc/sys/kernel/random/boot_id").read_text().strip()
    except OSError:
        return ""


def system_synchronised() -> bool:
    """Whether the system says that something keeps its clock: NTP by the kernel's own state, or w32tm."""
    return _asked()


def _asks_windows() -> bool:
    command = ["w32tm", "/query", "/status"]
    try:
        done = subprocess.run(command, capture_output=True, timeout=10, check=False)
    except (OSError, subprocess.TimeoutExpired) as error:
        logger.warning("w32tm does not answer: %s", error)
        return False
    return done.returncode == 0 and leap_indicator(done.stdout) != b"3"


def leap_indicator(answer: bytes) -> bytes:
    """The first number w32tm answers, in whatever language: 3 says that nothing keeps the clock."""
    first = next((line for line in answer.splitlines() if b":" in line), b":3")
    return first.partition(b":")[2].strip()[:1]


class _Timex(ctypes.Structure):
    """`struct timex` of adjtimex(2); only `modes` is set, to nothing, so that it is a question."""

    _fields_ = [("modes", ctypes.c_uint), ("rest", ctypes.c_byte * 252)]


def _asks_kernel() -> bool:
    state = ctypes.CDLL(None).adjtimex(ctypes.byref(_Timex()))
    return 0 <= state < _TIME_ERROR


_asked = Every(_asks_windows, 600) if sys.platform == "win32" else Every(_asks_kernel, 2)


def kept_by_battery() -> bool:
    """Whether a clock with a battery set the system's at the start, and still agrees with it."""
    if sys.platform == "win32":
        return True  # a PC has one
    try:
        kept = float(Path("/sys/class/rtc/rtc0/since_epoch").read_text())
    except (OSError, ValueError):
        return False
    return abs(kept - time.time()) <= AGREEMENT_SECONDS
