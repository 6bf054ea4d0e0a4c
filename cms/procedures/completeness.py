"""What a procedure lacks before it is announced, in words."""

from urllib.parse import urlsplit

from django.utils.translation import gettext as _

from cms.procedures import columns
from cms.procedures.columns import Record


def gaps(record: Record) -> list[str]:
    """Return what is missing of Nghị định 63/2010/NĐ-CP, Điều 8 khoản 2, a Vietnamese sentence each."""
    found = [
        _("Nothing is written under “%(part)s”.") % {"part": columns.BY_KEY[key].head}
        for key in columns.missing(record)
    ]
    if record.get("portal_link") and not leads_to_national_portal(record["portal_link"]):
        found.append(_("The address on the national portal has to begin with https://dichvucong.gov.vn/."))
    return found


def leads_to_national_portal(address: str) -> bool:
    """Tell an address of the national portal (https, dichvucong.gov.vn or below it) from any other."""
    try:
        parts = urlsplit(address)
        host = parts.hostname or ""
    except ValueError:
        return False
    return parts.scheme == "https" and (host == "dichvucong.gov.vn" or host.endswith(".dichvucong.gov.vn"))
