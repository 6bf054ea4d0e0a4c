"""Who sees and who handles residents' feedback."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from cms.questions.models import Feedback

HANDLE, SEE, ANSWER = "questions.handle_feedback", "questions.view_feedback", "questions.answer_feedback"


def seen_by(user: Any) -> "QuerySet[Feedback]":
    """Return the feedback an account may read: all of it, or what was handed to it."""
    if user.has_perm(SEE) or user.has_perm(HANDLE):
        return Feedback.objects.all()
    if user.has_perm(ANSWER):
        return Feedback.objects.filter(assigned_to=user)
    return Feedback.objects.none()


def may_see_any(user: Any) -> bool:
    """Whether an account has a feedback desk at all."""
    return any(user.has_perm(name) for name in (SEE, HANDLE, ANSWER))


def may_answer(user: Any, feedback: Feedback) -> bool:
    """Whether an account answers this feedback: the desk any, others what was handed to them."""
    handed: bool = user.has_perm(ANSWER) and feedback.assigned_to_id == user.pk
    return bool(user.has_perm(HANDLE) or handed)


def the_feedback(request: HttpRequest, pk: int) -> Feedback:
    """Return one feedback; PermissionDenied without a desk, 404 for what is not theirs to read."""
    if not may_see_any(request.user):
        raise PermissionDenied
    return get_object_or_404(seen_by(request.user).select_related("assigned_to", "site"), pk=pk)
