"""Addresses below the admin's own."""

from django.urls import path

from campaigns.seeing.views import board, calendar, coverage, duty, mine, rows

urlpatterns = [
    path("ke-hoach/bang-theo-doi/", board.boards, name="campaigns_boards"),
    path("ke-hoach/lich/", calendar.calendar_page, name="campaigns_calendar"),
    path("ke-hoach/viec-cua-toi/", mine.my_work, name="campaigns_mine"),
    path("ke-hoach/do-phu/", coverage.coverage_page, name="campaigns_coverage"),
    path("ke-hoach/chi-tiet/", rows.rows, name="campaigns_rows"),
    path("ke-hoach/viec/<int:pk>/", duty.duty, name="campaigns_duty"),
    path("ke-hoach/viec/<int:pk>/mien/", duty.waiver, name="campaigns_duty_waive"),
]
