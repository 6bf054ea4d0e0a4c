"""The names of units as plans write them."""

import pytest

from campaigns.models import UnitKind
from cms.plan_import.identity import same, symbol_key
from cms.plan_import.units import key_of, keys_of, kind_of, matched, split


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Công an xã", "CÔNG AN"),
        ("UBND xã", "Ủy ban nhân dân phường"),
        ("CC VH-XH", "Công chức Văn hóa - Xã hội"),
        ("VP-TK", "Văn phòng thống kê"),
        ("UBMTTQVN xã", "Ủy ban Mặt trận Tổ quốc Việt Nam xã"),
        ("Hội LHPN", "Hội Liên hiệp Phụ nữ xã"),
        ("TDP 3", "Tổ dân phố 3"),
    ],
)
def test_names_that_mean_one_unit(one, other):
    assert key_of(one) == key_of(other)


@pytest.mark.parametrize(("one", "other"), [("Thôn 2", "Thôn 12"), ("Hội Nông dân", "Hội Phụ nữ")])
def test_names_that_mean_two(one, other):
    assert key_of(one) != key_of(other)


@pytest.mark.parametrize(
    ("cell", "units"),
    [
        ("Công an xã; Đoàn Thanh niên", ["Công an xã", "Đoàn Thanh niên"]),
        ("Công an xã, Đoàn Thanh niên và các thôn", ["Công an xã", "Đoàn Thanh niên", "các thôn"]),
        ("Công chức Văn hóa - Xã hội", ["Công chức Văn hóa - Xã hội"]),
        ("Các ban, ngành, đoàn thể", ["Các ban, ngành, đoàn thể"]),
        ("Công an\nCông an", ["Công an"]),
        ("  ", []),
    ],
)
def test_the_units_of_a_cell(cell, units):
    assert split(cell) == units


def test_of_units_that_read_alike_the_first_is_meant():
    units = keys_of([(1, "Công an xã"), (2, "Công an")])
    assert matched("CÔNG AN XÃ", units) == 1
    assert matched("Quân sự", units) is None


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Thôn 2", UnitKind.VILLAGE),
        ("Hội Nông dân xã", UnitKind.BODY),
        ("UBMTTQ xã", UnitKind.BODY),
        ("Văn phòng UBND", UnitKind.OFFICE),
    ],
)
def test_what_a_new_unit_is(name, kind):
    assert kind_of(name) == kind


def test_a_number_is_known_however_it_is_written():
    assert symbol_key("Số: 096/KH-UBND") == symbol_key("96 /KH–UBND") == "96khubnd"
    assert symbol_key("Số:") == ""


def test_an_issuer_that_is_not_said_is_any():
    assert same(("", "9/KH"), ("UBND xã", "9/KH"))
    assert not same(("UBND xã Tân Hòa", "9/KH"), ("UBND xã Tân Phú", "9/KH"))
