"""What the commune is called in the letterhead of reports, where the form of reports does not say."""

from campaigns.reporting.signing import letterhead_defaults
from cms.models import CommuneSettings


def known() -> dict[str, str]:
    """Return issuing body, body above it and place, of the first site that has a name."""
    commune = CommuneSettings.objects.exclude(name="").order_by("-site__is_default_site", "pk").first()
    if commune is None:
        return {}
    return {
        "issuing_body": f"Ủy ban nhân dân {commune.full_name[:1].lower()}{commune.full_name[1:]}",
        "parent_body": f"Ủy ban nhân dân {commune.province}" if commune.province else "",
        "place": commune.name,
    }


def offer() -> None:
    letterhead_defaults.known = known
