"""What an explainer article is built from."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.contrib.table_block.blocks import TableBlock
from wagtail.images.blocks import ImageChooserBlock

PLAIN_FEATURES = ["bold", "italic", "link", "ol", "ul"]


class StepsBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("what the steps lead to"), required=False)
    steps = blocks.ListBlock(blocks.TextBlock(label=_("step"), rows=2), label=_("steps"))

    class Meta:
        icon = "list-ol"
        label = _("Numbered steps")
        template = "cms/blocks/steps.html"


class QuestionBlock(blocks.StructBlock):
    question = blocks.CharBlock(label=_("question"))
    answer = blocks.RichTextBlock(label=_("answer"), features=PLAIN_FEATURES)

    class Meta:
        icon = "help"
        label = _("Question and answer")
        template = "cms/blocks/question.html"


class PictureBlock(blocks.StructBlock):
    image = ImageChooserBlock(label=_("picture"))
    caption = blocks.CharBlock(label=_("caption"), required=False)
    description = blocks.CharBlock(
        label=_("description for those who cannot see it"),
        help_text=_("Read by screen readers; never empty unless it is decoration."),
        required=False,
    )

    class Meta:
        icon = "image"
        label = _("Picture")
        template = "cms/blocks/picture.html"


class QuotationBlock(blocks.StructBlock):
    words = blocks.TextBlock(label=_("words"), rows=3)
    speaker = blocks.CharBlock(label=_("who said it"), required=False)

    class Meta:
        icon = "openquote"
        label = _("Quotation")
        template = "cms/blocks/quotation.html"


class LegalCitationBlock(blocks.StructBlock):
    document = blocks.CharBlock(
        label=_("document"), help_text=_("Kind, number and symbol, for example Nghị định số 118/2025/NĐ-CP.")
    )
    provision = blocks.CharBlock(
        label=_("provision"), required=False, help_text=_("Article, clause or point.")
    )
    words = blocks.TextBlock(label=_("what it says"), required=False, rows=3)

    class Meta:
        icon = "doc-full"
        label = _("Legal citation")
        template = "cms/blocks/legal_citation.html"


def article_blocks() -> list[tuple[str, blocks.Block]]:
    return [
        (
            "paragraph",
            blocks.RichTextBlock(
                label=_("Paragraph"),
                features=PLAIN_FEATURES,
                icon="pilcrow",
                template="cms/blocks/paragraph.html",
            ),
        ),
        ("heading", blocks.CharBlock(label=_("Heading"), icon="title", template="cms/blocks/heading.html")),
        ("steps", StepsBlock()),
        ("question", QuestionBlock()),
        ("table", TableBlock(label=_("Table"), icon="table", template="cms/blocks/table.html")),
        ("picture", PictureBlock()),
        ("quotation", QuotationBlock()),
        ("citation", LegalCitationBlock()),
    ]
