"""What an answer shows, noted on its request while it is made."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from functools import wraps
from typing import Any

from django.http import HttpRequest

# What every page of the site shows whatever it is about: who the commune is, and the menu.
EVERYWHERE = frozenset({"commune", "menu"})
KEPT = "_cms_serving"

View = Callable[..., Any]


@dataclass(slots=True)
class Showing:
    """`names`: what is shown; `query`: the query parameters it depends on; `until`: when it grows old."""

    names: set[str] = field(default_factory=set)
    query: set[str] = field(default_factory=set)
    until: datetime | None = None


def showing(request: HttpRequest) -> Showing | None:
    """Return what the answer to `request` said it shows; None where it said nothing and is not kept."""
    return getattr(request, KEPT, None)


def show(request: HttpRequest, names: Iterable[str] = (), query: Iterable[str] = ()) -> None:
    """Note that the answer shows `names` and depends on no query parameters but `query` (added up)."""
    noted = showing(request)
    if noted is None:
        noted = Showing(set(EVERYWHERE))
        setattr(request, KEPT, noted)
    noted.names.update(names)
    noted.query.update(query)


def also_shows(request: HttpRequest, *names: str) -> None:
    """Note that the answer shows `names` besides what its page or view declares; for template tags.

    Does nothing where the answer is not kept at all.
    """
    noted = showing(request)
    if noted is not None:
        noted.names.update(names)


def good_until(request: HttpRequest, moment: datetime | None) -> None:
    """Note that from `moment` (aware) on the answer would read otherwise though nothing changed.

    Says nothing about what the answer shows, and does nothing where it did not say that itself.
    """
    noted = showing(request)
    if noted is not None and moment is not None:
        noted.until = min(moment, noted.until or moment)


def public_view(shows: Iterable[str] = (), query: Iterable[str] = ()) -> Callable[[View], View]:
    """Let the answers of a view be kept: `shows` names what they are made of, `query` its parameters.

    An answer that sets a cookie, a stream, anything but 200 and whatever says private, no-store or no-cache
    itself is never kept; nor is one asked for by somebody signed in or with a parameter not in `query`.
    """
    names, parameters = frozenset(shows), frozenset(query)

    def decorate(view: View) -> View:
        @wraps(view)
        def noting(request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
            show(request, names, parameters)
            return view(request, *args, **kwargs)

        return noting

    return decorate
