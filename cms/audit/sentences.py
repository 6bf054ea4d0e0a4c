"""A row of Wagtail's log as a sentence people read; pure over a row."""

from collections.abc import Callable, Mapping
from typing import Any, Protocol

from django.utils.translation import gettext_lazy as _


class Row(Protocol):
    """What a sentence needs of a log entry."""

    action: str
    label: str
    data: Mapping[str, Any]

    @property
    def message(self) -> str: ...


# Said with %(who)s, %(kind)s and %(title)s.
SENTENCES: dict[str, Any] = {
    "wagtail.create": _("%(who)s began the %(kind)s “%(title)s”."),
    "wagtail.edit": _("%(who)s edited the %(kind)s “%(title)s”."),
    "wagtail.delete": _("%(who)s deleted the %(kind)s “%(title)s”."),
    "wagtail.publish": _("%(who)s put the %(kind)s “%(title)s” on the website."),
    "wagtail.unpublish": _("%(who)s took the %(kind)s “%(title)s” off the website."),
    "wagtail.move": _("%(who)s moved the %(kind)s “%(title)s” to another place."),
    "wagtail.reorder": _("%(who)s changed the order of the %(kind)s “%(title)s”."),
    "wagtail.copy": _("%(who)s copied the %(kind)s “%(title)s”."),
    "wagtail.revert": _("%(who)s went back to an earlier version of the %(kind)s “%(title)s”."),
    "wagtail.lock": _("%(who)s locked the %(kind)s “%(title)s”."),
    "wagtail.unlock": _("%(who)s unlocked the %(kind)s “%(title)s”."),
    "wagtail.workflow.start": _("%(who)s submitted the %(kind)s “%(title)s” for approval."),
    "wagtail.workflow.resume": _("%(who)s submitted the %(kind)s “%(title)s” again."),
    "wagtail.workflow.approve": _("%(who)s approved the %(kind)s “%(title)s”."),
    "wagtail.workflow.reject": _("%(who)s sent the %(kind)s “%(title)s” back to its author."),
    "wagtail.workflow.cancel": _("%(who)s took back the submission of the %(kind)s “%(title)s”."),
    "campaigns.submit": _("%(who)s submitted the %(kind)s “%(title)s” for approval."),
    "campaigns.take_back": _("%(who)s took back the submission of the %(kind)s “%(title)s”."),
    "campaigns.approve": _("%(who)s approved the %(kind)s “%(title)s”."),
    "campaigns.return": _("%(who)s sent the %(kind)s “%(title)s” back to its author."),
    "campaigns.amend": _("%(who)s began an amendment of the %(kind)s “%(title)s”."),
    "campaigns.open": _("%(who)s let residents see how the %(kind)s “%(title)s” stands."),
    "campaigns.hide": _("%(who)s took the %(kind)s “%(title)s” out of residents' sight."),
    "campaigns.close": _("%(who)s closed the %(kind)s “%(title)s”."),
}
OTHERWISE = _("%(who)s: %(what)s, %(kind)s “%(title)s”.")


def sentence(row: Row, who: str, kind: str) -> str:
    """Return what happened as a sentence, with the comment or reason that was given."""
    said = SENTENCES.get(row.action)
    words = {"who": who, "kind": kind, "title": row.label}
    told = str(said) % words if said else str(OTHERWISE) % {**words, "what": row.message}
    return f"{told}{_added(row)}"


def _added(row: Row) -> str:
    """What else the row says: the new title, the reason of a leader."""
    found = (write(row.data) for write in _ADDITIONS.get(row.action, ()))
    return "".join(f" {part}" for part in found if part)


def _comment(data: Mapping[str, Any]) -> str:
    comment = str(data.get("comment") or "").strip()
    return str(_("Reason: %(comment)s")) % {"comment": comment} if comment else ""


def _remark(data: Mapping[str, Any]) -> str:
    comment = str(data.get("comment") or "").strip()
    return str(_("Remark: %(comment)s")) % {"comment": comment} if comment else ""


_ADDITIONS: dict[str, tuple[Callable[[Mapping[str, Any]], str], ...]] = {
    "wagtail.workflow.reject": (_comment,),
    "campaigns.return": (_comment,),
    "wagtail.workflow.approve": (_remark,),
}
