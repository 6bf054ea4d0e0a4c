"""Files of procedures as officers send them."""

from typing import Any

from cms.procedures.columns import BY_KEY

ROW: dict[str, Any] = {
    "code": "1.001193",
    "title": "Đăng ký khai sinh",
    "field": "Hộ tịch",
    "level": "Toàn trình",
    "applicants": "Cha, mẹ hoặc người thân của trẻ.",
    "steps": "Nộp hồ sơ.\nNhận kết quả.",
    "ways": "Trực tiếp.",
    "dossier": "Giấy chứng sinh | 1 bản chính | 0 bản sao",
    "sets": "1",
    "time_limit": "Trong ngày làm việc.",
    "fee": "Không.",
    "result": "Giấy khai sinh.",
    "agency": "UBND cấp xã",
    "place": "Trung tâm Phục vụ hành chính công xã",
    "grounds": "Luật Hộ tịch năm 2014.",
    "standing": "Mới ban hành",
    "decision_number": "512/QĐ-UBND",
    "decision_date": "01/07/2026",
    "effective_from": "15/07/2026",
}


def row(**changed: Any) -> dict[str, Any]:
    return {**ROW, **changed}


def table(*rows: dict[str, Any]) -> list[list[Any]]:
    """The heads of the columns the first row has, and the rows below."""
    keys = list(rows[0])
    return [[BY_KEY[key].head for key in keys], *([one.get(key) for key in keys] for one in rows)]
