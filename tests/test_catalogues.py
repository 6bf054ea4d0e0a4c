"""Whatever an officer, operator or resident sees is Vietnamese."""

import polib
import pytest

from tests import msgids

ROOMS = ["media", "campaigns", "cms", "broadcast"]


def catalogue(room: str) -> dict[msgids.Message, polib.POEntry]:
    entries = polib.pofile(str(msgids.ROOT / room / "locale/vi/LC_MESSAGES/django.po"))
    return {(entry.msgctxt, entry.msgid): entry for entry in entries}


@pytest.mark.parametrize("room", ROOMS)
def test_every_message_of_a_room_is_translated(room: str) -> None:
    have = catalogue(room)
    missing = [m for m in msgids.of_room(room) if m not in have or not _vietnamese(have[m])]
    assert sorted(missing, key=str) == []


@pytest.mark.parametrize("room", ROOMS)
def test_translations_keep_the_placeholders(room: str) -> None:
    for entry in catalogue(room).values():
        words = entry.msgstr or entry.msgstr_plural.get(0, "")
        assert msgids.placeholders(words) <= msgids.placeholders(entry.msgid + (entry.msgid_plural or "")), (
            entry.msgid
        )


@pytest.mark.parametrize("room", ROOMS)
def test_catalogues_hold_no_fuzzy_and_no_double_entries(room: str) -> None:
    po = polib.pofile(str(msgids.ROOT / room / "locale/vi/LC_MESSAGES/django.po"), check_for_duplicates=True)
    assert [entry.msgid for entry in po.fuzzy_entries()] == []


def _vietnamese(entry: polib.POEntry) -> bool:
    return bool(entry.msgstr or entry.msgstr_plural.get(0))


def test_a_message_reads_the_same_in_every_room() -> None:
    """Catalogues are merged: of two translations of one message, one would show where the other is meant."""
    said: dict[msgids.Message, dict[str, str]] = {}
    for room in ROOMS:
        for message, entry in catalogue(room).items():
            said.setdefault(message, {})[room] = entry.msgstr or entry.msgstr_plural.get(0, "")
    assert {message: words for message, words in said.items() if len(set(words.values())) > 1} == {}
