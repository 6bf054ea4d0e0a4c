"""The procedures of the demo commune's one-stop desk, brought in as any commune brings in its own.

Codes, time limits and fees are examples: they are like those of a commune and announced by none.
"""

from pathlib import Path

from cms.demo import Stage
from cms.procedures.importing import acceptance, approval
from cms.procedures.models import Field, ProcedureIndexPage

FILES = ("thu-tuc.csv", "sua-doi.csv")  # the register, and a later decision that changes it
FIELDS = (
    "Hộ tịch",
    "Chứng thực",
    "Đất đai",
    "Cư trú",
    "Bảo trợ xã hội",
    "Người có công",
    "Kinh doanh",
    "Giáo dục",
    "Văn hóa",
    "Môi trường",
    "Tiếp công dân",
)


def furnish(stage: Stage) -> None:
    """Open the list, import both files as the officer and approve each as the leader."""
    for place, name in enumerate(FIELDS, start=1):
        Field.objects.create(name=name, order=10 * place)
    page = stage.open_list(
        ProcedureIndexPage(
            title="Thủ tục hành chính",
            slug="thu-tuc",
            introduction="Hồ sơ, thời hạn, phí, lệ phí và nơi nộp của các thủ tục giải quyết tại xã. "
            "Đây là xã minh họa: thời hạn và mức thu chỉ là ví dụ.",
            show_in_menus=True,
        )
    )
    officer, leader = stage.people["can-bo"], stage.people["lanh-dao"]
    for name in FILES:
        content = (Path(__file__).parent / name).read_bytes()
        batch, _header = acceptance.check(page, name, content, by=officer)
        approval.approve(acceptance.accept(batch, by=officer), by=leader)
