"""Results told as a newsreader says them: from numbers to Vietnamese sentences.

Pure. Numbers stay figures ("312", "78,5%"), which the reader of official text says; a sentence is left
out where it would say nothing, and zero, one and all are told as people tell them.
"""

from decimal import Decimal

from cms.results.figures import Counts
from cms.results.periods import Kind, Period

_NUMBERS = ("", "một", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười", "mười một", "mười hai")


def told(period: Period, desk: str, counts: Counts, before: Counts | None = None) -> str:
    """Return the report on `period` of the one-stop desk called `desk`, a paragraph a line.

    `before` are the figures of the period before; None leaves the comparison out.
    """
    if not counts.received:
        return f"Trong {period_in_words(period)}, {desk} không tiếp nhận hồ sơ nào."
    lines = (
        _received(period, desk, counts),
        _settled(counts),
        _in_progress(counts),
        _satisfaction(counts),
        _compared(period, counts, before),
    )
    return "\n".join(line for line in lines if line)


def in_a_line(counts: Counts) -> str:
    """Return the results in one line of at most some 100 letters."""
    said = f"Tiếp nhận {number(counts.received)} hồ sơ, đã giải quyết {number(counts.settled)}"
    if counts.in_time_rate is not None:
        said += f", đúng hạn và trước hạn {rate(counts.in_time_rate)}"
    return f"{said}."


def period_in_words(period: Period) -> str:
    """Say a period: "tháng mười một năm 2026", "quý bốn năm 2026", "tuần 47 năm 2026"."""
    if period.kind == Kind.MONTH:
        return f"tháng {_NUMBERS[period.number]} năm {period.year}"
    if period.kind == Kind.QUARTER:
        return f"quý {'bốn' if period.number == 4 else _NUMBERS[period.number]} năm {period.year}"
    return f"tuần {period.number} năm {period.year}"


def rate(value: Decimal) -> str:
    """Write a rate in the Vietnamese way, without an idle zero: "78,5%", "100%"."""
    return f"{value:f}".removesuffix(".0").replace(".", ",") + "%"


def number(value: int) -> str:
    """Write a number in the Vietnamese way: "12.345"."""
    return f"{value:,}".replace(",", ".")


def _received(period: Period, desk: str, counts: Counts) -> str:
    begin = f"Trong {period_in_words(period)}, {desk}"
    if not counts.new:
        return (
            f"{begin} không tiếp nhận hồ sơ mới; {number(counts.carried_over)} hồ sơ chuyển từ kỳ trước sang."
        )
    said = f"{begin} tiếp nhận {number(counts.new)} hồ sơ{_ways(counts)}."
    if counts.carried_over:
        said += f" Kỳ trước chuyển sang {number(counts.carried_over)} hồ sơ."
    return said


def _ways(counts: Counts) -> str:
    """Say how the new dossiers came."""
    ways = {
        "nộp trực tuyến": counts.online,
        "nộp trực tiếp": counts.direct,
        "gửi qua bưu chính": counts.postal,
    }
    used = {way: many for way, many in ways.items() if many}
    if len(used) == 1:
        return f", {'tất cả ' if counts.new > 1 else ''}{next(iter(used))}"
    parts = [f"{number(many)} hồ sơ {way}{_share(way, counts)}" for way, many in used.items()]
    return f", trong đó {'; '.join(parts)}"


def _share(way: str, counts: Counts) -> str:
    value = counts.online_rate
    return f", đạt {rate(value)}" if way == "nộp trực tuyến" and value is not None else ""


def _settled(counts: Counts) -> str:
    if not counts.settled:
        return "Trong kỳ chưa có hồ sơ nào được giải quyết xong."
    said = f"Đã giải quyết xong {number(counts.settled)} hồ sơ"
    every = ", tất cả đều" if counts.settled > 1 else ","
    if not counts.late:
        return f"{said}{every} đúng hạn{' hoặc trước hạn' if counts.early else ''}."
    if not counts.in_time:
        return f"{said}{every} quá hạn."
    return (
        f"{said}, trong đó {number(counts.in_time)} hồ sơ đúng hạn hoặc trước hạn, "
        f"đạt {rate(counts.in_time_rate or Decimal())}; {number(counts.late)} hồ sơ quá hạn."
    )


def _in_progress(counts: Counts) -> str:
    parts = []
    if counts.in_progress:
        parts.append(f"Đang giải quyết {number(counts.in_progress)} hồ sơ{_how_late(counts)}.")
    if counts.returned:
        parts.append(f"Trả lại hoặc người nộp rút {number(counts.returned)} hồ sơ.")
    return " ".join(parts)


def _how_late(counts: Counts) -> str:
    both = " đều" if counts.in_progress > 1 else ""
    if not counts.overdue:
        return f",{both} còn trong hạn"
    if not counts.running:
        return f",{both} đã quá hạn"
    return f", trong đó {number(counts.overdue)} hồ sơ đã quá hạn"


def _satisfaction(counts: Counts) -> str:
    value = counts.satisfaction
    if value is None:
        return ""
    if counts.asked == 1:
        answer = "hài lòng" if counts.satisfied else "chưa hài lòng"
        return f"Có 1 người được hỏi ý kiến và trả lời là {answer}."
    if counts.satisfied == counts.asked:
        return f"Tất cả {number(counts.asked)} người được hỏi ý kiến đều hài lòng."
    if not counts.satisfied:
        return f"Trong {number(counts.asked)} người được hỏi ý kiến, chưa có ai hài lòng."
    return (
        f"Trong {number(counts.asked)} người được hỏi ý kiến, "
        f"{number(counts.satisfied)} người hài lòng, đạt {rate(value)}."
    )


def _compared(period: Period, counts: Counts, before: Counts | None) -> str:
    if before is None or not before.new or not counts.new:
        return ""
    other = {Kind.WEEK: "tuần trước", Kind.MONTH: "tháng trước", Kind.QUARTER: "quý trước"}[period.kind]
    more = counts.new - before.new
    if not more:
        return f"Số hồ sơ tiếp nhận bằng {other}."
    return f"So với {other}, số hồ sơ tiếp nhận {'tăng' if more > 0 else 'giảm'} {number(abs(more))} hồ sơ."
