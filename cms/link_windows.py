"""Names of the fields in Wagtail's windows for links, which Wagtail leaves in English.

Wagtail 7.4 gives these fields no label, so Django shows their Python names ("Link text").
"""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import choosers

LABELS: dict[str, Promise] = {
    "link_text": _("Words of the link"),
    "email_address": _("E-mail"),
    "subject": _("Subject"),
    "body": _("Text of the e-mail"),
    "phone_number": _("Telephone"),
}
WINDOWS = (
    choosers.ExternalLinkChooserForm,
    choosers.EmailLinkChooserForm,
    choosers.PhoneLinkChooserForm,
    choosers.AnchorLinkChooserForm,
)


def name_fields() -> None:
    """Label every field of the windows that has no label of its own."""
    for window in WINDOWS:
        for name, field in window.base_fields.items():
            if field.label is None:
                field.label = LABELS.get(name)
