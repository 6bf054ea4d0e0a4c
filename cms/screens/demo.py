"""The demo commune's screen in the hall of the one-stop desk."""

from datetime import time

from cms.demo import Stage
from cms.screens.models import Screen, ScreenItem


def furnish(stage: Stage) -> None:
    """Hang one screen, with a leaflet of the commune on it where there is one."""
    screen = Screen(
        site=stage.site,
        title="Sảnh Trung tâm Phục vụ hành chính công",
        slug="sanh",
        night_from=time(18),
        night_until=time(6),
    )
    prints = stage.home.get_descendants().live().filter(content_type__model="printpage").first()
    if prints is not None:
        screen.items = [ScreenItem(page=prints, weight=2)]
    screen.save()
