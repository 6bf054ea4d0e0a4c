"""How results are called. Pure."""

from cms.results.periods import Kind, Period

_ROMAN = ("", "I", "II", "III", "IV")


def period_name(period: Period) -> str:
    """Write a period: "tháng 11 năm 2026", "quý IV năm 2026", "tuần 47 năm 2026"."""
    if period.kind == Kind.QUARTER:
        return f"quý {_ROMAN[period.number]} năm {period.year}"
    return f"{'tháng' if period.kind == Kind.MONTH else 'tuần'} {period.number} năm {period.year}"


def title_of(period: Period) -> str:
    """Return the title a period's results have where none was written."""
    return f"Kết quả giải quyết thủ tục hành chính {period_name(period)}"
