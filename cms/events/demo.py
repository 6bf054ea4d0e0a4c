"""The demo commune's events: one to come, one postponed, one that was held with questions and answers."""

from datetime import datetime, time, timedelta

from django.utils import timezone

from cms.demo import Stage
from cms.events.models import EventIndexPage, EventKind, EventPage, EventQuestion
from cms.events.record import move
from cms.events.states import EventState
from cms.models import ListPage


def furnish(stage: Stage) -> None:
    """Open the list and put the examples into it."""
    index = stage.open_list(
        EventIndexPage(
            title="Sự kiện",
            slug="su-kien",
            introduction="Đối thoại, hội nghị, tập huấn, họp thôn: khi nào, ở đâu, ai được mời.",
        )
    )
    _dialogue(stage, index)
    _postponed(stage, index)
    _held(stage, index)


def _at(stage: Stage, days: int, hour: int, minute: int = 0) -> datetime:
    day = stage.today + timedelta(days=days)
    return timezone.make_aware(datetime.combine(day, time(hour, minute)))


def _dialogue(stage: Stage, index: ListPage) -> None:
    page = EventPage(
        title="Đối thoại giữa Chủ tịch UBND xã với Nhân dân",
        event_kind=EventKind.DIALOGUE,
        summary="Bà con hỏi trực tiếp lãnh đạo xã về đất đai, chính sách xã hội và thủ tục hành chính.",
        starts_at=_at(stage, 9, 8),
        ends_at=_at(stage, 9, 11, 30),
        place="Hội trường UBND xã",
        invited="Toàn thể bà con trong xã",
        programme="Báo cáo việc giải quyết kiến nghị kỳ trước\nNhân dân nêu ý kiến\nChủ tịch UBND xã trả lời",
        register="Gửi câu hỏi trước qua trưởng thôn hoặc số 0299 123 402",
        activity=stage.activities.get("thong-bao"),
    )
    stage.publish(page, index)


def _postponed(stage: Stage, index: ListPage) -> None:
    page = EventPage(
        title="Họp thôn 3 bàn việc làm đường nội thôn",
        event_kind=EventKind.VILLAGE,
        summary="Bàn mức đóng góp và cách làm, bầu ban giám sát đầu tư của cộng đồng.",
        starts_at=_at(stage, 4, 19, 30),
        ends_at=_at(stage, 4, 21),
        place="Nhà văn hóa thôn 3",
        invited="Đại diện các hộ thôn 3",
        activity=stage.activities.get("thong-bao"),
    )
    live = stage.publish(page, index)
    reason = "Dự báo có mưa lớn, đường vào nhà văn hóa có thể ngập."
    move(EventPage.objects.get(pk=live.pk), EventState.POSTPONED, by=stage.people["can-bo"], reason=reason)


def _held(stage: Stage, index: ListPage) -> None:
    page = EventPage(
        title="Tập huấn nộp hồ sơ trực tuyến cho tổ công nghệ số cộng đồng",
        event_kind=EventKind.TRAINING,
        summary="Thực hành trên điện thoại: đăng nhập, chọn thủ tục, nộp hồ sơ và tra cứu kết quả.",
        starts_at=_at(stage, -12, 13, 30),
        ends_at=_at(stage, -12, 16, 30),
        place="Nhà văn hóa thôn 1",
        invited="Thành viên tổ công nghệ số cộng đồng các thôn",
        programme="Đăng nhập bằng tài khoản định danh\nNộp hồ sơ đăng ký khai sinh\nTra cứu kết quả",
        registered=48,
        for_loudspeakers=False,
        activity=stage.activities.get("dvc"),
    )
    page.questions = [
        EventQuestion(
            question="Người lớn tuổi không có điện thoại thông minh thì nộp hồ sơ thế nào?",
            answer="Bà con đến Trung tâm Phục vụ hành chính công, công chức hướng dẫn và nộp giúp tại quầy; "
            "hoặc nhờ tổ công nghệ số của thôn hỗ trợ tại nhà văn hóa.",
            answered_by="Công chức tư pháp - hộ tịch",
        )
    ]
    live = stage.publish(page, index, for_air=False)
    move(EventPage.objects.get(pk=live.pk), EventState.HELD, by=stage.people["can-bo"], attended=45)
