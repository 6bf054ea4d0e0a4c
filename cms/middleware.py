"""Headers every answer carries."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

PUBLIC_POLICY = (
    "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; media-src 'self' blob:; "
    "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'self'"
)
# Wagtail's admin writes inline styles and scripts; it is reached by signed-in officers only.
ADMIN_POLICY = PUBLIC_POLICY.replace("script-src 'self'", "script-src 'self' 'unsafe-inline'").replace(
    "style-src 'self'", "style-src 'self' 'unsafe-inline'"
)
PERMISSIONS = "camera=(), geolocation=(), payment=(), usb=()"


class SecureHeadersMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        in_admin = request.path.startswith("/quan-tri/")
        response.headers.setdefault("Content-Security-Policy", ADMIN_POLICY if in_admin else PUBLIC_POLICY)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS)
        return response
