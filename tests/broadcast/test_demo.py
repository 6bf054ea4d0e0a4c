import re
import stat
from collections.abc import Iterator
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth import authenticate
from django.core.management import CommandError, call_command
from django.db import transaction
from django.test import Client, override_settings
from django.urls import reverse
from wagtail.documents.models import Document

from broadcast.demo.people import ACCOUNTS, keep_passwords
from broadcast.demo.texts import read_text, read_texts
from broadcast.models import Programme
from campaigns.models import Campaign, CampaignState
from campaigns.timing import Kind
from cms.airing import airable_items
from cms.models import AiringApproval, ArticlePage
from cms.procedures_board.board import boards

TODAY = date(2026, 11, 21)


@pytest.mark.django_db
def test_a_database_with_accounts_refuses_the_demo(django_user_model) -> None:
    django_user_model.objects.create_user("ai-do")
    with pytest.raises(CommandError, match="đã có tài khoản"):
        call_command("demo")


@pytest.fixture(scope="module")
def loaded(
    django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Path, str]]:
    """The demo, loaded once in a transaction that is rolled back: its folder, and what the command said."""
    var, out = tmp_path_factory.mktemp("demo"), StringIO()
    own = override_settings(VAR_DIR=var, MEDIA_ROOT=str(var / "media"))
    with django_db_blocker.unblock(), own, transaction.atomic():
        call_command("demo", stdout=out)
        yield var, out.getvalue()
        transaction.set_rollback(True)


def test_days_in_the_texts_are_counted_from_the_day_of_loading() -> None:
    source = """
title = "A"
summary = "{ngay+8}"
audiences = []
activity = "x"
priority = 1
airings_wanted = 1
body = []
"""
    text = read_text(source, TODAY)
    assert text.summary == "29/11/2026"


def test_there_are_at_least_eight_texts_and_none_names_a_day_that_passed() -> None:
    texts = read_texts(TODAY)
    assert len(texts) >= 8
    assert not re.search(r"\{ngay", "".join(str(text) for text in texts))


@pytest.mark.django_db
def test_the_demo_commune_is_loaded_through_the_workflow(loaded: tuple[Path, str]) -> None:
    on_air = {item.source for item in airable_items()}
    articles = ArticlePage.objects.live()
    assert on_air >= {article.source for article in articles}
    assert len(articles) == len(read_texts(TODAY))
    assert all(approval.approver != approval.author for approval in AiringApproval.objects.all())
    office, *others = boards()
    assert 90 <= office.share.percent < 100
    assert any(board.share.posted for board in others)
    [film] = Document.objects.filter(file__endswith=".mp4")
    shown = Client().get(reverse("cms_film", args=(film.pk,)))
    assert b"ftyp" in shown.getvalue()[:16]
    assert sorted(Programme.objects.values_list("slug", flat=True)) == [
        "thong-bao-buoi-sang",
        "thong-tin-co-so",
    ]


@pytest.mark.django_db
def test_the_plan_was_submitted_by_one_and_approved_by_another(loaded: tuple[Path, str]) -> None:
    [plan] = Campaign.objects.all()
    version = plan.versions.get()
    assert plan.state == CampaignState.RUNNING
    assert plan.submitted_by.signature != version.approved_by
    assert (plan.symbol, version.symbol) == ("15/KH-UBND", "15/KH-UBND")
    kinds = {activity.when.kind for activity in plan.activities.select_related("campaign")}
    assert kinds == {Kind.RECURRING, Kind.ONGOING, Kind.ONCE, Kind.ON_REQUEST}
    channels = {channel for activity in plan.activities.all() for channel in activity.channels}
    assert channels >= {"radio", "website", "notice_board", "leaflet", "meeting", "dialogue"}
    assert set(plan.activities.filter(duties=None).values_list("timing", flat=True)) == {
        "Khi có phản ánh, kiến nghị"
    }


@pytest.mark.django_db
def test_each_role_gets_an_account_whose_printed_password_works(loaded: tuple[Path, str]) -> None:
    var, said = loaded
    kept = dict(line.split("\t")[:2] for line in (var / "demo-accounts.txt").read_text().splitlines())
    assert set(kept) == set(ACCOUNTS)
    for name, password in kept.items():
        assert password in said
        user = authenticate(None, username=name, password=password)
        assert user is not None
        assert user.get_username() == name


def test_only_the_owner_reads_the_passwords(settings, tmp_path: Path) -> None:
    settings.VAR_DIR = tmp_path
    kept = keep_passwords({"can-bo": "mat-khau"})
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert [entry.name for entry in tmp_path.iterdir()] == ["demo-accounts.txt"]
