"""Finished files are kept for a month."""

import os
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from cms.chores import do_all
from cms.prints.made import KEPT, pdf_of, remove_old


@pytest.fixture
def folder(settings):
    return Path(settings.MEDIA_ROOT) / "prints"


def aged(path, age):
    made = (timezone.now() - age).timestamp()
    os.utime(path, (made, made))


def test_old_files_go_in_the_daily_round_and_young_ones_stay(folder, db):
    folder.mkdir()
    old, young = folder / "old.pdf", folder / "young.pdf"
    for path, age in ((old, KEPT + timedelta(minutes=1)), (young, KEPT - timedelta(minutes=1))):
        path.write_bytes(b"%PDF")
        aged(path, age)
    do_all(timezone.now())
    assert list(folder.iterdir()) == [young]


def test_nothing_made_yet_is_nothing_to_remove(folder):
    assert remove_old(timezone.now()) == 0


def test_a_sheet_whose_file_is_gone_is_made_anew(sheet, folder):
    page = sheet()
    first = pdf_of(page, bleed=False)
    [made] = folder.iterdir()
    aged(made, KEPT * 2)
    assert remove_old(timezone.now()) == 1
    assert pdf_of(page, bleed=False)[:5] == first[:5] == b"%PDF-"
    assert list(folder.iterdir()) == [made]
