"""Build one bulletin: build_one ID. Prints its state, and what lies in scratch and among finished files."""

import sys
from pathlib import Path

from django.conf import settings

from broadcast.build import build

if __name__ == "__main__":
    state = build(int(sys.argv[1])).state
    left = [path for home in ("scratch", "media") for path in (Path(settings.VAR_DIR) / home).rglob("*.*")]
    print(state, left)
