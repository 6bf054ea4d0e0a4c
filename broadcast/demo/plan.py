"""The demo commune's yearly plan."""

from datetime import date, timedelta

from campaigns.lifecycle import move
from campaigns.models import Activity, Audience, Campaign, CampaignState, Channel, Period

# By key: what is done, how many times in how many periods, which period, and for whom.
LINES: dict[str, tuple[str, int, int, Period, Audience]] = {
    "chuong-trinh": (
        "Phát bản tin tuyên truyền trên hệ thống loa truyền thanh",
        2,
        1,
        Period.WEEK,
        Audience.EVERYBODY,
    ),
    "buoi-sang": ("Phát thông báo ngắn buổi sáng", 5, 1, Period.WEEK, Audience.EVERYBODY),
    "dvc": ("Hướng dẫn nộp hồ sơ trực tuyến toàn trình", 1, 1, Period.WEEK, Audience.RESIDENTS),
    "tthc": (
        "Tuyên truyền thủ tục hành chính thuộc thẩm quyền của xã",
        1,
        1,
        Period.WEEK,
        Audience.RESIDENTS,
    ),
    "phap-luat": ("Phổ biến, giáo dục pháp luật", 2, 1, Period.MONTH, Audience.RESIDENTS),
    "thien-tai": ("Tuyên truyền phòng, chống thiên tai", 2, 1, Period.MONTH, Audience.RESIDENTS),
    "ntm": ("Tuyên truyền xây dựng nông thôn mới", 2, 1, Period.MONTH, Audience.EVERYBODY),
    "thong-bao": ("Thông báo của Ủy ban nhân dân xã", 3, 1, Period.WEEK, Audience.EVERYBODY),
}


def make_plan(today: date) -> dict[str, Activity]:
    """Make the running campaign of the year that `today` and the four weeks after it lie in."""
    last = (today + timedelta(days=28)).year
    years = f"{today.year}" if last == today.year else f"{today.year} - {last}"
    campaign = Campaign.objects.create(
        title=f"Kế hoạch thông tin, tuyên truyền đến người dân năm {years}",
        symbol="15/KH-UBND",
        issued_on=date(today.year, 1, 10),
        starts_on=date(today.year, 1, 1),
        ends_on=date(last, 12, 31),
        purpose="Người dân biết rõ thủ tục, quyền lợi và việc cần làm; mỗi tuần có hai buổi phát thanh.",
    )
    activities = {
        key: Activity.objects.create(
            campaign=campaign,
            title=title,
            channel=Channel.RADIO,
            times=times,
            every=every,
            period=period,
            audience=audience,
            lead="Công chức văn hóa - xã hội",
        )
        for key, (title, times, every, period, audience) in LINES.items()
    }
    move(campaign, CampaignState.RUNNING)
    return activities
