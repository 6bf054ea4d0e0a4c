"""The page for an exception nobody handled; where the disk is full, it says that."""

import sqlite3
import sys
from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.defaults import server_error

from media.audio.rejection import DISK_FULL

POSTGRESQL_DISK_FULL = "53100"  # PostgreSQL documentation, appendix A: error codes
INSUFFICIENT_STORAGE = 507  # RFC 4918, section 11.5


def shown(request: HttpRequest) -> HttpResponse:
    """Django's handler500: called while the exception is being handled."""
    error = sys.exc_info()[1]
    if error is not None and disk_is_full(error):
        return render(request, "507.html", status=INSUFFICIENT_STORAGE)
    return server_error(request)


def disk_is_full(error: BaseException) -> bool:
    """Whether it is, or comes from, a file system or a database without room."""
    return any(_says_so(one) for one in _chain(error))


def _says_so(error: BaseException) -> bool:
    if isinstance(error, OSError):
        return error.errno in DISK_FULL
    if isinstance(error, sqlite3.Error):
        return getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_FULL
    return getattr(error, "sqlstate", None) == POSTGRESQL_DISK_FULL


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__
