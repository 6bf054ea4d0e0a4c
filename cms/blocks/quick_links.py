"""What the front page offers first."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from cms.link_addresses import check_address


class QuickLinkBlock(blocks.StructBlock):
    words = blocks.CharBlock(label=_("words of the link"), max_length=60)
    note = blocks.CharBlock(label=_("what one finds there"), max_length=90, required=False)
    address = blocks.CharBlock(
        label=_("address"),
        max_length=300,
        validators=[check_address],
        help_text=_("A page of this site, for example /bai-tuyen-truyen/, or a full https:// address."),
    )

    class Meta:
        icon = "link"
        label = _("Quick link")
