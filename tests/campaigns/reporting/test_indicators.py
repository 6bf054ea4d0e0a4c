"""The numbers of a report, counted from rows of the ledger."""

from decimal import Decimal

from campaigns.models import Channel, Deed
from campaigns.reporting.facts import Fact
from campaigns.reporting.indicators import by_place, figures


def fact(deed, channel, subject="", quantity=0, place="", number=1):
    """Rows alike; those of an airing name it and are one each."""
    return Fact(deed, channel, place, subject, number, Decimal(quantity), (1,))


def numbers(*rows):
    return {one.key: one.number for one in figures(rows)}


def test_an_airing_that_served_three_activities_is_one_airing_of_its_minutes():
    rows = [fact(Deed.AIRED, Channel.RADIO, "slot:1", "14.5") for _activity in range(3)]
    found = numbers(*rows)
    assert (found["airings"], found["air_minutes"]) == (1, Decimal("14.5"))


def test_a_slot_of_which_a_part_was_heard_is_no_whole_airing():
    found = numbers(fact(Deed.AIRED, Channel.RADIO, "slot:1", 8), fact(Deed.MISSED, Channel.RADIO, "slot:1"))
    assert (found["airings"], found["airings_broken"], found["airings_missed"]) == (0, 1, 0)


def test_the_share_aired_is_of_all_that_came():
    rows = [fact(Deed.AIRED, Channel.RADIO, f"slot:{n}") for n in range(2)]
    found = numbers(*rows, fact(Deed.MISSED, Channel.RADIO, "slot:9"))
    assert found["share_aired"] == Decimal("66.7")


def test_nothing_done_counts_nothing():
    assert set(numbers().values()) == {Decimal(0)}


def test_people_are_added_and_meetings_counted():
    rows = [fact(Deed.HELD, Channel.MEETING, f"event:{n}", people) for n, people in enumerate((40, 60))]
    found = numbers(*rows)
    assert (found["meetings"], found["meeting_people"]) == (2, 100)


def test_a_notice_posted_at_two_places_was_posted_twice():
    rows = [fact(Deed.POSTED, Channel.NOTICE_BOARD, "page:1", place=place) for place in ("Thôn 1", "Thôn 2")]
    assert numbers(*rows)["posted"] == 2


def test_a_page_is_published_once_whatever_versions_follow():
    rows = [fact(Deed.PUBLISHED, Channel.WEBSITE, "page:1"), fact(Deed.UPDATED, Channel.WEBSITE, "page:1")]
    assert numbers(*rows)["articles"] == 1


def test_a_version_of_an_item_in_the_press_is_no_other_item():
    assert numbers(fact(Deed.UPDATED, Channel.PRESS))["press"] == 0


def test_posters_and_banners_are_counted_beside_leaflets():
    rows = [
        fact(Deed.PRINTED, Channel.BANNER, "run:2", 40),
        fact(Deed.HANDED_OUT, Channel.BANNER, "given:9", 12, "Thôn 1"),
        fact(Deed.PRINTED, Channel.LEAFLET, "run:1", 500),
    ]
    found = numbers(*rows)
    assert (found["printed"], found["posters_printed"], found["posters_given_out"]) == (500, 40, 12)


def test_leaflets_by_village():
    rows = [
        fact(Deed.HANDED_OUT, Channel.LEAFLET, "given:1", 30, "Thôn 2"),
        fact(Deed.HANDED_OUT, Channel.LEAFLET, "given:2", 20, "Thôn 1"),
        fact(Deed.HANDED_OUT, Channel.LEAFLET, "given:3", 5, "Thôn 2"),
        fact(Deed.PRINTED, Channel.LEAFLET, "run:1", 500),
    ]
    assert by_place(rows, Channel.LEAFLET, Deed.HANDED_OUT) == {"Thôn 1": 20, "Thôn 2": 35}
    assert numbers(*rows)["given_out"] == 55


def test_what_was_taken_off_or_cancelled_is_no_deed():
    rows = [fact(Deed.UNPUBLISHED, Channel.WEBSITE, "page:1"), fact(Deed.CANCELLED, Channel.SCREEN, "page:1")]
    found = numbers(*rows)
    assert (found["articles"], found["screens"]) == (0, 0)
