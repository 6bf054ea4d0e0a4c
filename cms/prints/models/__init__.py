from cms.prints.models.pages import PrintIndexPage, PrintPage
from cms.prints.models.runs import Distribution, PrintRun

__all__ = ["Distribution", "PrintIndexPage", "PrintPage", "PrintRun"]
