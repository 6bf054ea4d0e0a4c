"""What residents open besides the pages: the register as a file."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from cms.notices.answers import excel, pdf
from cms.notices.documents import register_excel, register_pdf
from cms.notices.models import RegisterPage


def register(request: HttpRequest, pk: int, form: str) -> HttpResponse:
    """A published register as PDF or Excel; 404 for any other."""
    page = get_object_or_404(RegisterPage.objects.live().public(), pk=pk)
    if form == "pdf":
        return pdf(register_pdf(page), f"{page.slug}.pdf")
    return excel(register_excel(page), f"{page.slug}.xlsx")
