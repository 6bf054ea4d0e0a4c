"""What an explainer article is built from."""

from typing import Any

from django.db.models import prefetch_related_objects
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.contrib.table_block.blocks import TableBlock
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock

from cms.films import film_at

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


class InstrumentChooserBlock(blocks.PageChooserBlock):
    """Choose a document of this site; its status is read with it, for all citations of a page at once."""

    def bulk_to_python(self, values: Any) -> list[Any]:
        found: list[Any] = super().bulk_to_python(values)
        prefetch_related_objects([page for page in found if page], "changes__by")
        return found


class LegalCitationBlock(blocks.StructBlock):
    instrument = InstrumentChooserBlock(
        page_type="legal.DocumentPage",
        required=False,
        label=_("document on this site"),
        help_text=_("Readers get a link, and a remark once it is no longer in force."),
    )
    document = blocks.CharBlock(
        label=_("document"),
        required=False,
        help_text=_(
            "Kind, number and symbol, for example Nghị định số 118/2025/NĐ-CP. "
            "Empty: those of the document chosen."
        ),
    )
    provision = blocks.CharBlock(
        label=_("provision"), required=False, help_text=_("Article, clause or point.")
    )
    words = blocks.TextBlock(label=_("what it says"), required=False, rows=3)

    class Meta:
        icon = "doc-full"
        label = _("Legal citation")
        template = "cms/blocks/legal_citation.html"


class FilmBlock(blocks.StructBlock):
    """A film, uploaded or on another site; nothing of another site is loaded before a click."""

    title = blocks.CharBlock(label=_("title of the film"))
    file = DocumentChooserBlock(
        label=_("film uploaded here"), required=False, help_text=_("MP4 (H.264) or WebM.")
    )
    address = blocks.URLBlock(
        label=_("or its address on another site"),
        required=False,
        help_text=_("YouTube plays in the page after a click; any other site is opened by a link."),
    )
    description = blocks.TextBlock(
        label=_("what is seen and said"),
        required=False,
        rows=4,
        help_text=_("For those who cannot see or hear the film."),
    )

    class Meta:
        icon = "media"
        label = _("Film")
        template = "cms/blocks/film.html"

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(value, parent_context)
        return {**context, "elsewhere": film_at(value.get("address") or "")}


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
        ("film", FilmBlock()),
    ]
