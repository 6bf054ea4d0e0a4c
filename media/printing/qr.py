"""QR codes that lead from paper to a page."""

import io

import segno

MOST_LETTERS = 1000  # an address longer than this makes a code no phone reads from a wall


def _code(address: str) -> segno.QRCode:
    if not address or len(address) > MOST_LETTERS:
        raise ValueError(f"an address of {len(address)} letters makes no readable QR code")
    return segno.make(address, error="m", micro=False, boost_error=True)


def qr_svg(address: str, *, dark: str = "#000000", border: int = 4) -> bytes:
    """Return the code as an SVG file; `border` is the quiet zone in modules (ISO/IEC 18004 wants 4).

    Raises ValueError for an empty address or one of more than 1000 letters.
    """
    out = io.BytesIO()
    _code(address).save(out, kind="svg", dark=dark, light=None, border=border, xmldecl=True, svgns=True)
    return out.getvalue()


def qr_png(address: str, *, scale: int = 8, dark: str = "#000000", border: int = 4) -> bytes:
    """Return the code as a PNG file, `scale` pixels a module; raises ValueError as `qr_svg` does."""
    out = io.BytesIO()
    _code(address).save(out, kind="png", scale=scale, dark=dark, light="#ffffff", border=border)
    return out.getvalue()
