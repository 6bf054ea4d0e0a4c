"""The reader of CAP 1.2: pure."""

import contextlib
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadcast.emergency.warnings.cap import MOST_BYTES, MessageType, Status, Unreadable, read
from tests.broadcast.emergency.samples import BOMB, OUTSIDE, an_alert, referring


def refused(content: bytes) -> tuple[str, str]:
    with pytest.raises(Unreadable) as told:
        read(content)
    return told.value.code, told.value.where


def test_a_warning_is_read_whole() -> None:
    alert = read(an_alert())
    assert (alert.identifier, alert.sender) == ("KT-2026-0012", "kt@example.vn")
    assert alert.sent.astimezone(UTC) == datetime(2026, 12, 8, 1, 30, tzinfo=UTC)
    assert (alert.status, alert.message_type) == (Status.ACTUAL, MessageType.ALERT)
    (info,) = alert.infos
    assert (info.language, info.headline) == ("vi-VN", "Bão số 12 đổ bộ chiều nay")
    assert info.areas == ("Xã Tân Hòa",)


def test_without_a_language_it_is_english_as_the_standard_says() -> None:
    assert read(an_alert({"language": ""})).infos[0].language == "en-US"


def test_references_name_earlier_messages() -> None:
    (reference,) = read(referring("Cancel")).references
    assert (reference.sender, reference.identifier) == ("kt@example.vn", "KT-2026-0012")


@pytest.mark.parametrize("name", ["identifier", "sender", "sent", "status", "msgType", "scope"])
def test_what_the_standard_requires_is_required(name: str) -> None:
    assert refused(an_alert(**{name: ""})) == ("missing", f"alert.{name}")


@pytest.mark.parametrize("name", ["category", "event", "urgency", "severity", "certainty"])
def test_what_an_info_requires_is_required(name: str) -> None:
    assert refused(an_alert({name: ""})) == ("missing", f"alert.info[1].{name}")


@pytest.mark.parametrize(
    ("changes", "where"),
    [
        ({"status": "Real"}, "alert.status"),
        ({"msgType": "alert"}, "alert.msgType"),
        ({"sent": "hôm nay"}, "alert.sent"),
        ({"sent": "2026-12-08T08:30:00"}, "alert.sent"),
        ({"identifier": "có dấu cách"}, "alert.identifier"),
        ({"sender": "a,b"}, "alert.sender"),
        ({"references": "a,b"}, "alert.references[1]"),
    ],
)
def test_wrong_values_are_named(changes: dict[str, str], where: str) -> None:
    assert refused(an_alert(**changes)) == ("value", where)


def test_a_restricted_message_says_to_whom() -> None:
    assert refused(an_alert(scope="Restricted")) == ("missing", "alert.restriction")


@pytest.mark.parametrize("kind", ["Update", "Cancel"])
def test_a_change_names_what_it_changes(kind: str) -> None:
    assert refused(an_alert(msgType=kind)) == ("missing", "alert.references")


@pytest.mark.parametrize("hostile", [BOMB, OUTSIDE], ids=["bomb", "outside"])
def test_entities_are_never_expanded(hostile: bytes) -> None:
    assert refused(hostile)[0] == "hostile"


def test_a_huge_file_is_refused_unread() -> None:
    assert refused(b"<" * (MOST_BYTES + 1))[0] == "too_big"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "not_xml"),
        (b"%PDF-1.7", "not_xml"),
        (b"<html/>", "not_cap"),
        (an_alert().replace(b"cap:1.2", b"cap:1.1"), "not_cap"),
        (b'<?xml version="1.0" encoding="khong-co"?><a/>', "not_xml"),
    ],
)
def test_other_files_are_no_warnings(content: bytes, code: str) -> None:
    assert refused(content)[0] == code


@given(st.binary(max_size=300))
def test_whatever_comes_is_read_or_refused(content: bytes) -> None:
    for candidate in (content, an_alert().replace(b"Actual", content), an_alert()[: len(content) * 4]):
        with contextlib.suppress(Unreadable):
            assert read(candidate).identifier
