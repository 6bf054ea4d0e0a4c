from cms.legal.models.documents import DocumentChange, DocumentFile, DocumentPage, Form
from cms.legal.models.lists import DocumentIndexPage
from cms.legal.models.terms import Origin, OutdatedTerm

__all__ = [
    "DocumentChange",
    "DocumentFile",
    "DocumentIndexPage",
    "DocumentPage",
    "Form",
    "Origin",
    "OutdatedTerm",
]
