"""Films of other sites: which are framed after a click, and which are only links."""

import pytest

from cms.films import film_at

KEY = "dQw4w9WgXcQ"


@pytest.mark.parametrize(
    "address",
    [
        f"https://www.youtube.com/watch?v={KEY}",
        f"https://m.youtube.com/watch?v={KEY}&t=10",
        f"https://youtu.be/{KEY}?si=x",
        f"https://www.youtube.com/shorts/{KEY}",
        f"https://youtube.com/live/{KEY}",
        f" https://www.youtube-nocookie.com/embed/{KEY} ",
    ],
)
def test_youtube_is_framed_without_cookies(address):
    film = film_at(address)
    assert film.frame == f"https://www.youtube-nocookie.com/embed/{KEY}?autoplay=1"
    assert film.address == f"https://www.youtube.com/watch?v={KEY}"


@pytest.mark.parametrize(
    ("address", "site"),
    [
        ("https://vtv.vn/video/1.htm", "vtv.vn"),
        ("https://www.youtube.com/watch?v=ngan", "youtube.com"),
        ("https://youtube.com.xau.vn/watch?v=" + KEY, "youtube.com.xau.vn"),
        ('https://youtu.be/"onload="x', "youtu.be"),
    ],
)
def test_everything_else_is_a_link(address, site):
    assert (film_at(address).frame, film_at(address).site) == ("", site)


@pytest.mark.parametrize(
    "address", ["", "http://youtu.be/" + KEY, "javascript:alert(1)", "https://", "https://[x"]
)
def test_what_is_no_https_address_is_no_film(address):
    assert film_at(address) is None
