"""Pictures and videos on a screen wait for a leader who did not put them there."""

import pytest
from bs4 import BeautifulSoup
from django.core.files.base import ContentFile
from django.urls import reverse
from wagtail.documents.models import Document
from wagtail.images.models import Image

from cms.notifications.models import Notification
from cms.roles import Role
from cms.screens.approval import approve
from cms.screens.models import ScreenItem
from cms.workflow import NotIndependent
from tests.cms.screens.test_screens import form, ids

# Wagtail leaves the temporary file of a rendition to the garbage collector.
pytestmark = pytest.mark.filterwarnings("ignore::ResourceWarning")


@pytest.fixture
def hung(screen, signed_in, officer, picture):
    """A picture the officer put on the screen through the form."""
    client = signed_in(officer)
    put = {"items-0-picture": picture.pk, "items-0-words": "Hội làng"}
    sent = form(**{"slug": "sanh", "title": "Sảnh", **put})
    assert client.post(reverse("man-hinh:edit", args=(screen.pk,)), sent).status_code == 302
    return ScreenItem.objects.get()


def let(client, item):
    return client.post(reverse("screens_let_show", args=(item.pk,)), follow=True)


def test_a_picture_waits_and_its_leaders_are_told(client, leader, hung, officer, signed_in):
    assert hung.put_by == officer
    assert ids(client) == []
    told = Notification.objects.get(user=leader)
    assert "đề nghị duyệt ảnh hoặc phim chiếu trên màn hình “Sảnh”" in told.words
    assert told.link == reverse("screens_look", args=(hung.screen_id,))
    home = signed_in(leader).get(reverse("wagtailadmin_home")).content.decode()
    assert "1 ảnh hoặc phim cho màn hình “Sảnh”" in home


def test_an_officer_s_own_desk_is_not_asked(hung, officer, signed_in):
    home = signed_in(officer).get(reverse("wagtailadmin_home")).content.decode()
    assert "ảnh hoặc phim cho màn hình" not in home


def test_a_leader_looks_and_lets_it_be_shown(client, hung, officer, leader, signed_in):
    look = signed_in(leader).get(reverse("screens_look", args=(hung.screen_id,)))
    page = BeautifulSoup(look.content, "html.parser")
    assert page.select_one("table img")["src"].startswith("/tep/images/")
    address = page.select_one("form.lx-let-show")["action"]
    assert address == reverse("screens_let_show", args=(hung.pk,))
    assert "màn hình chiếu" in let(signed_in(leader), hung).content.decode()
    assert ids(client) == [f"i{hung.pk}"]
    hung.refresh_from_db()
    assert hung.approved_by == leader
    assert Notification.objects.filter(user=officer).count() == 1


@pytest.mark.parametrize("role", list(Role))
def test_only_leaders_let_it_be_shown(client, hung, person, signed_in, role):
    let(signed_in(person("ai-do", role)), hung)
    assert bool(ids(client)) is (role is Role.LEADER)


def test_nobody_approves_what_they_put_there_themselves(hung, person):
    both = person("kiem-nhiem", Role.OFFICER, Role.LEADER)
    hung.put_by = both
    with pytest.raises(NotIndependent, match="lãnh đạo khác"):
        approve(hung, by=both)


def test_what_was_changed_waits_again(client, hung, leader, screen, officer, signed_in):
    approve(hung, by=leader)
    editor = signed_in(officer)
    kept = {
        "items-INITIAL_FORMS": "1",
        "items-0-id": hung.pk,
        "items-0-picture": hung.picture_id,
        "items-0-weekdays": ["0"],
    }
    at = reverse("man-hinh:edit", args=(screen.pk,))
    editor.post(at, form(**{"slug": "sanh", "title": "Sảnh", "items-0-words": "Hội làng", **kept}))
    hung.refresh_from_db()
    assert (hung.weekdays, hung.approved) == ("0", True)
    editor.post(at, form(**{"slug": "sanh", "title": "Sảnh", "items-0-words": "Lời khác", **kept}))
    hung.refresh_from_db()
    assert (hung.words, hung.approved) == ("Lời khác", False)


def test_another_file_in_its_place_waits_again(hung, leader):
    approve(hung, by=leader)
    Image.objects.filter(pk=hung.picture_id).update(file_hash="0" * 40)
    assert not ScreenItem.objects.get().approved


def test_a_video_nobody_approved_is_not_given(client, put):
    film = Document.objects.create(title="Phim", file=ContentFile(b"\0\0\0\x18ftypmp42", name="a.mp4"))
    item = put(video=film, approved=False)
    assert client.get(film.url).status_code == 404
    item.approved_content, item.approved_at = item.content, film.created_at
    item.save()
    assert b"ftyp" in client.get(film.url).getvalue()
