"""Answers counted question by question. Pure over plain values."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import mean, median
from typing import Any


@dataclass(frozen=True, slots=True)
class Question:
    """A question to count: `choices` in the order they were offered, () where anything may be written."""

    name: str
    label: str
    choices: tuple[str, ...] = ()
    numeric: bool = False

    @property
    def is_scale(self) -> bool:
        return self.numeric and bool(self.choices)


@dataclass(frozen=True, slots=True)
class Tally:
    """What was answered to one question.

    `rows` are (choice, how many chose it) and hold choices that were offered once and no longer are;
    `answered` how many people answered at all; `average` and `middle` of numbers, None without any;
    `texts` what was written, in the order it came.
    """

    question: Question
    answered: int
    rows: tuple[tuple[str, int], ...] = ()
    average: float | None = None
    middle: float | None = None
    texts: tuple[str, ...] = ()


def tally(questions: Iterable[Question], sheets: Sequence[Mapping[str, Any]]) -> list[Tally]:
    """Return a tally for each question over all answer sheets (question name -> answer)."""
    return [_counted(question, [sheet.get(question.name) for sheet in sheets]) for question in questions]


def _counted(question: Question, given: list[Any]) -> Tally:
    answers = [value for value in given if value not in (None, "", [])]
    if question.choices:
        return _choices(question, answers)
    if question.numeric:
        return _numbers(question, answers)
    return Tally(question, len(answers), texts=tuple(str(value) for value in answers))


def _choices(question: Question, answers: list[Any]) -> Tally:
    counts: Counter[str] = Counter()
    for value in answers:
        counts.update({str(one) for one in (value if isinstance(value, list) else [value])})
    gone = sorted(choice for choice in counts if choice not in question.choices)
    rows = tuple((choice, counts[choice]) for choice in (*question.choices, *gone))
    numbers = _as_numbers(answers) if question.numeric else []
    return Tally(question, len(answers), rows, *_middle(numbers))


def _numbers(question: Question, answers: list[Any]) -> Tally:
    return Tally(question, len(answers), (), *_middle(_as_numbers(answers)))


def _middle(numbers: list[float]) -> tuple[float | None, float | None]:
    return (round(mean(numbers), 2), float(median(numbers))) if numbers else (None, None)


def _as_numbers(answers: Iterable[Any]) -> list[float]:
    found = []
    for value in answers:
        try:
            found.append(float(value))
        except (TypeError, ValueError):
            continue
    return found
