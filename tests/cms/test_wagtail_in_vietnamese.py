"""Every message of Wagtail, Django and taggit that an officer may meet is Vietnamese.

The English catalogues that the packages bring list the messages; Django's own merging of all
catalogues, ours among them, answers what an officer reads. A new release of Wagtail with new
messages fails here until they are translated (docs/glossary.md has the words).
"""

import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import django
import polib
import pytest
from django.apps import apps
from django.test import Client
from django.urls import reverse
from django.utils.translation import gettext, ngettext, npgettext, override, pgettext
from wagtail.admin.localization import get_js_translation_strings

LOCALES = [Path(django.__file__).parent / "conf/locale"] + [
    Path(app.path) / "locale" for app in apps.get_app_configs()
]
CATALOGUES = [found for locale in LOCALES for found in sorted(locale.glob("en/LC_MESSAGES/django.po"))]
SCRIPTS = Path(apps.get_app_config("wagtailadmin").path) / "locale/en/LC_MESSAGES/djangojs.po"
SLOT = re.compile(r"%\(\w+\)[a-z]|%[sd]|\{\w*\}|<[^>]+>|&\w+;")

# The same in Vietnamese: only slots and marks, or a name that is never translated.
SAME = {
    "%(range_start)s - %(range_end)s",
    "%(field_label)s:",
    "%(status_display)s %(task_name)s %(started_at)s",
    "%(time_zone_option)s: %(localized_time_zone_label)s",
    "%(truncated_text)s…",
    "…",
    "IPv4",
    "IPv6",
    "%(size)d byte",
    *(f"%s {unit}" for unit in ("KB", "MB", "GB", "TB", "PB")),
    ":",
    ":?.!",
    ", ",
}
# Shorter on purpose: the commune has one route of approval, and one kind of name to sign in with.
LEAVES_SLOTS_OUT = {
    "Submit to %(workflow_name)s",
    "Resubmit to %(task_name)s",
    "This %(model_name)s is currently awaiting moderation.",
    "Only reviewers for this task can edit the %(model_name)s.",
    "%(start_index)s-%(end_index)s of %(items_count)s %(model_name)s",  # the search of pages has no name
    "Your %(username_field)s and password didn't match. Please try again.",
}


def of_package(catalogue: Path) -> str:
    """wagtail/admin for .../site-packages/wagtail/admin/locale/en/LC_MESSAGES/django.po."""
    return "/".join(catalogue.parts[catalogue.parts.index("site-packages") + 1 : -4])


def messages(catalogue: Path) -> Iterator[polib.POEntry]:
    return (entry for entry in polib.pofile(str(catalogue)) if not entry.obsolete)


def in_vietnamese(entry: polib.POEntry) -> str:
    """What Django's merged catalogues give for the message; for two things where it has a plural."""
    with override("vi"):
        if entry.msgid_plural and entry.msgctxt:
            return npgettext(entry.msgctxt, entry.msgid, entry.msgid_plural, 2)
        if entry.msgid_plural:
            return ngettext(entry.msgid, entry.msgid_plural, 2)
        return pgettext(entry.msgctxt, entry.msgid) if entry.msgctxt else gettext(entry.msgid)


def slots(text: str) -> Counter[str]:
    return Counter(SLOT.findall(text))


def texts(nested: Any) -> Iterator[str]:
    """The strings in dictionaries and lists, however deep, in order."""
    if isinstance(nested, str):
        yield nested
    else:
        for part in nested.values() if isinstance(nested, dict) else nested:
            yield from texts(part)


@pytest.fixture
def served(client: Client, db: None) -> dict[str, Any]:
    """The messages as the browser gets them: text, or a list of one text where there is a plural."""
    script = client.get(reverse("wagtailadmin_javascript_catalog")).content.decode()
    start = script.index("newcatalog = ") + len("newcatalog = ")
    return dict(json.JSONDecoder().raw_decode(script, start)[0])


def test_the_packages_bring_the_lists_of_their_messages() -> None:
    assert {"wagtail/admin", "wagtail/users", "wagtail/images", "django/conf"} <= {
        of_package(catalogue) for catalogue in CATALOGUES
    }


@pytest.mark.parametrize("catalogue", CATALOGUES, ids=of_package)
def test_every_message_is_translated(catalogue: Path) -> None:
    english = [
        entry.msgid
        for entry in messages(catalogue)
        if in_vietnamese(entry) in (entry.msgid, entry.msgid_plural) and entry.msgid not in SAME
    ]
    assert english == []


@pytest.mark.parametrize("catalogue", CATALOGUES, ids=of_package)
def test_a_translation_keeps_slots_and_tags(catalogue: Path) -> None:
    differ = [
        entry.msgid
        for entry in messages(catalogue)
        if slots(in_vietnamese(entry)) != slots(entry.msgid_plural or entry.msgid)
        and entry.msgid not in LEAVES_SLOTS_OUT
    ]
    assert differ == []


def test_a_shortened_message_asks_for_nothing_new() -> None:
    with override("vi"):
        assert [text for text in LEAVES_SLOTS_OUT if slots(gettext(text)) - slots(text)] == []


def test_the_scripts_of_the_admin_are_translated(served: dict[str, Any]) -> None:
    missing = [entry.msgid for entry in messages(SCRIPTS) if entry.msgid not in served]
    english = [text for text, said in served.items() if text in texts(said) and text not in SAME]
    assert (missing, english) == ([], [])


def test_the_scripts_keep_their_slots(served: dict[str, Any]) -> None:
    differ = [
        entry.msgid
        for entry in messages(SCRIPTS)
        for said in texts([served[entry.msgid]])
        if slots(said) != slots(entry.msgid_plural or entry.msgid)
    ]
    assert differ == []


def test_the_strings_handed_to_scripts_are_translated() -> None:
    with override(None):
        english = list(texts(get_js_translation_strings()))
    with override("vi"):
        vietnamese = list(texts(get_js_translation_strings()))
    assert [before for before, after in zip(english, vietnamese, strict=True) if before == after] == []


@pytest.mark.django_db
def test_the_title_of_the_browser_names_the_product(client: Client) -> None:
    assert "<title>Đăng nhập - Loa Xã</title>" in client.get(reverse("wagtailadmin_login")).text
