"""Where the lines of a title end so that they are about equally long: balanced, as a sign painter would."""

from collections.abc import Callable, Sequence

from media.printing.spacing import MAY_BREAK, NO_BREAK, bind, bind_title

Measure = Callable[[str], float]


def words_of(bound: str) -> list[str]:
    """Return what must stay on one line: words, those bound together by no-break spaces as one."""
    return [word for word in bound.replace(MAY_BREAK, " ").split(" ") if word.strip()]


def balanced(text: str, width: float, measure: Measure) -> list[str] | None:
    """Return the fewest lines of `text` within `width`, as even as they can be; None where a word is wider.

    `measure` gives the width of a line in the unit of `width`.
    """
    lines = _set(words_of(bind_title(text)), width, measure)
    return _set(words_of(bind(text)), width, measure) if lines is None else lines


def _set(words: Sequence[str], width: float, measure: Measure) -> list[str] | None:
    if not words:
        return []
    wide = [measure(word.replace(NO_BREAK, " ")) for word in words]
    if max(wide) > width:
        return None
    space = measure("n n") - measure("nn")
    narrowest = _narrowest(wide, space, width)
    return [line.replace(NO_BREAK, " ") for line in _filled(words, wide, space, narrowest)]


def _filled(words: Sequence[str], wide: Sequence[float], space: float, width: float) -> list[str]:
    lines: list[list[str]] = [[]]
    used = 0.0
    for word, its in zip(words, wide, strict=True):
        if lines[-1] and used + space + its > width:
            lines.append([])
            used = 0.0
        used += its + (space if lines[-1] else 0)
        lines[-1].append(word)
    return [" ".join(line) for line in lines]


def _count(wide: Sequence[float], space: float, width: float) -> int:
    count, used = 1, -space
    for its in wide:
        if used + space + its > width and used >= 0:
            count, used = count + 1, its
        else:
            used += space + its
    return count


def _narrowest(wide: Sequence[float], space: float, width: float) -> float:
    """Return the smallest width that needs no more lines than `width` does."""
    fewest, low, high = _count(wide, space, width), max(wide), width
    while high - low > 0.5:
        middle = (low + high) / 2
        if _count(wide, space, middle) <= fewest:
            high = middle
        else:
            low = middle
    return high
