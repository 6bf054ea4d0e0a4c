"""What follows from a player's silence, in words; what its rows say is in broadcast.player_reasons."""

from django.utils.translation import gettext as _


def never_knew() -> str:
    return _("The player had not received this slot.")


def nobody_knows(days: int) -> str:
    return _("No word from the player for %(days)d days; nobody knows what was heard.") % {"days": days}


def another_version() -> str:
    return _("It played another version than the one approved last.")
