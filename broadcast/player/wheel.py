"""Packs the player as a wheel of its own, for machines that have neither Django nor the rest of Loa Xã.

`python -m broadcast.player.wheel FOLDER`, or `make player`. The same sources give the same bytes.
"""

import base64
import hashlib
import sys
import tomllib
import zipfile
from collections.abc import Iterator
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent
ROOT = PACKAGE.parent.parent
NAME = "loaxa_player"
NEEDS = "miniaudio>=1.61,<2"
LEFT_OUT = {"wheel.py"}
LONG_AGO = (1980, 1, 1, 0, 0, 0)


def build(folder: Path) -> Path:
    """Write the wheel into `folder`; its path."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    version = project["version"]
    info = f"{NAME}-{version}.dist-info"
    parts = {**dict(_modules()), **_metadata(info, project)}
    parts[f"{info}/RECORD"] = _record(parts, info)
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{NAME}-{version}-py3-none-any.whl"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as wheel:
        for name, content in parts.items():
            wheel.writestr(zipfile.ZipInfo(name, LONG_AGO), content)
    return path


def _modules() -> Iterator[tuple[str, bytes]]:
    yield "broadcast/__init__.py", b""
    for path in sorted(PACKAGE.iterdir()):
        if path.suffix in (".py", ".service") and path.name not in LEFT_OUT:
            yield f"broadcast/player/{path.name}", path.read_bytes()


def _metadata(info: str, project: dict[str, str]) -> dict[str, bytes]:
    """What an installer reads (PyPA core metadata 2.1, wheel format 1.0)."""
    metadata = [
        "Metadata-Version: 2.1",
        f"Name: {NAME.replace('_', '-')}",
        f"Version: {project['version']}",
        "Summary: Plays the schedule of a Loa Xa station by itself",
        f"Requires-Python: {project['requires-python']}",
        f"License: {project['license']}",
        f"Requires-Dist: {NEEDS}",
    ]
    wheel = ["Wheel-Version: 1.0", "Generator: loa-xa", "Root-Is-Purelib: true", "Tag: py3-none-any"]
    entry = ["[console_scripts]", "loaxa-player = broadcast.player.cli:main"]
    return {
        f"{info}/METADATA": _lines(metadata),
        f"{info}/WHEEL": _lines(wheel),
        f"{info}/entry_points.txt": _lines(entry),
        f"{info}/LICENSE": (ROOT / "LICENSE").read_bytes(),
    }


def _record(parts: dict[str, bytes], info: str) -> bytes:
    rows = [f"{name},sha256={_digest(content)},{len(content)}" for name, content in parts.items()]
    return _lines([*rows, f"{info}/RECORD,,"])


def _digest(content: bytes) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=").decode()


def _lines(lines: list[str]) -> bytes:
    return "".join(f"{line}\n" for line in lines).encode()


if __name__ == "__main__":
    sys.stdout.write(f"{build(Path(sys.argv[1] if len(sys.argv) > 1 else 'dist'))}\n")
