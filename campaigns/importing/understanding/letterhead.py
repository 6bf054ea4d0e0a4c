"""What stands above the title: who issues the plan, its number and symbol, the day."""

import re
from collections.abc import Iterable, Sequence

from campaigns.importing.draft import Said
from campaigns.importing.sources.flow import shouted
from campaigns.importing.sources.model import Paragraph
from campaigns.importing.understanding.folding import bare
from campaigns.importing.understanding.parts import DATE_LINE, Parts

_SYMBOL = re.compile(
    r"^\W*s[o0]\s?[:.]?\s?(?P<number>[\d.…_ "
    r"]{0,8}[a-z]?)\s?(?P<symbol>/\s?[^\s,;]+(?:\s?-\s?[a-z.&d]{2,12}\b)*)"
)
_PLACES = r"(?:xa|phuong|thi tran|huyen|quan|thi xa|thanh pho|tinh|dac khu|tp\.?)"
_COUNCIL = re.compile(
    r"(?<!cua )(?<!cua cac )\b(?:uy ban nhan dan|"
    rf"ubnd)\s+(?:cac\s+)?{_PLACES}\s+(?P<name>\w+(?:\s(?!(?:ban|xay|trien|to|ve|ke|yeu|giao|cu|"
    rf"cong|tiep|de|da|se|nhu|duyet|ban hanh)\b)\w+){{0,3}})"
)
_ISSUES = re.compile(
    r"^[\s,]{0,2}(?:xay dung|ban hanh|lap|de ra|trien khai|to chuc|thuc hien|tuyen truyen|cu the)"
)
_OFFICE = re.compile(
    r"^(?:uy ban|ubnd|hoi dong|hdnd|ban chi dao|so |phong |chi cuc|dang uy|ban |trung tam|van phong|"
    r"mat tran|hoi |doan )"
)
_NATION = re.compile(r"cong hoa xa hoi|doc lap")
_PLACE_WORDS = frozenset(
    {"xã", "phường", "thị", "trấn", "huyện", "quận", "thành", "phố", "tỉnh", "đặc", "khu"}
)
_ABBREVIATED = re.compile(r"^(?:ubnd|hdnd|mttq|ubmttq|[bcdfghklmnpqrstvx&-]{2,})$")


def symbol(parts: Parts) -> Said | None:
    """Return the plan's number and symbol ("96/KH-UBND"; "/KH-UBND" where the number was left open)."""
    for paragraph in parts.head:
        text = paragraph.text
        if found := _SYMBOL.match(bare(text)):
            number = re.sub(r"\D", "", text[found.start("number") : found.end("number")])
            written = re.sub(r"\s", "", text[found.start("symbol") : found.end("symbol")])
            return Said(re.sub(r"[–—−]", "-", number + written).rstrip(".,"), paragraph.lines)
    return None


def issued_on(parts: Parts) -> Said | None:
    """Return the day as "2023-02-28", or as much of it as is written: "2022-01", "2022"."""
    for paragraph in parts.head:
        if found := DATE_LINE.search(bare(paragraph.text)):
            day, month, year = found.groups()
            pieces = [
                year,
                *([f"{int(month):02}"] if month else []),
                *([f"{int(day):02}"] if month and day else []),
            ]
            return Said("-".join(pieces), paragraph.lines)
    return None


def issuer(parts: Parts) -> Said | None:
    """Return who issues the plan, "UBND" written out; from the letterhead, else from the preamble."""
    above = _above(parts.head)
    named = _named([*parts.preamble, *(block for block in parts.body[:3] if isinstance(block, Paragraph))])
    if above and named and _key(above.text) == _key(named.text):
        return Said(named.text, (*above.lines, *named.lines))
    return _as_spelt(above, parts) if above else named or _named_anywhere(parts)


def _as_spelt(shouted_name: Said, parts: Parts) -> Said:
    """Capitals say nothing about a name's own: the text may ("Phòng Văn hóa và Thông tin")."""
    for block in parts.own:
        if isinstance(block, Paragraph) and not shouted(block.text):
            at = block.text.lower().find(shouted_name.text.lower())
            if at >= 0:
                spelt = block.text[at : at + len(shouted_name.text)]
                return Said(spelt[:1].upper() + spelt[1:], shouted_name.lines)
    return shouted_name


def _above(head: Sequence[Paragraph]) -> Said | None:
    """The last office above the symbol: its parent body stands over it."""
    found: Said | None = None
    for paragraph in head:
        words = " ".join(bare(paragraph.text).split())
        if _SYMBOL.match(words) or DATE_LINE.search(words):
            break
        if _NATION.search(words):
            continue
        place_only = re.match(rf"^{_PLACES}\s", words)
        if found and place_only and not re.search(rf"\b{_PLACES}\s\w", bare(found.text)):
            found = Said(f"{found.text} {_place(paragraph.text)}", (*found.lines, *paragraph.lines))
        elif _OFFICE.match(words) and len(words) < 120:
            found = Said(_lowered(paragraph.text), paragraph.lines)
    return Said(_written_out(found.text), found.lines) if found else None


def _named(paragraphs: Iterable[Paragraph]) -> Said | None:
    """The council that makes the plan: "UBND xã Lĩnh Toại xây dựng kế hoạch"."""
    for paragraph in paragraphs:
        words = bare(paragraph.text)
        for found in _COUNCIL.finditer(words):
            if _ISSUES.match(words[found.end() :]):
                return Said(_written_out(paragraph.text[found.start() : found.end()]), paragraph.lines)
    return None


def _named_anywhere(parts: Parts) -> Said | None:
    """The council a line "(Kèm theo Kế hoạch số ... của ...)" names."""
    for block in parts.appendix:
        if isinstance(block, Paragraph) and "kem theo" in bare(block.text):
            found = _COUNCIL.search(bare(block.text))
            if found:
                return Said(_written_out(block.text[found.start() : found.end()]), block.lines)
    return None


def _written_out(text: str) -> str:
    text = re.sub(
        r"^(?:UBND|Ubnd|[Uu]ỷ ban nhân dân|Uỷ Ban Nhân Dân|Ủy Ban Nhân Dân)\b",
        "Ủy ban nhân dân",
        text.strip(),
    )
    return " ".join(text.split()).rstrip(" .,;:")


def _place(text: str) -> str:
    """ "THỊ TRẤN MỸ LỘC" as "thị trấn Mỹ Lộc"."""
    words = _lowered(text)
    return words[:1].lower() + words[1:]


def _lowered(text: str) -> str:
    """ "ỦY BAN NHÂN DÂN XÃ KIẾN AN" as "Ủy ban nhân dân xã Kiến An": names stand after the kind of place."""
    words = text.split()
    if not shouted(text):
        return " ".join(words)
    named = False
    found = []
    for word in words:
        place = word.lower() in _PLACE_WORDS
        found.append(word.lower() if place or not named else word.capitalize())
        if _ABBREVIATED.match(bare(word)):
            found[-1] = word
        named = named or place
    joined = " ".join(found)
    return joined[:1].upper() + joined[1:]


def _key(text: str) -> str:
    return re.sub(r"[^a-z]", "", bare(text))
