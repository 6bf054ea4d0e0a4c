"""Addresses officers type where a page cannot be chosen: of this site, or of the web."""

from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

NO_ADDRESS = _("This is no address: write a path such as /thu-tuc/ or a full https:// address.")


def is_ours(address: str) -> bool:
    """Tell an address of this site from one that leads elsewhere."""
    return address.startswith("/") and not address.startswith(("//", "/\\"))


def check_address(address: str) -> None:
    """Raise ValidationError unless `address` is a path of this site, tel:, mailto: or a full web address."""
    try:
        parts = urlsplit(address)
    except ValueError:
        parts = None
    plain = not any(letter.isspace() or ord(letter) < 32 for letter in address)
    web = parts is not None and parts.scheme in ("http", "https") and bool(parts.netloc)
    call = parts is not None and parts.scheme in ("tel", "mailto") and bool(parts.path)
    if not (plain and (is_ours(address) or web or call)):
        raise ValidationError(NO_ADDRESS)
