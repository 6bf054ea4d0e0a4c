"""CAP 1.2 messages of our own writing."""

NAMESPACE = "urn:oasis:names:tc:emergency:cap:1.2"
INFO = {
    "language": "vi-VN",
    "category": "Met",
    "event": "Bão",
    "urgency": "Immediate",
    "severity": "Severe",
    "certainty": "Likely",
    "onset": "2026-12-08T14:00:00+07:00",
    "expires": "2099-12-09T07:00:00+07:00",
    "senderName": "Đài Khí tượng thử nghiệm",
    "headline": "Bão số 12 đổ bộ chiều nay",
    "description": "Gió giật cấp 10, mưa to.",
    "instruction": "Không ra khỏi nhà khi bão đổ bộ.",
}
ALERT = {
    "identifier": "KT-2026-0012",
    "sender": "kt@example.vn",
    "sent": "2026-12-08T08:30:00+07:00",
    "status": "Actual",
    "msgType": "Alert",
    "scope": "Public",
}


def elements(values: dict[str, str]) -> str:
    return "".join(f"<{name}>{value}</{name}>" for name, value in values.items() if value)


def an_alert(info: dict[str, str] | None = None, area: str = "Xã Tân Hòa", **alert: str) -> bytes:
    """A warning; "" leaves an element out, `info` changes what the info says."""
    areas = f"<area><areaDesc>{area}</areaDesc></area>" if area else ""
    said = f"<info>{elements(INFO | (info or {}))}{areas}</info>"
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>'
        f'<alert xmlns="{NAMESPACE}">{elements(ALERT | alert)}{said}</alert>'
    ).encode()


def referring(kind: str, identifier: str = "KT-2026-0013") -> bytes:
    """An Update or Cancel of the warning above."""
    return an_alert(
        msgType=kind,
        identifier=identifier,
        sent="2026-12-08T08:45:00+07:00",
        references=f"{ALERT['sender']},{ALERT['identifier']},{ALERT['sent']}",
    )


BOMB = (
    b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "xxxxxxxxxx">'
    b'<!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>'
    b'<alert xmlns="urn:oasis:names:tc:emergency:cap:1.2"><identifier>&c;</identifier></alert>'
)
OUTSIDE = (
    b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    b'<alert xmlns="urn:oasis:names:tc:emergency:cap:1.2"><identifier>&x;</identifier></alert>'
)
