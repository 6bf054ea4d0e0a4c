"""JSON as portals read it: UTF-8 with Vietnamese letters as they are."""

import json
from typing import Any

from django.http import HttpResponse


def as_json(content: Any, content_type: str) -> HttpResponse:
    """Return `content` as an answer other sites may read from a browser too."""
    answer = HttpResponse(
        json.dumps(content, ensure_ascii=False, separators=(",", ":")),
        content_type=f"{content_type}; charset=utf-8",
    )
    answer.headers["Access-Control-Allow-Origin"] = "*"
    return answer
