"""What the code asks gettext for: (context, msgid) of every call and template tag of a room."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from django.template.base import Lexer, TokenType
from django.utils.text import smart_split

ROOT = Path(__file__).resolve().parent.parent
PLAIN = {"_", "gettext", "gettext_lazy", "gettext_noop"}
PLURAL = {"ngettext", "ngettext_lazy"}
WITH_CONTEXT = {"pgettext", "pgettext_lazy"}
Message = tuple[str | None, str]


def of_room(room: str) -> set[Message]:
    """Every message of a room's Python files and of its templates."""
    found: set[Message] = set()
    for path in (ROOT / room).rglob("*.py"):
        if "migrations" not in path.parts:
            found.update(in_python(path.read_text(encoding="utf-8")))
    for path in (ROOT / "templates" / room).rglob("*.*"):
        found.update(in_template(path.read_text(encoding="utf-8")))
    return found


def in_python(source: str) -> Iterator[Message]:
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
        words = [a.value for a in node.args if isinstance(a, ast.Constant) and isinstance(a.value, str)]
        if (name in PLAIN and words) or (name in PLURAL and words):
            yield None, words[0]
        elif name in WITH_CONTEXT and len(words) == 2:
            yield words[0], words[1]


def in_template(source: str) -> Iterator[Message]:
    block: list[str] | None = None
    trimmed = False
    context: str | None = None
    for token in Lexer(source).tokenize():
        if token.token_type == TokenType.BLOCK:
            parts = list(smart_split(token.contents))
            if parts[0] in {"translate", "trans"} and parts[1][0] in "\"'":
                yield _context(parts), parts[1][1:-1]
            elif parts[0] in {"blocktranslate", "blocktrans"}:
                block, trimmed, context = [], "trimmed" in parts, _context(parts)
            elif (parts[0] in {"endblocktranslate", "endblocktrans"} and block is not None) or (
                parts[0] == "plural" and block is not None
            ):
                yield context, _folded("".join(block), trimmed)
                block = None
        elif block is not None:
            block.append(
                f"%({token.contents})s"
                if token.token_type == TokenType.VAR
                else token.contents.replace("%", "%%")
            )


def _context(parts: list[str]) -> str | None:
    return parts[parts.index("context") + 1][1:-1] if "context" in parts else None


def _folded(text: str, trimmed: bool) -> str:
    return " ".join(line.strip() for line in text.strip().splitlines() if line.strip()) if trimmed else text


def placeholders(text: str) -> set[str]:
    return set(re.findall(r"%\(\w+\)[sd]|(?<!%)%[sd]|\{\w*\}", text))
