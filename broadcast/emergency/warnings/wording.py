"""Sentences on warnings that could not be read or fetched."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from broadcast.emergency.warnings.cap import Certainty, Severity, Unreadable, Urgency
from broadcast.emergency.warnings.fetching import Unreachable

READING = {
    "too_big": gettext_lazy("The file is too large to be a warning."),
    "hostile": gettext_lazy("The file holds parts that may do harm. It was not read."),
    "not_xml": gettext_lazy("The file is damaged or no warning: it is not XML."),
    "not_cap": gettext_lazy("The file is no warning in the form CAP 1.2."),
    "missing": gettext_lazy("The warning is incomplete: %(where)s is missing."),
    "value": gettext_lazy("The warning cannot be understood: %(where)s does not fit."),
    "too_many": gettext_lazy("The warning cannot be understood: there are too many %(where)s."),
    "not_for_people": gettext_lazy("This message is a draft or between machines; it warns nobody."),
}
FETCHING = {
    "address": gettext_lazy("This is no address of the internet. It begins with https:// or http://."),
    "private": gettext_lazy("This address lies in a private network, which is not allowed here."),
    "no_host": gettext_lazy("There is no machine at this address. Please check it, and the internet."),
    "too_big": gettext_lazy("What stands at this address is too large to be a warning."),
}


def unreadable(error: Unreadable) -> str:
    sentence = READING.get(error.code, READING["not_cap"])
    return f"{sentence % {'where': error.where}} {_('Nothing was kept.')}"


def unreachable(error: Unreachable) -> str:
    words = FETCHING.get(error.code)
    return str(words) if words else _("The address gave no usable answer. Please try again, or use the file.")


SEVERITY = {
    Severity.EXTREME: pgettext_lazy("severity", "extreme"),
    Severity.SEVERE: pgettext_lazy("severity", "severe"),
    Severity.MODERATE: pgettext_lazy("severity", "moderate"),
    Severity.MINOR: pgettext_lazy("severity", "minor"),
    Severity.UNKNOWN: pgettext_lazy("severity", "not known"),
}
URGENCY = {
    Urgency.IMMEDIATE: pgettext_lazy("urgency", "act at once"),
    Urgency.EXPECTED: pgettext_lazy("urgency", "act within an hour"),
    Urgency.FUTURE: pgettext_lazy("urgency", "act soon"),
    Urgency.PAST: pgettext_lazy("urgency", "over"),
    Urgency.UNKNOWN: pgettext_lazy("urgency", "not known"),
}
CERTAINTY = {
    Certainty.OBSERVED: pgettext_lazy("certainty", "observed"),
    Certainty.LIKELY: pgettext_lazy("certainty", "likely"),
    Certainty.POSSIBLE: pgettext_lazy("certainty", "possible"),
    Certainty.UNLIKELY: pgettext_lazy("certainty", "unlikely"),
    Certainty.UNKNOWN: pgettext_lazy("certainty", "not known"),
}
