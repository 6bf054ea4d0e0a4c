"""Paper: content becomes posting sheets, official documents, leaflets, banners and pictures to share."""

from media.printing.leaflets import (
    BY_METRES,
    FORMATS,
    Block,
    Leaflet,
    Look,
    Template,
    Theme,
    leaflet_pdf,
    leaflet_png,
    look_at,
    measured,
    size_of,
)
from media.printing.official import Column, OfficialTable, official_table
from media.printing.posting import PostingSheet, posting_sheet
from media.printing.qr import qr_png, qr_svg
from media.printing.sharing import share_picture
from media.printing.typesetting import Overflow, Place, TooLong, Typesetter, typeset

__all__ = [
    "BY_METRES",
    "FORMATS",
    "Block",
    "Column",
    "Leaflet",
    "Look",
    "OfficialTable",
    "Overflow",
    "Place",
    "PostingSheet",
    "Template",
    "Theme",
    "TooLong",
    "Typesetter",
    "leaflet_pdf",
    "leaflet_png",
    "look_at",
    "measured",
    "official_table",
    "posting_sheet",
    "qr_png",
    "qr_svg",
    "share_picture",
    "size_of",
    "typeset",
]
