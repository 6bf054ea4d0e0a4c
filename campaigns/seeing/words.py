"""The sign and the short word of each state, so that nobody has to tell colours apart. Pure."""

from django.utils.translation import pgettext_lazy

from campaigns.duties.states import DutyState

SIGNS = {
    DutyState.LATE: "✗",
    DutyState.SHORT: "½",
    DutyState.DUE: "▶",
    DutyState.AHEAD: "○",
    DutyState.DONE_LATE: "✓",
    DutyState.DONE: "✓",
    DutyState.WAIVED: "–",
}
SHORT = {
    DutyState.LATE: pgettext_lazy("short state", "late"),
    DutyState.SHORT: pgettext_lazy("short state", "in part"),
    DutyState.DUE: pgettext_lazy("short state", "now"),
    DutyState.AHEAD: pgettext_lazy("short state", "ahead"),
    DutyState.DONE_LATE: pgettext_lazy("short state", "done late"),
    DutyState.DONE: pgettext_lazy("short state", "done"),
    DutyState.WAIVED: pgettext_lazy("short state", "waived"),
}
