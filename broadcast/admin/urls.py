"""Addresses below the admin's own."""

from django.urls import path, re_path

from broadcast.admin import (
    book,
    bulletins,
    calendar,
    changes,
    decisions,
    items,
    legal,
    players,
    programmes,
    slots,
    why,
)

urlpatterns = [
    path("truyen-thanh/may-phat/", players.players, name="broadcast_players"),
    path("truyen-thanh/may-phat/them/", players.add, name="broadcast_player_add"),
    path("truyen-thanh/may-phat/<int:pk>/", players.player, name="broadcast_player"),
    path("truyen-thanh/may-phat/<int:pk>/sua/", players.edit, name="broadcast_player_edit"),
    path("truyen-thanh/may-phat/<int:pk>/ghep-noi/", players.pair, name="broadcast_player_pair"),
    path("truyen-thanh/may-phat/<int:pk>/am-thu/", players.tone, name="broadcast_player_tone"),
    path("truyen-thanh/may-phat/<int:pk>/thu-hoi/", players.take_out, name="broadcast_player_revoke"),
    path("truyen-thanh/phat-lien-tiep/", legal.legal_airings, name="broadcast_legal_airings"),
    path("truyen-thanh/phat-lien-tiep/them/", legal.add_extra, name="broadcast_add_extra"),
    path("truyen-thanh/lich/", calendar.calendar, name="broadcast_calendar"),
    re_path(
        r"^truyen-thanh/lich/(?P<kind>tuan|thang)/(?P<written>[0-9-]{7,10})/$",
        calendar.calendar,
        name="broadcast_calendar_at",
    ),
    path("truyen-thanh/thay-doi/", changes.changes, name="broadcast_changes"),
    path("truyen-thanh/thay-doi/<int:pk>/", changes.change, name="broadcast_change"),
    path("truyen-thanh/thay-doi/<int:pk>/xac-nhan/", changes.decide, name="broadcast_change_confirm"),
    path("truyen-thanh/thay-doi/<int:pk>/tu-choi/", changes.refuse, name="broadcast_change_refuse"),
    path("truyen-thanh/buoi/<uuid:slot_id>/", bulletins.slot, name="broadcast_slot"),
    path("truyen-thanh/so-phat-song/", book.book, name="broadcast_book"),
    re_path(r"^truyen-thanh/so-phat-song/(?P<written>\d{4}-\d{2})/$", book.book, name="broadcast_book_of"),
    re_path(
        r"^truyen-thanh/so-phat-song/(?P<written>\d{4}-\d{2})/so\.(?P<extension>[a-z]+)$",
        book.book_file,
        name="broadcast_book_file",
    ),
    path("truyen-thanh/buoi/<uuid:slot_id>/vi-sao/", why.why, name="broadcast_why"),
    path("truyen-thanh/buoi/<uuid:slot_id>/huy/", slots.cancel, name="broadcast_slot_cancel"),
    path("truyen-thanh/ban-tin/<int:pk>/", bulletins.bulletin, name="broadcast_bulletin"),
    path("truyen-thanh/ban-tin/<int:pk>/trang-thai/", bulletins.status, name="broadcast_bulletin_status"),
    path("truyen-thanh/ban-tin/<int:pk>/duyet/", decisions.approve, name="broadcast_bulletin_approve"),
    path("truyen-thanh/ban-tin/<int:pk>/khong-duyet/", decisions.reject, name="broadcast_bulletin_reject"),
    path("truyen-thanh/ban-tin/<int:pk>/lam-lai/", decisions.rebuild, name="broadcast_bulletin_rebuild"),
    path("truyen-thanh/tin/<int:pk>/bo/", items.drop, name="broadcast_item_drop"),
    path("truyen-thanh/tin/<int:pk>/thay/", items.replace, name="broadcast_item_replace"),
    path("truyen-thanh/chuong-trinh/xem-lich/", programmes.preview, name="broadcast_preview"),
    path("truyen-thanh/chuong-trinh/<int:pk>/xem-lich/", programmes.preview, name="broadcast_preview_of"),
]
