"""The demo commune's surveys, one that runs and one that is over, with answers, and its quiz."""

from datetime import datetime, time, timedelta
from typing import Any

from django.utils import timezone

from cms.demo import Stage
from cms.surveys.models import AskedAs, SurveyAnswer, SurveyIndexPage, SurveyKind, SurveyPage, SurveyQuestion

SHEETS = 48
HOUSEHOLDS = 112
WAYS = ("Bản thân trực tiếp đến nộp", "Nộp trực tuyến tại nhà", "Nhờ cán bộ, đoàn viên hỗ trợ nộp trực tuyến")
LIKED = (
    "Cán bộ hướng dẫn dễ hiểu",
    "Không phải đi lại nhiều lần",
    "Trả kết quả đúng hẹn",
    "Chỗ ngồi chờ sạch, mát",
)
WISHES = (
    "Buổi sáng thứ Hai rất đông, đề nghị thêm người hướng dẫn.",
    "Nên có thêm ghế cho người già.",
    "Cán bộ hướng dẫn nhiệt tình, gia đình rất cảm ơn.",
    "Mong xã nhắn tin khi có kết quả để đỡ phải đi hỏi.",
)
HOURS = ("Từ 5 giờ đến 5 giờ 30", "Từ 5 giờ 30 đến 6 giờ", "Từ 6 giờ trở đi")
HEARD = (
    "Thông báo của xã, của thôn",
    "Thời tiết, phòng chống thiên tai",
    "Thủ tục hành chính",
    "Y tế, sức khỏe",
)


def furnish(stage: Stage) -> None:
    """Open the list, a survey that runs, one that is over and shows its results, and a quiz that runs."""
    index = stage.open_list(
        SurveyIndexPage(
            title="Khảo sát, cuộc thi",
            slug="khao-sat",
            introduction="Xã hỏi ý kiến bà con và mời bà con thi tìm hiểu pháp luật.",
        )
    )
    survey = _survey(stage)
    stage.publish(survey, index, for_air=False)
    _answer(survey, stage)
    hours = _hours(stage)
    stage.publish(hours, index, for_air=False)
    _answer_hours(hours, stage)
    stage.publish(_quiz(stage), index, for_air=False)


def _at(stage: Stage, days: int, hour: int) -> datetime:
    return timezone.make_aware(datetime.combine(stage.today + timedelta(days=days), time(hour)))


def _survey(stage: Stage) -> SurveyPage:
    page = SurveyPage(
        title="Bà con hài lòng đến đâu khi làm thủ tục tại bộ phận một cửa?",
        slug="hai-long-mot-cua",
        invitation="Dành cho người đã làm thủ tục tại Trung tâm Phục vụ hành chính công cấp xã trong năm "
        "nay. Năm câu, chưa đến hai phút. Kết quả dùng để sửa những điều bà con chưa hài lòng.",
        thanks="Cảm ơn bà con. Kết quả sẽ được công bố trên trang này khi khảo sát kết thúc.",
        opens_at=_at(stage, -20, 7),
        closes_at=_at(stage, 25, 17),
        results_public=True,
        for_loudspeakers=False,
    )
    page.form_fields = [
        _asked("Bà con nộp hồ sơ bằng cách nào?", AskedAs.ONE, WAYS),
        _asked("Bà con hài lòng đến mức nào về việc giải quyết thủ tục?", AskedAs.SCALE),
        _asked("Điều gì làm bà con hài lòng?", AskedAs.SEVERAL, LIKED, required=False),
        _asked("Bà con đã phải đi mấy lần cho thủ tục gần nhất?", AskedAs.NUMBER),
        _asked("Bà con muốn xã làm tốt hơn điều gì?", AskedAs.TEXT, required=False),
    ]
    return page


def _hours(stage: Stage) -> SurveyPage:
    page = SurveyPage(
        title="Loa nên phát vào giờ nào buổi sáng?",
        slug="gio-phat-buoi-sang",
        invitation="Xã hỏi ý kiến các hộ gia đình trước khi định giờ phát của loa truyền thanh buổi sáng.",
        thanks="Cảm ơn bà con. Giờ phát mới sẽ được thông báo trên loa và tại nhà văn hóa thôn.",
        opens_at=_at(stage, -45, 7),
        closes_at=_at(stage, -14, 17),
        results_public=True,
        for_loudspeakers=False,
    )
    page.form_fields = [
        _asked("Gia đình muốn nghe bản tin sáng vào lúc nào?", AskedAs.ONE, HOURS),
        _asked("Gia đình hài lòng đến mức nào về tiếng loa ở gần nhà?", AskedAs.SCALE),
        _asked("Gia đình muốn nghe những tin gì?", AskedAs.SEVERAL, HEARD),
    ]
    return page


def _quiz(stage: Stage) -> SurveyPage:
    page = SurveyPage(
        title="Cuộc thi tìm hiểu Luật Thực hiện dân chủ ở cơ sở",
        slug="tim-hieu-dan-chu-co-so",
        survey_kind=SurveyKind.QUIZ,
        invitation="Mọi người dân trong xã đều được dự thi. Ba câu hỏi và một câu dự đoán.",
        rules="<p>Mỗi người dự thi một lần. Xếp hạng theo số điểm; bằng điểm thì xét dự đoán gần đúng nhất; "
        "vẫn bằng nhau thì bốc thăm công khai.</p><p>Giải thưởng trao tại nhà văn hóa thôn.</p>",
        opens_at=_at(stage, -3, 7),
        closes_at=_at(stage, 18, 17),
        winners_wanted=5,
        results_public=True,
        for_loudspeakers=False,
    )
    page.form_fields = [
        _asked(
            "Phương châm nào được nêu trong Luật Thực hiện dân chủ ở cơ sở?",
            AskedAs.ONE,
            (
                "Dân biết, dân bàn, dân làm, dân kiểm tra, dân giám sát, dân thụ hưởng",
                "Nhà nước và nhân dân cùng làm",
                "Lá lành đùm lá rách",
            ),
            right="Dân biết, dân bàn, dân làm, dân kiểm tra, dân giám sát, dân thụ hưởng",
        ),
        _asked(
            "Xã phải công khai thông tin chậm nhất bao nhiêu ngày làm việc?",
            AskedAs.ONE,
            ("03 ngày", "05 ngày", "15 ngày"),
            right="05 ngày",
        ),
        _asked(
            "Những hình thức nào sau đây là hình thức công khai thông tin ở xã?",
            AskedAs.SEVERAL,
            ("Niêm yết tại trụ sở", "Phát trên loa truyền thanh", "Chỉ nói riêng với trưởng thôn"),
            right="Niêm yết tại trụ sở\nPhát trên loa truyền thanh",
        ),
        _asked("Bà con dự đoán có bao nhiêu người trả lời đúng tất cả?", AskedAs.GUESS),
    ]
    return page


def _asked(
    label: str, kind: AskedAs, choices: tuple[str, ...] = (), *, right: str = "", required: bool = True
) -> SurveyQuestion:
    return SurveyQuestion(
        label=label, field_type=kind, choices="\n".join(choices), right=right, required=required, points=10
    )


def _answer(survey: SurveyPage, stage: Stage) -> None:
    """Answer the survey as a commune would: mostly content, some not, the same every time."""
    way, scale, liked, times, wish = (one.name for one in survey.form_fields.all())
    sheets = [
        {
            way: WAYS[(0, 0, 1, 0, 2)[place % 5]],
            scale: str((5, 4, 5, 4, 3, 5, 4, 2)[place % 8]),
            liked: [thing for step, thing in enumerate(LIKED) if (place + step) % 3 != 0],
            times: (1, 1, 2, 1, 1, 3)[place % 6],
            wish: WISHES[place // 12] if place % 12 == 5 else "",
        }
        for place in range(SHEETS)
    ]
    _hand_in(survey, sheets, stage, since=-19)


def _answer_hours(survey: SurveyPage, stage: Stage) -> None:
    hour, clear, heard = (one.name for one in survey.form_fields.all())
    sheets = [
        {
            hour: HOURS[(1, 1, 0, 2, 1, 2)[place % 6]],
            clear: str((5, 4, 4, 3, 5, 2, 4)[place % 7]),
            heard: [thing for step, thing in enumerate(HEARD) if (place * 7 + step * 3) % 10 < 9 - step],
        }
        for place in range(HOUSEHOLDS)
    ]
    _hand_in(survey, sheets, stage, since=-44)


def _hand_in(survey: SurveyPage, sheets: list[dict[str, Any]], stage: Stage, since: int) -> None:
    SurveyAnswer.objects.bulk_create(
        SurveyAnswer(
            page=survey,
            number=f"demo-{survey.pk}-{place}",
            submit_time=_at(stage, since + place % 18, 8 + place % 9),
            at_kiosk=place % 3 == 0,
            form_data=sheet,
        )
        for place, sheet in enumerate(sheets)
    )
