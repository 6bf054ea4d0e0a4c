"""Pages that open over 3G: what residents download is bounded."""

from pathlib import Path

from django.conf import settings

ROOT = Path(settings.BASE_DIR)


def test_the_one_style_sheet_is_small() -> None:
    assert (ROOT / "cms/static/cms/public/site.css").stat().st_size < 20_000


def test_the_script_is_small() -> None:
    assert (ROOT / "broadcast/static/broadcast/public/player.js").stat().st_size < 6_000
