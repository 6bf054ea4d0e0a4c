"""A small commune with one of everything there is behind a door.

Each function makes some of it and returns the words an address of the table is made of, with their values.
"""

import io
import uuid
from collections.abc import Callable
from datetime import date, time, timedelta
from decimal import Decimal
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from django.utils import timezone
from PIL import Image as Pillow
from wagtail.contrib.redirects.models import Redirect
from wagtail.documents.models import Document
from wagtail.images.models import Image
from wagtail.models import Collection, ReferenceIndex, Site, Workflow

from broadcast.emergency.warnings.inbox import Arrival, receive
from broadcast.models import (
    CapFeed,
    Emergency,
    EmergencyRules,
    EmergencyTemplate,
    Fault,
    ItemKind,
    PendingChange,
    Player,
    ProvincialText,
    Station,
    Zone,
)
from broadcast.states import BulletinState, EmergencyState, PlayerState, SlotState
from campaigns.approval.closing import close as close_plan
from campaigns.approval.deciding import approve as approve_plan
from campaigns.approval.deciding import submit as submit_plan
from campaigns.copying import add_activity, from_data
from campaigns.evidence import record
from campaigns.models import (
    Activity,
    Campaign,
    Channel,
    Deed,
    Duty,
    ReminderSettings,
    Report,
    ReportSettings,
    Target,
    Unit,
)
from campaigns.targets.readings import read
from cms.directory.models import Contact, DirectoryPage
from cms.kinds import list_models, page_models
from cms.legal.models import OutdatedTerm
from cms.models import ApprovedPage, ArticlePage, LeaderDecision, UrgentBanner, User
from cms.notices.models import Place, Posting, WorkdayChange
from cms.notifications.models import Notification
from cms.prints.models import Distribution, PrintPage, PrintRun
from cms.prints.recording import hand_out, keep_run
from cms.procedures.importing import acceptance
from cms.procedures.models import Field, ProcedurePage
from cms.questions import desk
from cms.questions.models import FeedbackSettings, QuestionTopic
from cms.results.models import ResultsSettings
from cms.roles import Role
from cms.screens.models import Screen, ScreenItem
from cms.workflow import approve, submit
from media.models import AudioClip, Pronunciation, VoiceProfile
from tests.broadcast.emergency.samples import an_alert
from tests.broadcast.public.airwaves import build_programme, build_station, make_bulletin, make_slot
from tests.cms.procedures.sheets import row, table
from tests.cms.tables.files import xlsx

SECRET = "Chưa công bố 7351"
"""Stands in the title of everything unpublished: who has no right to it may read these words nowhere."""
WAITING = "Đang chờ duyệt 7351"
"""The title of what waits for a leader, who may read it as well."""
BODY = [("paragraph", "<p>Từ ngày 01/8, UBND xã nhận hồ sơ qua mạng.</p>")]
WHOLE = {"summary": "Bà con có thể nộp hồ sơ tại nhà.", "body": BODY}
SOUND = b"a recording nobody heard yet" * 40
# What pages of some kinds cannot even be drafts without.
NEEDED: dict[str, Callable[[bool], dict[str, Any]]] = {
    "RegisterPage": lambda live: {"year": 2026, "quarter": 1 + live, "made_on": date(2026, 10, 1)},
    "ResultsPage": lambda live: {"year": 2026, "number": 9 + live},
}
Keys = dict[str, Any]
People = dict[str, User]


def furnish(site: Site, people: People) -> Keys:
    """Make everything; return what addresses are made of."""
    keys: Keys = {"site": site.pk, "home": site.root_page_id}
    for make in (pages, decisions, boards, imports, prints, desks, station, library, plans, house):
        keys |= make(site, people, keys)
    return keys


def pages(site: Site, people: People, keys: Keys) -> Keys:
    """A list, a public page and a draft of every kind."""
    home, made = site.root_page.specific, {}
    for model in list_models():
        if not model.objects.exists():
            home.add_child(instance=model(title=model.__name__, slug=model.__name__.lower(), live=True))
    for model in page_models():
        name = model.__name__
        live = write(model, people["O"], "da-dang", live=True)
        draft = write(model, people["O"], "ban-thao")
        made |= {
            f"list:{name}": list_of(model).pk,
            f"live:{name}": live.pk,
            f"draft:{name}": draft.pk,
            f"url:{name}": draft.get_url(),
            f"revision:{name}": draft.latest_revision_id,
        }
    return made


def list_of(model: type[ApprovedPage]) -> Any:
    """The list a page of this kind stands on, or the front page."""
    for above in list_models():
        if model in above.allowed_subpage_models():
            return above.objects.get()
    return Site.objects.get(is_default_site=True).root_page.specific


def write(model: type[ApprovedPage], author: User, slug: str, *, live: bool = False, **fields: Any) -> Any:
    title = f"{model.__name__} công khai" if live else f"{SECRET}, {model.__name__}"
    fields |= NEEDED.get(model.__name__, lambda live: {})(live)
    page = model(
        title=fields.pop("title", title), slug=f"{slug}-{model.kind}", owner=author, live=live, **fields
    )
    list_of(model).add_child(instance=page)
    page.save_revision(user=author)
    return page


def decisions(site: Site, people: People, keys: Keys) -> Keys:
    """An article ready to be sent in, one that waits for a leader, and one on site and loudspeakers."""
    ready = write(ArticlePage, people["O"], "xong", **WHOLE)
    waiting = write(ArticlePage, people["O"], "cho", title=WAITING, **WHOLE)
    aired = write(ArticlePage, people["O"], "len-loa", title="Đã lên loa", **WHOLE)
    own = write(ArticlePage, people["C"], "cua-cong-tac", title="Bài của tôi", **WHOLE)
    for page in (waiting, aired):
        submit(page, by=people["O"])
    decision = LeaderDecision.objects.get(workflow_state__object_id=str(waiting.pk))
    approve(aired, by=people["L"], for_air=True)
    return {
        "ready": ready.pk,
        "own": own.pk,
        "waiting": waiting.pk,
        "url:waiting": waiting.get_url(),
        "aired": aired.pk,
        "decision": decision.pk,
        "task": decision.task_id,
        "state": decision.workflow_state_id,
        "workflow": Workflow.objects.latest("pk").pk,
    }


def boards(site: Site, people: People, keys: Keys) -> Keys:
    place = Place.objects.create(name="Trụ sở UBND xã", kind="office")
    unused = Place.objects.create(name="Bảng tin thôn Tây", kind="village_point")
    posting = Posting.objects.create(page_id=keys["live:NoticePage"], place=place)
    early = Posting.objects.create(
        page_id=keys["live:NoticePage"], place=unused, state="taken_down", posted_on=timezone.localdate()
    )
    return {
        "place": place.pk,
        "spare place": Place.objects.create(name="Bảng bỏ", kind="office").pk,
        "posting": posting.pk,
        "early": early.pk,
        "workday": WorkdayChange.objects.create(day=date(2027, 2, 20)).pk,
    }


def imports(site: Site, people: People, keys: Keys) -> Keys:
    """A file the officer has looked at, and one that waits for a leader."""
    above = list_of(ProcedurePage)
    accepted = acceptance.check(
        above, "b.xlsx", xlsx(table(row(code="1.009999", title=WAITING))), by=people["O"]
    )[0]
    acceptance.accept(accepted, by=people["O"])
    checked = acceptance.check(above, "a.xlsx", xlsx(table(row())), by=people["O"])[0]
    return {"batch": accepted.pk, "checked": checked.pk, "field": Field.objects.create(name="Đất đai").pk}


def prints(site: Site, people: People, keys: Keys) -> Keys:
    page = PrintPage.objects.get(pk=keys["live:PrintPage"])
    run = keep_run(PrintRun(quantity=100, printed_on=timezone.localdate()), page, by=people["N"])
    given = hand_out(Distribution(run=run, place="Thôn 1", quantity=10), by=people["N"])
    return {"run": run.pk, "given": given.pk}


def desks(site: Site, people: People, keys: Keys) -> Keys:
    """Letters of residents in three states, one of them handed to the contributor."""
    names = ("moi", "giao", "xong", "rac")
    fresh, handed, answered, spam = (
        desk.receive(
            desk.Letter(
                number=name, subject=f"{SECRET} {name}", text=f"{SECRET} {name}", place="Thôn 2",
                name="Người gửi", contact="0299 123 456", photo=picture_bytes(), consented=True,
            ),
            site,
        )
        for name in names
    )  # fmt: skip
    for letter in (handed, answered):
        desk.assign(letter, people["C"], by=people["O"])
    desk.answer(answered, "Đã sửa xong đèn.", by=people["C"])
    desk.set_aside(spam, by=people["O"])
    told = Notification.objects.create(user=people["O"], key="rieng", words=SECRET, made_at=timezone.now())
    return {
        "letter": fresh.pk,
        "handed": handed.pk,
        "answered": answered.pk,
        "spam": spam.pk,
        "contributor": people["C"].pk,
        "told": told.pk,
        "topic": QuestionTopic.objects.create(name="Đất đai").pk,
    }


def station(site: Site, people: People, keys: Keys) -> Keys:
    """Tomorrow's slot with a bulletin that waits for a leader, and one whose time has come."""
    programme = build_programme(build_station(site))
    now = timezone.now()
    later = make_slot(programme, now + timedelta(days=1))
    bulletin = make_bulletin(later, [SECRET], BulletinState.BUILT, sound=SOUND, source="cms.articlepage:0")
    later.bulletin = None
    later.save()
    due = make_slot(programme, now, SlotState.READY)
    make_bulletin(due)
    airing = make_slot(
        programme, now - timedelta(minutes=10), SlotState.AIRING, began_at=now - timedelta(minutes=9)
    )
    make_bulletin(airing)
    alarm = make_alarm(programme.station, people["V"], EmergencyState.WAITING)
    on_air = make_alarm(programme.station, people["V"], EmergencyState.ON_AIR)
    return {
        "wording": EmergencyTemplate.objects.earliest("pk").pk,
        "rules": EmergencyRules.objects.create(station=programme.station).pk,
        "feed": CapFeed.objects.create(
            station=programme.station, name="Đài khí tượng", url="https://example.vn/cap"
        ).pk,
        "warning": receive(programme.station, an_alert(), Arrival("tệp"), now)[0].pk,
        "alarm": alarm.pk,
        "alarm on air": on_air.pk,
        "station": programme.station_id,
        "programme": programme.pk,
        "zone": Zone.objects.create(station=programme.station, name="Thôn Đông").pk,
        "fault": Fault.objects.create(
            station=programme.station, what="Loa rè.", reported_by="Trưởng thôn", reported_on=now.date()
        ).pk,
        "provincial text": ProvincialText.objects.create(
            station=programme.station,
            identifier="tinh-1",
            priority=1,
            sender="Sở Y tế",
            title="Tiêm chủng",
            text="Trạm y tế mở cửa.",
            received_at=now,
        ).pk,
        "change": PendingChange.objects.create(
            station=programme.station,
            programme=programme,
            title=programme.title,
            sent={},
            effects=[],
            first_at=later.start,
            asked_by=User.objects.create_user(username="nguoi-xin-doi-gio"),
            asked_at=now,
        ).pk,
        "slot": later.pk,
        "player": Player.objects.create(
            station=programme.station, name="Cụm Nhà văn hóa", state=PlayerState.ACTIVE
        ).pk,
        "bulletin": bulletin.pk,
        "sha": bulletin.sha256,
        "item": bulletin.items.filter(kind=ItemKind.ITEM).get().pk,
        "due": due.pk,
        "airing": airing.pk,
    }


def make_alarm(station: Station, author: User, state: str) -> Emergency:
    """An emergency with its sound, at a station without quiet hours."""
    now = timezone.now()
    Station.objects.filter(pk=station.pk).update(quiet_from=time(0), quiet_until=time(0))
    made = Emergency(
        station=station, kind="storm", title="Bão", text="Bão sắp đến.", state=state, author=author,
        author_name=author.signature, drafted_at=now, submitted_at=now, sha256="b" * 64, voiced_at=now,
        approved_at=now if state == EmergencyState.ON_AIR else None, until=now + timedelta(hours=1),
    )  # fmt: skip
    made.file.save(f"{made.pk}.mp3", ContentFile(SOUND), save=False)
    made.save()
    return made


def picture_bytes() -> bytes:
    drawn = io.BytesIO()
    Pillow.new("RGB", (40, 30), "#b08a4a").save(drawn, "JPEG")
    return drawn.getvalue()


def uploaded(name: str) -> Image:
    return Image.objects.create(title="Ảnh", file=ImageFile(io.BytesIO(picture_bytes()), name=f"{name}.jpg"))


def drawn_on_a_page(author: User, *, live: bool) -> str:
    """The file of a picture that stands in an article."""
    picture = uploaded("anh")
    body = [("picture", {"image": picture, "caption": "", "description": "Trụ sở"})]
    page = write(ArticlePage, author, f"anh-{live}", live=live, body=body)
    ReferenceIndex.create_or_update_for_object(page)
    return str(picture.get_rendition("max-165x165").file.name)


def library(site: Site, people: People, keys: Keys) -> Keys:
    """A document and a picture nothing public shows, and things half uploaded."""
    document = Document.objects.create(
        title=SECRET, file=ContentFile(b"%PDF-1.7", name="rieng.pdf"), uploaded_by_user=people["O"]
    )
    film = Document.objects.create(title=SECRET, file=ContentFile(b"film", name="phim.mp4"))
    picture = Image.objects.create(
        title=SECRET,
        file=ImageFile(io.BytesIO(picture_bytes()), name="rieng.jpg"),
        uploaded_by_user=people["O"],
    )
    drawn = picture.get_rendition("max-165x165")
    shown = {live: drawn_on_a_page(people["O"], live=live) for live in (True, False)}
    voice = VoiceProfile.objects.order_by("pk").first()
    clip, spare = (
        AudioClip(title=name, purpose="recording", seconds=3.0, sha256="0" * 64) for name in ("ghi", "bo")
    )
    for sound in (clip, spare):
        sound.file.save(f"{sound.title}.wav", ContentFile(b"RIFF"))
    own = Pronunciation.objects.create(written="QLĐĐ7351", spoken="quản lý đất đai")
    return {
        "document": document.pk,
        "document-name": document.filename,
        "film": film.pk,
        "picture": picture.pk,
        "rendition": drawn.file.name,
        "rendition of live": shown[True],
        "rendition of draft": shown[False],
        "original": picture.file.name,
        "voice": voice.pk,
        "root": Collection.get_first_root_node().pk,
        "spare voice": VoiceProfile.objects.create(name="Giọng bỏ").pk,
        "spare clip": spare.pk,
        "spare document": Document.objects.create(
            title=SECRET, file=ContentFile(b"%PDF-1.7", name="bo.pdf")
        ).pk,
        "spare picture": Image.objects.create(
            title=SECRET, file=ImageFile(io.BytesIO(picture_bytes()), name="bo.jpg")
        ).pk,
        "clip": clip.pk,
        "word": own.pk,
    }


def plans(site: Site, people: People, keys: Keys) -> Keys:
    """A draft that can be submitted, a plan that waits, one that runs, one closed and open to residents."""
    days = {"starts_on": "2026-01-01", "ends_on": "2026-12-31"}
    made = {
        name: from_data({"title": name, **days, "is_public": name == "closed plan"})
        for name in ("draft plan", "waiting plan", "running plan", "closed plan")
    }
    for plan in made.values():
        add_activity(plan, {"title": "Họp thôn", "timing": "hằng quý"})
    for name in ("waiting plan", "running plan", "closed plan"):
        submit_plan(made[name], by=people["O"])
    for name in ("running plan", "closed plan"):
        approve_plan(made[name], by=people["L"])
    close_plan(made["closed plan"], by=people["L"], words="Đã xong.")
    aim = Target.objects.create(campaign=made["running plan"], text="Đúng hạn", number=98, unit="%")
    reading = read(aim, Decimal(95), date(2026, 1, 1), "", by="Cán bộ", token=uuid.uuid4())
    return {
        **{name: plan.pk for name, plan in made.items()},
        "target": aim.pk,
        "reading": reading.pk,
        "plan activity": made["draft plan"].activities.get().pk,
        "submitted": made["waiting plan"].submitted_at.isoformat(),
        "unit": Unit.objects.create(name="Văn phòng").pk,
    }


def house(site: Site, people: People, keys: Keys) -> Keys:
    """The plan, the directory, the screens, and what only administrators keep."""
    today = timezone.localdate()
    directory = DirectoryPage(title="Danh bạ", slug="danh-ba", live=True)
    site.root_page.specific.add_child(instance=directory)
    plan = Campaign.objects.create(title="Kế hoạch năm", starts_on=today, ends_on=today)
    running = Campaign.objects.create(title="Đang làm", starts_on=today, ends_on=today, state="running")
    line = Activity.objects.create(campaign=running, title="Tuyên truyền")
    duty = Duty.objects.create(activity=line, starts_on=today, ends_on=today, due_on=today, required=1)
    report = Report.objects.create(title="Báo cáo", first_day="2026-01-01", last_day="2026-01-31")
    proof = record(
        key="thu",
        deed=Deed.POSTED,
        channel=Channel.NOTICE_BOARD,
        title="Niêm yết",
        words="Đã niêm yết.",
        actor="xã",
        happened_at=timezone.now(),
    )
    for settings in (UrgentBanner, ResultsSettings, FeedbackSettings):
        settings.for_site(site)
    spare = Site.objects.create(hostname="khac.example", root_page=site.root_page)
    screen = Screen.objects.create(site=site, title="Một cửa", slug="mot-cua")
    put_on, by_leader = (
        ScreenItem.objects.create(screen=screen, picture=uploaded(f"tv-{letter}"), put_by=people[letter])
        for letter in "OL"
    )
    return {
        "screen": screen.pk,
        "screen item": put_on.pk,
        "screen item of the leader": by_leader.pk,
        "rendition on a screen": put_on.picture.get_rendition("max-165x165").file.name,
        "spare site": spare.pk,
        "plan": plan.pk,
        "duty": duty.pk,
        "proof": proof.pk,
        "report": report.pk,
        "report form": ReportSettings.load().pk,
        "reminder rules": ReminderSettings.load().pk,
        "term": OutdatedTerm.objects.create(written="mức độ 5", replacement="toàn trình").pk,
        "contact": Contact.objects.create(directory=directory, name="Bộ phận một cửa").pk,
        "redirect": Redirect.objects.create(old_path="/cu", redirect_link="/").pk,
        "collection": Collection.get_first_root_node().add_child(name="Ảnh").pk,
        "person": people["N"].pk,
        "group": Role.OPERATOR.group().pk,
        "nobody": uuid.UUID(int=7351),
    }
