"""The procedures on the boards of the demo commune: nearly all at the office, the common ones elsewhere."""

from cms.demo import Stage
from cms.notices.models import Place
from cms.procedures.models import ProcedurePage
from cms.procedures_board.board import board_of, tick_off

LACKING = 2  # not yet put up at the office, so that the board has something to ask for
COMMON = frozenset({"Hộ tịch", "Chứng thực", "Cư trú"})  # also hang at the culture house


def furnish(stage: Stage) -> None:
    """Put the sheets up as the officer ticks them off."""
    officer = stage.people["can-bo"]
    for place in Place.objects.filter(kind__in=("office", "culture_house")):
        todo = [line.page for line in board_of(place).to_do]
        chosen = todo[:-LACKING] if place.kind == "office" else [page for page in todo if _common(page)]
        tick_off(place, [page.pk for page in chosen], stage.today, by=officer)


def _common(page: ProcedurePage) -> bool:
    return page.field is not None and page.field.name in COMMON
