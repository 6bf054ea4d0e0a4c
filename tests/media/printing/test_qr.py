"""Codes that lead from paper to a page."""

import io
import re

import pytest
import segno
from PIL import Image

from media.printing import qr_png, qr_svg

ADDRESS = "https://xamau.example.vn/niem-yet/tien-dien/"


def modules(address):
    return [[bool(dot) for dot in row] for row in segno.make(address, error="m", micro=False).matrix]


def test_the_png_holds_the_code_of_the_address():
    picture = Image.open(io.BytesIO(qr_png(ADDRESS, scale=1, border=0))).convert("L")
    drawn = [[picture.getpixel((x, y)) < 128 for x in range(picture.width)] for y in range(picture.height)]
    assert drawn == modules(ADDRESS)


def test_the_quiet_zone_is_four_modules():
    picture = Image.open(io.BytesIO(qr_png(ADDRESS, scale=2))).convert("L")
    assert {picture.getpixel((x, 7)) for x in range(picture.width)} == {255}


def test_the_svg_scales_and_runs_nothing():
    drawn = qr_svg(ADDRESS).decode()
    assert re.search(r"<svg[^>]+xmlns=", drawn)
    assert "<script" not in drawn


@pytest.mark.parametrize("address", ["", "https://x.vn/" + "a" * 2000])
def test_an_address_no_phone_could_read_is_refused(address):
    with pytest.raises(ValueError, match="QR"):
        qr_png(address)
