"""A drill the demo commune held: the operator wrote it, the leader put it on air, it was stopped soon."""

import uuid
from datetime import date, datetime, time, timedelta

from broadcast.emergency import book, deciding, drafting
from broadcast.emergency.watching import watch_over
from broadcast.models import EmergencyDeed, Station
from cms.models import User

WORDS = (
    "Ủy ban nhân dân xã diễn tập ứng phó lũ trên sông. Bà con ở Thôn 3 và Thôn 4 nghe hiệu lệnh, "
    "đi theo hướng dẫn của lực lượng dân quân đến nhà văn hóa thôn để điểm danh, rồi trở về."
)


def hold_drill(station: Station, today: date, *, operator: User, leader: User) -> None:
    """Twelve days ago at nine in the morning, through the doors people use."""
    begin = datetime.combine(today - timedelta(days=12), time(9), station.zone_info)
    wanted = drafting.Wanted(
        kind="flood",
        title="Diễn tập ứng phó lũ",
        text=WORDS,
        drill=True,
        zones=list(station.zones.filter(name__in=["Thôn 3", "Thôn 4"])),
        every_minutes=3,
        for_minutes=30,
    )
    drill = drafting.draft(station, uuid.uuid4(), wanted, operator, begin)
    drill = drafting.submit(drill, operator, begin + timedelta(minutes=1))
    drill = deciding.approve(drill, leader, begin + timedelta(minutes=3))
    for airing in range(2):
        at = begin + timedelta(minutes=4 + 3 * airing)
        book.note(drill, EmergencyDeed.HEARD_HERE, operator.signature, at, once=str(airing))
    over = begin + timedelta(minutes=9)
    deciding.stop(drill, operator, over, "Kết thúc diễn tập.")
    watch_over(over)
