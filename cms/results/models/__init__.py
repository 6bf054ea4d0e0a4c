from cms.results.models.pages import ResultsIndexPage, ResultsPage
from cms.results.models.rows import FieldFigures
from cms.results.models.settings import ResultsSettings

__all__ = ["FieldFigures", "ResultsIndexPage", "ResultsPage", "ResultsSettings"]
