"""Official text and the words expected for it, in both regions."""

import json
import re
from pathlib import Path

import pytest

from media.speech.reading import Region, read
from tests.media.speech.reading.folding import fold, fold_pattern

HERE = Path(__file__).parent


def rows(name: str) -> list[dict[str, str]]:
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines if line.strip()]


CASES = [*rows("cases.jsonl"), *rows("more_cases.jsonl")]


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
@pytest.mark.parametrize("region", Region)
def test_it_is_read_as_a_newsreader_would(case: dict[str, str], region: Region) -> None:
    reading = fold(read(case["text"], region=region).text)
    assert re.fullmatch(fold_pattern(case["spoken"]), reading), reading


def test_what_was_read_is_read_no_further() -> None:
    for case in CASES:
        once = read(case["text"]).text
        assert read(once).text == once
