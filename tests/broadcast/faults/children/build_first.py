"""Build the bulletin heard soonest; prints its state, and what lies in scratch and among finished files."""

from pathlib import Path

from django.conf import settings
from django.utils import timezone

from broadcast.build import build, due

if __name__ == "__main__":
    first = due(timezone.now())[0]
    state = build(first.pk).state
    left = [path for home in ("scratch", "media") for path in (Path(settings.VAR_DIR) / home).rglob("*.*")]
    print(state, left)
