"""Views as features might write them, for the tests of keeping their answers."""

from datetime import timedelta

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.middleware.csrf import get_token
from django.urls import include, path
from django.utils import timezone
from django.utils.cache import patch_vary_headers

from cms.serving import changed, good_until, public_view

ASKED: list[str] = []


@public_view(shows={"things"}, query={"trang"})
def plain(request: HttpRequest) -> HttpResponse:
    ASKED.append(request.get_full_path())
    return HttpResponse(f"Trang {request.GET.get('trang', '1')}, lần {len(ASKED)}. " + "Nội dung. " * 200)


@public_view(shows={"things"})
def overtaken(request: HttpRequest) -> HttpResponse:
    response = HttpResponse("cũ")
    changed("things")
    return response


@public_view()
def form(request: HttpRequest) -> HttpResponse:
    return HttpResponse(get_token(request))


@public_view()
def cookie(request: HttpRequest) -> HttpResponse:
    response = HttpResponse("bánh")
    response.set_cookie("da-tra-loi", "1")
    return response


@public_view()
def stream(request: HttpRequest) -> StreamingHttpResponse:
    return StreamingHttpResponse(iter(["một", "hai"]))


@public_view()
def private(request: HttpRequest) -> HttpResponse:
    return HttpResponse("riêng", headers={"Cache-Control": "private"})


@public_view()
def by_device(request: HttpRequest) -> HttpResponse:
    response = HttpResponse("theo máy")
    patch_vary_headers(response, ("User-Agent",))
    return response


@public_view()
def gone(request: HttpRequest) -> HttpResponse:
    return HttpResponse("không có", status=404)


def silent(request: HttpRequest) -> HttpResponse:
    return HttpResponse("không khai báo")


@public_view()
def soon_old(request: HttpRequest) -> HttpResponse:
    good_until(request, timezone.now() + timedelta(seconds=90))
    good_until(request, timezone.now() + timedelta(hours=2))
    return HttpResponse("sắp đổi")


@public_view()
def own_pace(request: HttpRequest) -> HttpResponse:
    return HttpResponse("lịch", headers={"Cache-Control": "public, max-age=900"})


urlpatterns = [
    path("thu/plain/", plain),
    path("thu/form/", form),
    path("thu/overtaken/", overtaken),
    path("thu/cookie/", cookie),
    path("thu/stream/", stream),
    path("thu/private/", private),
    path("thu/by-device/", by_device),
    path("thu/gone/", gone),
    path("thu/silent/", silent),
    path("thu/soon-old/", soon_old),
    path("thu/own-pace/", own_pace),
    path("", include("cms.urls")),
]
