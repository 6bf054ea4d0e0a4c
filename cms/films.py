"""Addresses of films on other sites: what is framed after a click, and what is only a link. Pure."""

import re
from dataclasses import dataclass
from urllib.parse import parse_qs, urlsplit

FRAMED_FROM = "https://www.youtube-nocookie.com"
_YOUTUBE = frozenset({"youtube.com", "www.youtube.com", "m.youtube.com", "www.youtube-nocookie.com"})
_KEY = re.compile(r"[\w-]{11}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Film:
    """A film elsewhere: the address residents open, the one a frame shows ("" for none), and its site."""

    address: str
    frame: str
    site: str


def film_at(address: str) -> Film | None:
    """Return the film an https address leads to; None for anything else."""
    try:
        parts = urlsplit(address.strip())
        host = (parts.hostname or "").lower()
    except ValueError:
        return None
    if parts.scheme != "https" or not host:
        return None
    key = _youtube_key(host, parts.path, parts.query)
    if key:
        return Film(
            f"https://www.youtube.com/watch?v={key}", f"{FRAMED_FROM}/embed/{key}?autoplay=1", "YouTube"
        )
    return Film(parts.geturl(), "", host.removeprefix("www."))


def _youtube_key(host: str, path: str, query: str) -> str:
    if host == "youtu.be":
        key = path.strip("/").split("/")[0]
    elif host in _YOUTUBE and path == "/watch":
        key = parse_qs(query).get("v", [""])[0]
    elif host in _YOUTUBE:
        key = next(iter(re.findall(r"^/(?:embed|shorts|live)/([^/]+)", path)), "")
    else:
        key = ""
    return key if _KEY.fullmatch(key) else ""
