"""A correction is a row in the place of the newest; what stands is one row a deed."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from campaigns import corrections
from campaigns.corrections import AlreadyCorrected, correct, newest, rows_of_deed, withdraw
from campaigns.duties.making import make_duties
from campaigns.duties.reading import account
from campaigns.ledger import chains, check, entries
from campaigns.models import Channel, Deed, Evidence

DAY = date(2026, 11, 17)
BY = {"why": "Đếm lại danh sách", "actor": "Lan"}


@pytest.fixture
def held(did, activity):
    return did(
        activity(channels=[Channel.DIALOGUE]),
        DAY,
        Deed.HELD,
        Channel.DIALOGUE,
        quantity=Decimal(120),
        unit="người",
        subject="events.eventpage:5",
    )


def standing() -> list[Evidence]:
    return list(Evidence.objects.effective())


def test_a_correction_stands_in_the_place_of_the_row_and_says_why(held):
    row = correct(held, quantity=Decimal(112), words="Có 112 người dự.", **BY)
    assert standing() == [row]
    assert (row.deed, row.quantity, row.words) == (Deed.HELD, 112, "Có 112 người dự.")
    assert (row.corrects, row.reason, row.actor) == (held, "Đếm lại danh sách", "Lan")
    for name in ("activity", "channel", "title", "happened_at", "unit", "subject", "detail"):
        assert getattr(row, name) == getattr(held, name), name


def test_the_old_row_stays_as_it_was(held):
    before = Evidence.objects.filter(pk=held.pk).values().get()
    correct(held, quantity=Decimal(112), **BY)
    assert Evidence.objects.filter(pk=held.pk).values().get() == before


def test_what_is_taken_back_counts_nowhere(held):
    row = withdraw(held, **BY)
    assert (row.deed, row.words) == (Deed.CORRECTED, "Rút khỏi sổ: Đã làm việc này.")
    assert standing() == []


def test_what_was_taken_back_by_mistake_is_put_in_again(held):
    back = correct(withdraw(held, **BY), words=held.words, **BY)
    assert standing() == [back]
    assert (back.deed, back.quantity) == (Deed.HELD, 120)


def test_no_row_is_corrected_twice(held):
    first = correct(held, quantity=Decimal(112), **BY)
    with pytest.raises(AlreadyCorrected):
        correct(held, quantity=Decimal(113), **BY)
    second = correct(newest(held.key), quantity=Decimal(113), **BY)
    assert second.corrects == first
    for row in (held, first, second):
        assert rows_of_deed(row) == [held, first, second]


def test_a_correction_says_why(held):
    for deed in (correct, withdraw):
        with pytest.raises(ValueError, match="why"):
            deed(held, why=" ", actor="Lan", **({"quantity": Decimal(1)} if deed is correct else {}))


def test_a_correction_that_changes_nothing_is_no_row(held):
    assert correct(held, quantity=Decimal(120), **BY) == held
    taken = withdraw(held, **BY)
    assert withdraw(taken, **BY) == taken
    assert Evidence.objects.count() == 2


def test_duties_count_what_stands(held, campaign):
    make_duties(campaign, date(2026, 1, 1))

    def done():
        return sum(one.standing.done for one in account([campaign], DAY).counted)

    assert done() == 1
    right = correct(held, quantity=Decimal(112), **BY)
    assert done() == 1
    withdraw(right, **BY)
    assert done() == 0


def test_another_activity_channel_and_time_move_the_deed(held, activity):
    other = activity(title="Họp dân", channels=[Channel.MEETING])
    earlier = held.happened_at - timedelta(days=1)
    correct(held, activity=other, channel=Channel.MEETING, happened_at=earlier, **BY)
    (row,) = standing()
    assert (row.activity, row.channel, row.happened_at) == (other, Channel.MEETING, earlier)


def test_corrections_are_links_of_the_chain(held):
    withdraw(correct(held, quantity=Decimal(112), **BY), **BY)
    *_, found = check((name, entries(name)) for name in chains())
    assert [(head.position, head.chain) for head in found.heads] == [(3, "commune")]
    assert found.broken == []


def test_a_loudspeaker_airing_moved_elsewhere_tells_kept_pages(did, activity, monkeypatch):
    told = []
    monkeypatch.setattr("cms.serving.pages.changed", lambda *names: told.extend(names))
    row = did(activity(), DAY)
    told.clear()
    corrections.correct(row, channel=Channel.SCREEN, **BY)
    assert told == ["airings"]
