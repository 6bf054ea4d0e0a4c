"""A page that says what will happen, asks what must be known, and does it on POST."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from wagtail.admin import messages

from broadcast.refusals import Refused


@dataclass(frozen=True, slots=True)
class Question:
    """One thing to be confirmed. `do` gets the valid form and returns where to go; it may raise Refused.

    Where `done` is empty, `do` tells by itself what it did. `serious` paints the button red; where it is not
    `possible`, only the explanation is shown.
    """

    title: Any
    subject: str
    explanation: Any
    button: Any
    done: Any
    form: forms.Form
    back: str
    do: Callable[[forms.Form], str]
    serious: bool = False
    possible: bool = True


def confirm(request: HttpRequest, question: Question) -> HttpResponse:
    """Show the question, or do what was confirmed; a refusal is told as the sentence it carries."""
    if request.method == "POST" and question.form.is_valid():
        try:
            target = question.do(question.form)
        except Refused as refused:
            messages.error(request, str(refused))
            return redirect(question.back)
        if question.done:
            messages.success(request, question.done)
        return redirect(target)
    context = {
        "header_title": question.title,
        "subject": question.subject,
        "explanation": question.explanation,
        "button": question.button,
        "serious": question.serious,
        "possible": question.possible,
        "form": question.form,
        "back": question.back,
        "breadcrumbs_items": [
            {"url": question.back, "label": question.subject},
            {"url": "", "label": question.title or _("Please confirm")},
        ],
    }
    return render(request, "broadcast/admin/confirm.html", context)


def posted(request: HttpRequest) -> QueryDict | None:
    """The data a form is bound to: none as long as the question is only shown."""
    return request.POST if request.method == "POST" else None
