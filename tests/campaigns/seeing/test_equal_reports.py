"""Board, calendar, coverage, report, its page and its Excel file say the same numbers, for plans by chance.

For a plan (or all of them) and a stretch of whole weeks, on the day the report says how things stand on,
these are the same thing:

- planned: the deeds that duties due in the stretch want, but for waived ones. Board: the right-hand numbers
  of the cells of these weeks. Calendar: those in the titles of its duties. Report: the column "planned" by
  channel, by unit and by activity.
- done: the deeds such duties took, in their windows or, for what is done once, after; whenever that was.
- late: such duties that are late, wholly or in part. Coverage: the column "late".
- deeds: rows of the ledger that stand and whose day lies in the stretch, up to that day, whether a duty
  wanted them or not. Those that fulfil are the deeds of board and coverage, and ticked in the calendar.
- an indicator of the report is the number of such rows of one kind on one channel, where no airing served
  several activities (such an airing is a row for each of them, and one airing in the report).
"""

import io
import re
from collections import Counter
from datetime import date, timedelta
from typing import NamedTuple

import pytest
from bs4 import BeautifulSoup
from django.db import transaction
from django.urls import reverse
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from campaigns.duties.reading import account
from campaigns.duties.states import DutyState
from campaigns.models import Channel, Deed, Report
from campaigns.reporting.compiling import compiled
from campaigns.reporting.files import FileKind, file_of
from campaigns.reporting.periods import Stretch
from campaigns.seeing.board import board
from campaigns.seeing.calendar.entries import Kind
from campaigns.seeing.calendar.gathering import gathered
from campaigns.seeing.choice import Choice
from campaigns.seeing.views.coverage import tables
from tests.campaigns.seeing.chance import TODAY, chances

FIRST_MONDAY, WEEK = date(2025, 12, 1), timedelta(days=7)
INDICATORS = {
    "airings": (Channel.RADIO, Deed.AIRED),
    "airings_missed": (Channel.RADIO, Deed.MISSED),
    "articles": (Channel.WEBSITE, Deed.PUBLISHED),
}
weeks = st.builds(
    lambda begin, many: Stretch(begin, begin + many * WEEK - timedelta(1)),
    st.integers(0, 56).map(lambda number: FIRST_MONDAY + number * WEEK),
    st.sampled_from((1, 4, 13, 30)),
)


class Numbers(NamedTuple):
    planned: int
    done: int
    late: int


@settings(
    max_examples=20,
    phases=[Phase.explicit, Phase.generate],  # making an example smaller takes minutes here
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(chances, weeks, st.sampled_from((0, 1, None)))
@pytest.mark.django_db
def test_all_pages_and_files_say_the_same(signed_in_once, chance, stretch, which):
    with transaction.atomic():
        plans = chance.write()
        compare(plans, stretch, None if which is None else plans[which], signed_in_once)
        transaction.set_rollback(True)


@pytest.fixture
def signed_in_once(signed_in):
    return signed_in()


def compare(plans, stretch, plan, client):
    content = compiled("Báo cáo", stretch, TODAY, plan)
    choice = Choice(campaign=plan and plan.pk, since=stretch.first, until=stretch.last)
    drawn = board(account([plan] if plan else plans, content.as_of))
    entries = gathered(choice, content.as_of)
    by_channel, _audience, by_unit, _village = tables(choice, content.as_of)
    said = of_counts(content.channels)
    assert said == of_counts(content.units) == of_board(drawn, stretch) == of_calendar(entries)
    assert said[:2] == (sum(one.wanted for one in content.lines), sum(one.done for one in content.lines))
    assert said.late == by_channel.total.sums.behind == by_unit.total.sums.behind
    compare_sides(content, by_channel)
    compare_deeds(content, drawn, entries, by_channel, stretch)
    report = Report.objects.create(
        title="Báo cáo", first_day=stretch.first, last_day=stretch.last, campaign=plan
    )
    compare_page(content, client.get(reverse("campaigns_report", args=(report.pk,))).content)
    compare_excel(content, file_of(report, FileKind.EXCEL, TODAY))


def of_counts(counts):
    return Numbers(*(sum(getattr(one, name) for one in counts) for name in ("wanted", "done", "late")))


def of_board(drawn, stretch):
    cells = [
        cell
        for group in drawn.groups
        for line in group.lines
        for cell in line.cells
        if cell.week.monday in stretch
    ]
    return Numbers(
        sum(cell.required for cell in cells),
        sum(cell.done for cell in cells),
        sum(is_late(one.standing.state) for cell in cells for one in cell.duties),
    )


def of_calendar(entries):
    duties = [one for one in entries if one.kind is Kind.DUTY and one.state != DutyState.WAIVED]
    numbers = [re.search(r"\((\d+)/(\d+)\)$", one.title).groups() for one in duties]
    return Numbers(
        sum(int(wanted) for _done, wanted in numbers),
        sum(int(done) for done, _wanted in numbers),
        sum(is_late(one.state) for one in duties),
    )


def is_late(state):
    return state in (DutyState.LATE, DutyState.SHORT)


def compare_sides(content, by_channel):
    coverage = {row.label: row.sums for row in by_channel.rows if row.sums.owed}
    assert {one.name: one.late for one in content.channels} == {
        name: sums.behind for name, sums in coverage.items()
    }


def compare_deeds(content, drawn, entries, by_channel, stretch):
    deeds = [one for one in entries if one.kind is Kind.DEED]
    assert len(content.positions) == len(deeds)
    kinds = Counter((one.channel, one.word) for one in deeds)
    for key, (channel, deed) in INDICATORS.items():
        assert content.figure(key).number == kinds[channel, str(deed.label)]
    of_plans = [one for one in deeds if one.campaign is not None]
    cells = [
        cell
        for group in drawn.groups
        for line in group.lines
        for cell in line.cells
        if cell.week.monday in stretch
    ]
    fulfil = sum(one.tone == "done" for one in of_plans)
    assert fulfil == sum(cell.deeds for cell in cells) == by_channel.total.sums.deeds
    assert sum(one.tone == "late" for one in of_plans) == sum(cell.failed for cell in cells)


def compare_page(content, html):
    page = BeautifulSoup(html, "html.parser")
    for figure in content.figures:
        assert number(page.select_one(f'[data-figure="{figure.key}"] td').text) == figure.number
    (table,) = [one for one in page.select("table") if len(one.select("thead th")) == 4] or [None]
    rows = [[cell.text for cell in row.select("th, td")] for row in table.select("tbody tr")] if table else []
    assert [(int(row[1]), int(row[2])) for row in rows] == [
        (one.wanted, one.done) for one in content.channels
    ]


def compare_excel(content, file):
    sheets = [list(sheet.values)[3:] for sheet in load_workbook(io.BytesIO(file), data_only=True).worksheets]
    figures, *rest = sheets
    assert [row[3] for row in figures[1:]] == [float(one.number) for one in content.figures]
    by_heads = {rows[0]: rows[1:] for rows in rest}
    for heads, counts in ((("Kênh",), content.channels), (("Đơn vị",), content.units)):
        found = [rows for named, rows in by_heads.items() if named[:1] == heads]
        assert len(found) == bool(counts)
        for rows in found:
            assert [(row[1], row[2], row[4]) for row in rows[:-1]] == [
                (one.wanted, one.done, one.late) for one in counts
            ]
            assert (rows[-1][1], rows[-1][2], rows[-1][4]) == of_counts(counts)
    lines = [rows for named, rows in by_heads.items() if len(named) == 8]
    assert len(lines) == bool(content.lines)
    for rows in lines:
        assert [(row[1], row[5], row[6]) for row in rows[:-1]] == [
            (one.title, one.wanted, one.done) for one in content.lines
        ]
        assert rows[-1][5:7] == of_counts(content.channels)[:2]


def number(written):
    return float(written.replace(".", "").replace(",", "."))
