"""Role by action by what is expected, tried against the real views."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.urls import URLPattern, get_resolver

from tests.cms.doors.furnished import SECRET, WAITING
from tests.cms.doors.people import EVERYBODY
from tests.cms.doors.table import HARMLESS, KEEPERS, ROOMS, TOLD
from tests.cms.doors.trying import Door, Town, Way

# Wagtail leaves the files it draws smaller pictures into to the garbage collector.
pytestmark = [pytest.mark.django_db, pytest.mark.once, pytest.mark.filterwarnings("ignore::ResourceWarning")]
BEHIND_A_SIGN_IN = ("quan-tri/", "van-hanh/")


def wrong(town: Town, door: Door) -> Iterator[str]:
    """What does not come out as the table says, a sentence each."""
    for who in EVERYBODY:
        tried = town.try_door(door, who)
        opened = bool(tried.wrote) if door.way is Way.DEED else not tried.refused
        if opened != (who in door.may):
            said = "let in" if opened else "refused"
            yield f"{who}: {said} ({tried.status} {tried.where}) {sorted(tried.wrote)}"
        elif not opened and tried.wrote:
            yield f"{who}: refused, and yet {sorted(tried.wrote)} changed"
        elif door.way is Way.VAIN and tried.wrote:
            yield f"{who}: {sorted(tried.wrote)} changed"
        for title, readers in ((SECRET, KEEPERS), (WAITING, KEEPERS + "L")):
            if door.way is not Way.VAIN and title in tried.body and not _may_read(door, who, readers):
                yield f"{who}: reads “{title}”"


def _may_read(door: Door, who: str, readers: str) -> bool:
    """`readers` work with such drafts; the others see the titles only of what their own desk is about."""
    return who in door.may and (who in readers or door.name.startswith(TOLD))


@pytest.mark.parametrize("room", ROOMS, ids=lambda room: room.__name__)
def test_every_door_opens_for_whom_the_table_says(town: Town, room: Callable[[], Iterator[Door]]) -> None:
    found = {str(door): said for door in room() if (said := list(wrong(town, door)))}
    assert found == {}


def names(patterns: Any, above: str = "", space: str = "") -> Iterator[str]:
    """The names of all addresses of the two rooms; an address itself where it has no name."""
    for one in patterns:
        here = above + str(one.pattern).lstrip("^")
        if isinstance(one, URLPattern):
            if here.startswith(BEHIND_A_SIGN_IN):
                yield f"{space}{one.name}" if one.name else f"/{here}"
        else:
            yield from names(one.url_patterns, here, f"{space}{one.namespace}:" if one.namespace else space)


def test_every_address_of_the_admin_and_the_operator_is_in_the_table() -> None:
    """A new view comes with a row that says for whom it opens."""
    registered = set(names(get_resolver().url_patterns))
    assert len(registered) > 300
    assert registered - {door.name for room in ROOMS for door in room()} - HARMLESS == set()
    assert registered >= HARMLESS
