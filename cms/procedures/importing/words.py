"""Why a row is rejected, in words an officer can act on."""

from collections.abc import Callable

from django.utils.translation import gettext as _

from cms.procedures.columns import BY_KEY
from cms.procedures.importing.rows import Fault, Problem


def said(problem: Problem) -> str:
    """Return a problem of a row as a Vietnamese sentence."""
    column = BY_KEY[problem.column]
    return _SENTENCES[problem.fault]() % {
        "column": column.head,
        "detail": problem.detail,
        "most": column.longest,
    }


_SENTENCES: dict[Fault, Callable[[], str]] = {
    Fault.NO_CODE: lambda: _("The procedure has no code."),
    Fault.BAD_CODE: lambda: _("The code “%(detail)s” is not of the form 1.001193."),
    Fault.TWICE: lambda: _("The same code also stands in row %(detail)s of the file."),
    Fault.NO_TITLE: lambda: _("The procedure has no name."),
    Fault.UNKNOWN_LEVEL: lambda: _(
        "“%(detail)s” is no level of online service: write toàn trình, một phần or trực tiếp."
    ),
    Fault.OLD_LEVEL: lambda: _(
        "“%(detail)s” is an outdated term: write toàn trình (once level 4) or một phần (once level 3)."
    ),
    Fault.UNKNOWN_STANDING: lambda: _(
        "“%(detail)s” is no standing: write mới ban hành, sửa đổi bổ sung or bãi bỏ."
    ),
    Fault.TOO_LONG: lambda: _("“%(column)s” is too long: %(detail)s characters, at most %(most)s are kept."),
    Fault.FORMULA: lambda: _("“%(column)s” holds a formula or an error; please paste it as a value."),
    Fault.BAD_DATE: lambda: _("“%(column)s”: “%(detail)s” is no date; write day/month/year."),
    Fault.BAD_NUMBER: lambda: _("“%(column)s”: “%(detail)s” is no number from 1 to 20."),
    Fault.BAD_ADDRESS: lambda: _("“%(column)s” has to begin with https://dichvucong.gov.vn/."),
    Fault.MISSING_PART: lambda: _("Nothing is written under “%(column)s”."),
    Fault.WAITING: lambda: _("An earlier change of this procedure still waits for a leader's approval."),
}
