"""What a leaflet, a poster or a banner is built from: plain text, printed as it is typed."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock


class PointsBlock(blocks.StructBlock):
    points = blocks.ListBlock(
        blocks.TextBlock(label=_("point of the list"), rows=2, max_length=400), label=_("points of the list")
    )
    numbered = blocks.BooleanBlock(
        label=_("numbered, as steps"), required=False, help_text=_("For what is done one after another.")
    )

    class Meta:
        icon = "list-ul"
        label = _("List of points")
        template = "cms/prints/blocks/points.html"


class NumberBlock(blocks.StructBlock):
    number = blocks.CharBlock(
        label=_("number or hotline"),
        max_length=40,
        help_text=_("Printed very large, for example 1022 or 95 %."),
    )
    caption = blocks.CharBlock(label=_("what it stands for"), required=False, max_length=200)

    class Meta:
        icon = "pick"
        label = _("Large number, hotline")
        template = "cms/prints/blocks/number.html"


class PrintedPictureBlock(blocks.StructBlock):
    image = ImageChooserBlock(label=_("picture"))
    caption = blocks.CharBlock(label=_("caption"), required=False, max_length=200)

    class Meta:
        icon = "image"
        label = _("Picture")
        template = "cms/prints/blocks/picture.html"


class CodeBlock(blocks.StructBlock):
    page = blocks.PageChooserBlock(label=_("page the QR code leads to"))
    caption = blocks.CharBlock(label=_("words beside the QR code"), required=False, max_length=200)

    class Meta:
        icon = "link"
        label = _("QR code to a page")
        template = "cms/prints/blocks/code.html"


class ContactBlock(blocks.StructBlock):
    name = blocks.CharBlock(label=_("office to turn to"), required=False, max_length=150)
    lines = blocks.ListBlock(
        blocks.CharBlock(label=_("line of the address"), max_length=150),
        label=_("address and hours, a line each"),
        default=[],
    )
    phone = blocks.CharBlock(label=_("telephone"), required=False, max_length=40)

    class Meta:
        icon = "mail"
        label = _("Contact")
        template = "cms/prints/blocks/contact.html"


def print_blocks() -> list[tuple[str, blocks.Block]]:
    """Return the blocks; their names are those `media.printing` draws."""
    return [
        (
            "heading",
            blocks.CharBlock(
                label=_("Heading"), icon="title", max_length=200, template="cms/prints/blocks/heading.html"
            ),
        ),
        (
            "text",
            blocks.TextBlock(
                label=_("Text"),
                icon="pilcrow",
                rows=4,
                max_length=5000,
                template="cms/prints/blocks/text.html",
            ),
        ),
        ("list", PointsBlock()),
        ("number", NumberBlock()),
        ("picture", PrintedPictureBlock()),
        ("qr", CodeBlock()),
        ("contact", ContactBlock()),
        (
            "panel",
            blocks.StaticBlock(
                label=_("Next panel of the folded sheet"),
                icon="horizontalrule",
                admin_text=_("What follows begins on the next panel. Only for the folded A4 sheet."),
                template="cms/prints/blocks/panel.html",
            ),
        ),
    ]
