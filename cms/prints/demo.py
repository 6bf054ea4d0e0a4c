"""One of each kind of printed matter, on what a commune really prints, with a first print run."""

from datetime import timedelta
from typing import Any

from cms.demo import Stage
from cms.models import ArticlePage
from cms.prints.models import Distribution, PrintIndexPage, PrintPage, PrintRun
from cms.prints.recording import hand_out, keep_run
from media.printing import Template, Theme

OFFICE = "Phòng Văn hóa - Xã hội xã Minh Họa"
DESK = {
    "name": "Trung tâm Phục vụ hành chính công xã",
    "lines": ["Trụ sở UBND xã Minh Họa", "Sáng 7 giờ 30 - 11 giờ 30, chiều 13 giờ 30 - 17 giờ"],
    "phone": "0299 123 410",
}


def points(*lines: str, numbered: bool = False) -> tuple[str, dict[str, Any]]:
    """Return a block of lines, as steps where numbered."""
    return "list", {"numbered": numbered, "points": list(lines)}


def furnish(stage: Stage) -> None:
    """Open the list and publish seven sheets; two of them were printed and partly handed out."""
    below = stage.open_list(
        PrintIndexPage(
            title="Ấn phẩm",
            slug="an-pham",
            introduction="Tờ rơi, áp phích, băng rôn của xã: xem, tải về và in lại tự do.",
        )
    )
    made = [
        stage.publish(PrintPage(produced_by=OFFICE, **{"body": [], **sheet}), below)
        for sheet in _sheets(stage)
    ]
    _print(stage, made[0], 1500, ((0, "Thôn 1", 220), (1, "Thôn 2", 240), (1, "Thôn 3", 180)))
    _print(stage, made[1], 800, ((0, "Thôn 4", 150), (2, "Khu vực chợ và trụ sở", 200)))


def _print(stage: Stage, page: Any, quantity: int, given: tuple[tuple[int, str, int], ...]) -> None:
    officer = stage.people["can-bo"]
    printed_on = stage.today - timedelta(days=5)
    run = PrintRun(quantity=quantity, printed_on=printed_on, printer="Xưởng in của tỉnh", cost=quantity * 900)
    keep_run(run, page, by=officer)
    for days, place, copies in given:
        row = Distribution(
            run=run,
            place=place,
            quantity=copies,
            given_on=printed_on + timedelta(days=days),
            given_by="Trưởng thôn",
        )
        hand_out(row, by=officer)


def _sheets(stage: Stage) -> list[dict[str, Any]]:
    plan = stage.activities
    article = ArticlePage.objects.live().filter(title__icontains="trực tuyến").first()
    return [
        {**LEAFLET, "activity": plan.get("dvc"), "link_page": article},
        {**FOLDED, "activity": plan.get("ntm"), "link_page": stage.home},
        {**POSTER, "activity": plan.get("thong-bao")},
        {**LARGE_POSTER, "activity": plan.get("thien-tai")},
        {**BANNER, "activity": plan.get("phap-luat")},
        {**BOARD, "activity": plan.get("ntm")},
        {**SLOGANS, "activity": plan.get("phap-luat")},
    ]


LEAFLET = {
    "title": "Nộp hồ sơ tại nhà, nhận kết quả tận tay",
    "template_kind": Template.LEAFLET_A5,
    "kicker": "Dịch vụ công trực tuyến",
    "summary": "Bốn bước làm thủ tục trên điện thoại và số điện thoại khi cần người hướng dẫn.",
    "body": [
        (
            "text",
            "Đăng ký khai sinh và nhiều thủ tục khác: bà con nộp hồ sơ trên điện thoại, không phải đến "
            "trụ sở. Kết quả trả bản điện tử hoặc qua bưu điện.",
        ),
        ("heading", "Bốn bước nộp hồ sơ"),
        points(
            "Mở Cổng Dịch vụ công quốc gia, đăng nhập bằng VNeID mức 2.",
            "Gõ tên thủ tục, chọn xã Minh Họa.",
            "Chụp giấy tờ, điền tờ khai, bấm Nộp hồ sơ.",
            "Giữ mã hồ sơ để theo dõi ngày hẹn trả.",
            numbered=True,
        ),
        ("number", {"number": "1022", "caption": "Tổng đài hướng dẫn của tỉnh"}),
        ("contact", DESK),
    ],
}

FOLDED = {
    "title": "Phân loại rác tại nhà",
    "template_kind": Template.FOLDED_A4,
    "theme": Theme.GREEN,
    "kicker": "Cẩm nang gia đình",
    "summary": "Việc nhỏ mỗi ngày, làng sạch lâu dài.",
    "body": [
        ("heading", "Vì sao phải phân loại?"),
        (
            "text",
            "Hơn một nửa rác trong nhà là thức ăn thừa, lá cây, vỏ quả. Phần này ủ được thành phân bón.\n"
            "Giấy, chai nhựa, lon, sắt vụn bán được hoặc gây quỹ cho chi hội phụ nữ.\n"
            "Rác để lẫn vào nhau thì phải chở đi chôn: tốn tiền, chiếm đất, bẩn nguồn nước.",
        ),
        ("number", {"number": "3 thùng", "caption": "là đủ cho mỗi nhà: tái chế, thực phẩm, còn lại"}),
        ("panel", None),
        ("heading", "Ba loại, ba thùng"),
        points(
            "Tái chế: giấy, nhựa, kim loại, thủy tinh. Đổ hết nước, để khô, gom vào bao.",
            "Thực phẩm: thức ăn thừa, rau quả, lá cây. Ủ tại vườn hoặc bỏ thùng xanh có nắp.",
            "Còn lại: tã, giẻ, sành sứ vỡ, túi bẩn. Buộc kín, để ngoài tầm với của trẻ em.",
            numbered=True,
        ),
        ("heading", "Ủ phân tại vườn"),
        (
            "text",
            "Một lớp rác dày 20 cm, một lớp đất mỏng, tưới ẩm, đậy kín. "
            "Sau 45 ngày đảo một lần; sau 3 tháng thì bón được cho cây.",
        ),
        ("panel", None),
        ("heading", "Lịch thu gom"),
        points(
            "Thứ Hai, thứ Năm: rác thực phẩm.",
            "Thứ Ba, thứ Sáu: rác còn lại.",
            "Sáng thứ Bảy: rác tái chế, tại nhà văn hóa thôn.",
        ),
        ("text", "Mang rác ra điểm tập kết từ 17 giờ đến 18 giờ, không để qua đêm trước cổng."),
        ("heading", "Rác cồng kềnh"),
        (
            "text",
            "Giường, tủ, đệm cũ: báo trước cho trưởng thôn 3 ngày để xe đến chở. "
            "Không bỏ ra lề đường, bờ mương.",
        ),
        ("panel", None),
        ("heading", "Không được bỏ chung"),
        points(
            "Pin, ắc quy, bóng đèn hỏng.",
            "Vỏ thuốc bảo vệ thực vật.",
            "Thuốc tây quá hạn, kim tiêm.",
            "Dầu máy, sơn thừa.",
        ),
        ("text", "Đây là chất thải nguy hại. Mang đến điểm thu tại trụ sở xã vào ngày 15 hằng tháng."),
        ("number", {"number": "1022", "caption": "Phản ánh điểm rác tồn đọng, đốt rác"}),
        (
            "contact",
            {
                "name": "Tổ vệ sinh môi trường xã",
                "lines": ["Nhà văn hóa Thôn 1, xã Minh Họa", "Trực từ 7 giờ đến 17 giờ"],
                "phone": "0299 123 457",
            },
        ),
    ],
}

POSTER = {
    "title": "Tiêm phòng dại cho chó, mèo",
    "template_kind": Template.POSTER_A4,
    "theme": Theme.BLUE,
    "kicker": "Chủ động phòng bệnh",
    "summary": "Một mũi tiêm mỗi năm bảo vệ cả nhà.",
    "body": [
        ("text", "Bệnh dại không chữa được khi đã lên cơn. Một mũi tiêm mỗi năm bảo vệ cả nhà."),
        ("heading", "Chủ nuôi cần làm"),
        points(
            "Khai báo số chó, mèo với trưởng thôn.",
            "Đưa vật nuôi đi tiêm theo lịch thông báo trên loa.",
            "Xích hoặc nhốt chó; ra đường phải đeo rọ mõm.",
        ),
        ("number", {"number": "0299 123 458", "caption": "Trạm thú y: báo chó, mèo có dấu hiệu lạ"}),
    ],
}

LARGE_POSTER = {
    "title": "Bão đến, mỗi nhà làm năm việc",
    "template_kind": Template.POSTER_A3,
    "theme": Theme.RED,
    "kicker": "Phòng, chống thiên tai",
    "summary": "Năm việc cần làm trước khi bão đổ bộ.",
    "body": [
        points(
            "Chằng chống mái nhà, cửa; chặt cành cây sát nhà.",
            "Dự trữ nước sạch, lương khô, thuốc, đèn pin đủ 3 ngày.",
            "Sạc đầy điện thoại; nghe loa và theo dõi tin của xã.",
            "Gửi người già, trẻ em, người bệnh đến nhà kiên cố trước 12 giờ.",
            "Ngắt cầu dao điện khi nước vào nhà; không ra ngoài lúc gió giật.",
            numbered=True,
        ),
        ("number", {"number": "112", "caption": "Cứu nạn, cứu hộ: gọi miễn phí, cả ngày lẫn đêm"}),
        (
            "contact",
            {
                "name": "Ban Chỉ huy phòng thủ dân sự xã Minh Họa",
                "lines": ["Trực tại trụ sở UBND xã, 24 giờ mỗi ngày"],
                "phone": "0299 123 459",
            },
        ),
    ],
}

BANNER = {
    "title": "Hưởng ứng Ngày Pháp luật Việt Nam 09/11",
    "template_kind": Template.BANNER,
    "length_m": 6,
    "height_m": "0.8",
    "summary": "Băng rôn treo qua đường trục xã.",
}

BOARD = {
    "title": "Đã uống rượu, bia thì không lái xe",
    "template_kind": Template.BILLBOARD,
    "theme": Theme.GREEN,
    "length_m": 3,
    "height_m": 2,
    "kicker": "An toàn giao thông",
    "summary": "Pa nô đặt tại ngã ba chợ.",
    "body": [
        points(
            "Đội mũ bảo hiểm, cài quai đúng cách",
            "Đi đúng phần đường, giảm tốc độ qua chợ, trường học",
            "Nhường đường cho trẻ em, người già",
        ),
        ("number", {"number": "1022", "caption": "Báo đường hỏng, đèn hỏng"}),
    ],
}

SLOGANS = {
    "title": "Khẩu hiệu tuyên truyền pháp luật",
    "template_kind": Template.SLOGANS,
    "theme": Theme.GOLD,
    "summary": "Ba khẩu hiệu khổ A3 treo tại nhà văn hóa thôn.",
    "body": [
        ("text", "Sống và làm việc theo Hiến pháp và pháp luật"),
        ("text", "Tìm hiểu pháp luật là quyền và nghĩa vụ của mỗi công dân"),
        ("text", "Phòng, chống ma túy là trách nhiệm của mỗi người, mỗi gia đình và toàn xã hội"),
    ],
}
