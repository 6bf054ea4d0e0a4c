"""Public addresses of printed matter besides its pages."""

from django.urls import path

from cms.prints import views

app_name = "prints"
urlpatterns = [
    path("tai-an-pham/<int:page_id>/to-in.pdf", views.pdf, name="pdf"),
    path("tai-an-pham/<int:page_id>/ban-in-co-xen.pdf", views.print_ready, name="print_ready"),
    path("tai-an-pham/<int:page_id>/mat-<int:number>.png", views.side, name="side"),
    path("tai-an-pham/<int:page_id>/mat-lon-<int:number>.png", views.large_side, name="large_side"),
]
