"""Numbers in Vietnamese words, as the station's region says them."""

from media.speech.reading.model import Region

_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_THOUSAND = {Region.NORTH: "nghìn", Region.SOUTH: "ngàn"}
_ODD = {Region.NORTH: "linh", Region.SOUTH: "lẻ"}
_FOUR = {Region.NORTH: "tư", Region.SOUTH: "bốn"}
_LONGEST = 18


def digits(written: str) -> str:
    """Digit by digit: "0912" -> "không chín một hai"; anything but an ASCII digit is skipped."""
    return " ".join(_DIGITS[ord(char) - 48] for char in written if "0" <= char <= "9")


def cardinal(written: str | int, region: Region) -> str:
    """A whole number of up to 18 digits in words; a longer one digit by digit.

    Leading zeros are not said.
    """
    figures = str(written).lstrip("0") or "0"
    if len(figures) > _LONGEST:
        return digits(figures)
    return " ".join(_whole(int(figures), region)) if figures != "0" else _DIGITS[0]


def ordinal(written: str | int, region: Region) -> str:
    """What follows "thứ": nhất, hai, ba, tư, năm..."""
    return {1: "nhất", 4: "tư"}.get(int(str(written)[:9]), "") or cardinal(written, region)


def month(written: str | int, region: Region) -> str:
    """What follows "tháng": the fourth is "tư" everywhere."""
    return "tư" if int(written) == 4 else cardinal(written, region)


def decimals(written: str, region: Region) -> str:
    """The figures after the comma: as a number where that is how people say it, else one by one."""
    rest = written.lstrip("0")
    if len(written) > 3 or not rest:
        return digits(written)
    zeros = [_DIGITS[0]] * (len(written) - len(rest))
    return " ".join([*zeros, cardinal(rest, region)])


def _whole(number: int, region: Region) -> list[str]:
    """Billions are said as a number of their own, so that "nghìn tỷ" comes out right."""
    billions, rest = divmod(number, 10**9)
    words = [*_whole(billions, region), "tỷ"] if billions else []
    for size, name in ((10**6, "triệu"), (10**3, _THOUSAND[region]), (1, "")):
        group, rest = divmod(rest, size)
        if group:
            words += _hundreds(group, bool(words), region)
            words += [name] if name else []
    return words


def _hundreds(group: int, full: bool, region: Region) -> list[str]:
    """1-999; `full` says the hundreds even when they are none ("không trăm")."""
    hundred, rest = divmod(group, 100)
    said = full or hundred > 0
    words = [_DIGITS[hundred], "trăm"] if said else []
    ten, unit = divmod(rest, 10)
    if ten == 0 and unit:
        words += [_ODD[region], _DIGITS[unit]] if said else [_DIGITS[unit]]
    elif ten:
        words += _tens(ten, unit, region)
    return words


def _tens(ten: int, unit: int, region: Region) -> list[str]:
    words = ["mười"] if ten == 1 else [_DIGITS[ten], "mươi"]
    if unit == 5:
        words.append("lăm")
    elif unit == 1 and ten > 1:
        words.append("mốt")
    elif unit == 4 and ten > 1:
        words.append(_FOUR[region])
    elif unit:
        words.append(_DIGITS[unit])
    return words
