"""The names of units as plans write them, and the units that are meant. Pure."""

import re
from collections.abc import Iterable, Mapping

from campaigns.importing.understanding.folding import bare
from campaigns.importing.understanding.units import names_unit
from campaigns.models import UnitKind

_ABBREVIATED = {
    r"ub ?mttq(?: ?vn)?": "mat tran to quoc",
    r"uy ban mat tran to quoc(?: viet nam)?|uy ban mttq(?: ?vn)?|mttq(?: ?vn)?|mat tran to quoc viet nam": (
        "mat tran to quoc"
    ),
    r"ub ?nd": "uy ban nhan dan",
    r"hdnd": "hoi dong nhan dan",
    r"vh ?xh": "van hoa xa hoi",
    r"vp ?tk": "van phong thong ke",
    r"tp ?ht": "tu phap ho tich",
    r"dc ?xd": "dia chinh xay dung",
    r"tc ?kt": "tai chinh ke toan",
    r"cc": "cong chuc",
    r"vp": "van phong",
    r"ca": "cong an",
    r"bch": "ban chi huy",
    r"bcd": "ban chi dao",
    r"tdp": "to dan pho",
    r"hlhpn|hoi lhpn": "hoi lien hiep phu nu",
    r"hnd": "hoi nong dan",
    r"hccb|hoi ccb": "hoi cuu chien binh",
    r"tncs hcm": "thanh nien cong san ho chi minh",
    r"ttpvhcc": "trung tam phuc vu hanh chinh cong",
    r"tyt": "tram y te",
}
_WHOLE = [(re.compile(rf"\b(?:{short})\b"), whole) for short, whole in _ABBREVIATED.items()]
_SILENT = {"va", "cua", "xa", "phuong"}
_VILLAGE = re.compile(r"(?:thon|ap|xom|khu pho|to dan pho|tieu khu|buon|lang) ")
_BODY = re.compile(r"(?:hoi|chi hoi|doan|chi doan|mat tran|ban chi dao|ban chi huy|cau lac bo) ")
_BETWEEN = re.compile(r"(?P<hard>\s*[;\n]\s*)|\s*,\s*|\s+và\s+")


def key_of(name: str) -> str:
    """Return what is compared of a name: no marks, abbreviations in full, no "xã", "phường", "và", "của"."""
    words = " ".join(re.findall(r"[a-z0-9]+", bare(name)))
    for short, whole in _WHOLE:
        words = short.sub(whole, words)
    return " ".join(word for word in words.split() if word not in _SILENT)


def split(text: str) -> list[str]:
    """Return the units a cell names: "Công an; Đoàn thanh niên, các thôn" as three.

    A comma or "và" parts two units only where a unit begins after it: "các ban, ngành, đoàn thể" is one.
    """
    found: list[str] = []
    at = 0
    for between in _BETWEEN.finditer(text):
        if between["hard"] or _begins_unit(text[between.end() :]):
            found.append(text[at : between.start()])
            at = between.end()
    found.append(text[at:])
    names = (" ".join(name.split()).strip(" .,:-–") for name in found)
    return list(dict.fromkeys(name for name in names if name))


def _begins_unit(text: str) -> bool:
    return names_unit(text) and (text[:1].isupper() or bare(text).startswith("cac "))


def matched(name: str, units: Mapping[str, int]) -> int | None:
    """Return the unit a name means; `units` are the primary keys by `key_of` their names."""
    return units.get(key_of(name))


def keys_of(units: Iterable[tuple[int, str]]) -> dict[str, int]:
    """Return (primary key, name) of units as `matched` takes them; of two that read alike the first."""
    found: dict[str, int] = {}
    for number, name in units:
        found.setdefault(key_of(name), number)
    return found


def kind_of(name: str) -> UnitKind:
    """Return what a new unit most likely is."""
    key = key_of(name) + " "
    if _VILLAGE.match(key):
        return UnitKind.VILLAGE
    return UnitKind.BODY if _BODY.match(key) else UnitKind.OFFICE
