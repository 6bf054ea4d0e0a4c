"""Values the house knows anyway are offered, and written only by people."""

from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from campaigns.models import Channel, Deed, Evidence, Target
from campaigns.targets.offers import indicator_of, offered


@pytest.mark.parametrize(
    ("text", "unit", "key"),
    [
        ("Ít nhất 56 lượt phát trên loa truyền thanh", "lượt", "airings"),
        ("Cấp phát 2.000 tờ rơi đến hộ gia đình", "tờ rơi", "given_out"),
        ("Tổ chức 02 hội nghị đối thoại", "hội nghị", "dialogues"),
        ("Tổ chức 04 cuộc họp thôn", "cuộc", "meetings"),
        ("Trên 90% hài lòng", "%", None),
        ("Đăng 24 tin, bài", "tin, bài", "articles"),
    ],
)
def test_which_indicator_a_target_asks_for(text, unit, key):
    assert indicator_of(text, unit) == key


@pytest.mark.django_db
def test_deeds_of_the_plan_are_offered(campaign, activity, did):
    aim = Target.objects.create(campaign=campaign, text="Phát tờ rơi", number=500, unit="tờ")
    line = activity()
    did(line, date(2026, 3, 2), Deed.HANDED_OUT, Channel.LEAFLET, quantity=Decimal(120))
    did(line, date(2026, 4, 2), Deed.HANDED_OUT, Channel.LEAFLET, quantity=Decimal(80))
    did(None, date(2026, 4, 3), Deed.HANDED_OUT, Channel.LEAFLET, quantity=Decimal(999))
    offer = offered(campaign, [aim], date(2026, 6, 10))[aim.key]
    assert (offer.value, offer.day) == (Decimal(200), date(2026, 6, 10))


@pytest.mark.django_db
def test_an_offer_is_written_as_it_is_shown_and_not_offered_again(campaign, activity, did, signed_in):
    Target.objects.create(campaign=campaign, text="Phát tờ rơi", number=100, unit="tờ")
    did(activity(), date(2026, 3, 2), Deed.HANDED_OUT, Channel.LEAFLET, quantity=Decimal(120))
    client, page = signed_in(), reverse("campaigns_targets", args=(campaign.pk,))
    form = client.get(page).context["lines"][0].offer_form
    said = {name: form[name].value() for name in ("value", "day", "source", "token")}
    assert client.post(page, {**said, "target": form.target.pk}).status_code == 302
    row = Evidence.objects.get(deed=Deed.MEASURED)
    assert (row.quantity, row.detail["source"]) == (Decimal(120), "sổ minh chứng của kế hoạch này")
    assert client.get(page).context["lines"][0].offer_form is None
