"""What a call is refused with: {code, message_vi, message_en}, the same shape everywhere."""

from http import HTTPStatus

import structlog
from django.core.exceptions import RequestDataTooBig
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from ninja import NinjaAPI, Schema
from ninja.errors import AuthenticationError, ValidationError

log = structlog.get_logger(__name__)


class Error(Schema):
    """Why a call was refused: a word for programs, a sentence for people."""

    code: str
    message_vi: str
    message_en: str


MESSAGES: dict[str, tuple[int, Promise]] = {
    "malformed": (400, _("The body is not JSON.")),
    "unknown_token": (401, _("This token is not known or was revoked. Pair the player again.")),
    "wrong_code": (403, _("This pairing code is wrong, used or too old. Ask for a new one.")),
    "not_found": (404, _("There is nothing at this address.")),
    "unknown_sound": (404, _("This sound is not in the plan of this player.")),
    "unknown_manifest": (404, _("There is no plan at this address; the player may have been revoked.")),
    "not_allowed": (405, _("This address does not take this kind of call.")),
    "too_big": (413, _("The body is too long.")),
    "unreadable": (422, _("The body does not say what this call needs.")),
    "too_many": (429, _("Too many wrong codes. Try again in a quarter of an hour.")),
    "fault": (500, _("The server has a fault. Try again later.")),
}


class Refusal(Exception):
    """A call that is refused; `detail` says in English which part of it."""

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(f"{code}: {detail}")
        self.code, self.detail = code, detail


def answer(code: str, detail: str = "") -> HttpResponse:
    """The answer that refuses a call."""
    status, message = MESSAGES[code]
    body = {"code": code}
    for language in ("vi", "en"):
        with translation.override(language):
            body[f"message_{language}"] = f"{message} ({detail})" if detail else str(message)
    response = JsonResponse(body, status=HTTPStatus(status), json_dumps_params={"ensure_ascii": False})
    response.headers["Cache-Control"] = "no-store"
    if status == HTTPStatus.UNAUTHORIZED:
        response.headers["WWW-Authenticate"] = "Bearer"
    if status == HTTPStatus.TOO_MANY_REQUESTS:
        response.headers["Retry-After"] = "900"
    return response


def handle_errors(api: NinjaAPI) -> None:
    """Give every error of the calls its answer."""

    @api.exception_handler(Refusal)
    def _refused(_request: HttpRequest, error: Refusal) -> HttpResponse:
        return answer(error.code, error.detail)

    @api.exception_handler(AuthenticationError)
    def _stranger(_request: HttpRequest, _error: AuthenticationError) -> HttpResponse:
        return answer("unknown_token")

    @api.exception_handler(RequestDataTooBig)
    def _too_big(_request: HttpRequest, _error: RequestDataTooBig) -> HttpResponse:
        return answer("too_big")

    @api.exception_handler(ValidationError)
    def _invalid(_request: HttpRequest, error: ValidationError) -> HttpResponse:
        where = ".".join(str(part) for part in error.errors[0]["loc"]) if error.errors else ""
        return answer("unreadable", where)

    @api.exception_handler(Http404)
    def _absent(_request: HttpRequest, _error: Http404) -> HttpResponse:
        return answer("not_found")

    @api.exception_handler(Exception)
    def _fault(_request: HttpRequest, error: Exception) -> HttpResponse:
        log.error("a call of a player failed", exc_info=error)
        return answer("fault")
