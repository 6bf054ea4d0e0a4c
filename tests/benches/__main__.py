"""make bench: every benchmark in one run, each figure a ratio against a named reference of the same run."""

import importlib
import os
import pkgutil
import sys
import tempfile

import django

from tests import benches
from tests.benches import Ratio


def main() -> int:
    """Run all of them; exit code 1 where a ratio is over its limit."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "cms.settings.testing"
    os.environ["LOAXA_VAR"] = tempfile.mkdtemp(prefix="loaxa-bench-")
    django.setup()
    chosen = sys.argv[1:] or [found.name for found in pkgutil.iter_modules(benches.__path__)]
    ratios: list[Ratio] = []
    for name in chosen:
        if name != "__main__":
            sys.stdout.write(f"… {name}\n")
            sys.stdout.flush()
            ratios += importlib.import_module(f"tests.benches.{name}").run()
    for ratio in ratios:
        verdict = "ok  " if ratio.ratio <= ratio.limit else "OVER"
        sys.stdout.write(
            f"{verdict} {ratio.ratio:8.3f} (at most {ratio.limit:g}) {ratio.name}: {ratio.detail}\n"
        )
    return int(any(ratio.ratio > ratio.limit for ratio in ratios))


if __name__ == "__main__":
    sys.exit(main())
