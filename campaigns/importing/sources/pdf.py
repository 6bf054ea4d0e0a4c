"""PDF with text, page by page (pypdf)."""

from io import BytesIO

from pypdf import PdfReader
from pypdf.errors import DependencyError, FileNotDecryptedError, PyPdfError

from campaigns.importing.refusal import Reason, Unreadable
from campaigns.importing.sources.model import Document
from campaigns.importing.sources.ruled import page_text
from campaigns.importing.sources.text import text_document

FEWEST_LETTERS = 20  # a page; a scan has none but perhaps a stamp's
MOST_PAGES = 2_000


def pdf_document(content: bytes) -> Document:
    """Return the document a PDF holds; raises Unreadable. A line is a line of a page."""
    try:
        reader = PdfReader(BytesIO(content))
        if reader.is_encrypted and not reader.decrypt(""):
            raise Unreadable(Reason.LOCKED, "the PDF asks for a password")
        pages = _texts(reader)
    except (FileNotDecryptedError, DependencyError) as error:
        raise Unreadable(Reason.LOCKED, f"the PDF is encrypted: {error!r}") from error
    except Unreadable:
        raise
    except (PyPdfError, OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        # pypdf raises whatever a broken file makes it stumble over
        raise Unreadable(Reason.BROKEN, f"pypdf stumbled: {error!r}") from error
    letters = sum(character.isalpha() for page in pages for character in page)
    if letters < FEWEST_LETTERS * max(len(pages) // 4, 1):
        raise Unreadable(Reason.SCANNED, f"{letters} letters on {len(pages)} pages")
    return text_document("\n".join(pages))


def _texts(reader: PdfReader) -> list[str]:
    if len(reader.pages) > MOST_PAGES:
        raise Unreadable(Reason.TOO_LARGE, f"{len(reader.pages)} pages")
    return [page_text(page) for page in reader.pages]
