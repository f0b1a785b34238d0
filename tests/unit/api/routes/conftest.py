"""Which service do the tests of the routes knock at? A small library, its own folder, a clock that can be moved."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from suishiban.api.case_log import Filing
from suishiban.api.clock import CHINA, ShiftedClock
from suishiban.api.main import build_app, build_services
from suishiban.api.services.context import Services
from suishiban.api.services.demo_staff import demo_staff
from suishiban.api.settings import Settings
from suishiban.api.store.work import Work
from suishiban.assistant.casework.acknowledgement import acknowledged
from suishiban.assistant.casework.application import Applicant, Application, Paper
from suishiban.assistant.casework.bond import Bond
from suishiban.assistant.casework.case import fold
from suishiban.assistant.casework.change import Change
from suishiban.assistant.casework.events import Limit, Opened
from suishiban.assistant.casework.findings import Finding, Severity
from suishiban.assistant.casework.handoff import register_message
from suishiban.assistant.casework.materials import Provision
from suishiban.assistant.casework.messages import MessageKind
from suishiban.assistant.conversation.answers import AnswerState, Source, SourceKind, Trust
from suishiban.assistant.form.lines import Line
from suishiban.knowledge.guide import Desk, Text

_GUIDES = Path(__file__).parents[4] / "guides"
#: The guide of the tests behind the HTTP door.
STALL = Path(__file__).parents[1] / "citizen" / "stall.yaml"
#: A working day; Monday.
MONDAY = datetime(2026, 3, 2, 9, 0, tzinfo=CHINA)
EAST = Text("东岸区市场监督管理局", "East Bank District Administration for Market Regulation")
WEST = Text("西岭区市场监督管理局", "West Ridge District Administration for Market Regulation")


@pytest.fixture(scope="session")
def opened_once(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """A data folder after the first start: the guide published, the demo staff entered."""
    home = tmp_path_factory.mktemp("site")
    (home / "guides" / "items").mkdir(parents=True)
    shutil.copy(STALL, home / "guides" / "items" / "market-stall.yaml")
    shutil.copytree(_GUIDES / "regions", home / "guides" / "regions")
    shutil.copy(_GUIDES / "calendar.yaml", home / "guides")
    settings = Settings(data=home / "data", guides=home / "guides", models=home / "models")
    build_services(settings, _clock_at(MONDAY - timedelta(days=3))).store.close()
    return settings


def _clock_at(at: datetime) -> ShiftedClock:
    clock = ShiftedClock()
    clock.set(at)
    return clock


@pytest.fixture
def clock() -> ShiftedClock:
    """Monday 2026-03-02, 9:00."""
    return _clock_at(MONDAY)


@pytest.fixture
def here(opened_once: Settings, tmp_path: Path, clock: ShiftedClock) -> Iterator[Services]:
    """The services over a copy of that folder."""
    shutil.copytree(opened_once.data, tmp_path / "data")
    services = build_services(replace(opened_once, data=tmp_path / "data"), clock)
    yield services
    services.store.close()


@pytest.fixture
def client(here: Services) -> TestClient:
    """The door; errors of the service are answered, not raised."""
    return TestClient(build_app(here), raise_server_exceptions=False)


def staff_headers(client: TestClient, number: str) -> dict[str, str]:
    """The headers of a member of the demo staff, logged in now."""
    answer = client.post("/api/v1/staff/sessions", json={"number": number, "password": demo_staff().password})
    assert answer.status_code == 201, answer.text
    return {"Authorization": f"Bearer {answer.json()['token']}"}


def citizen_headers(client: TestClient, code: str = "zhang-jie") -> dict[str, str]:
    """The headers of a demo citizen, logged in now."""
    answer = client.post("/api/v1/sessions", json={"code": code})
    assert answer.status_code == 201, answer.text
    return {"Authorization": f"Bearer {answer.json()['token']}"}


def file_case(
    here: Services,
    case_id: str = "case-east",
    organ: Text = EAST,
    region: str = "990102",
    desk: Desk = Desk.OURS,
    days: int = 3,
    bond: Bond | None = None,
) -> str:
    """A case of a stall, submitted now and due `days` days from now; its id."""
    at = here.clock.now()
    due = Limit((at + timedelta(days=days)).date(), provisional=False)
    opened = Opened(
        case_id=case_id,
        receipt_no=f"MC20260302-{case_id}",
        application=application(organ, region, at),
        desk=desk,
        promised_days=days,
        statutory_days=20,
        answer_by=due,
        due=due,
        actor="citizen",
        at=at,
        bond=bond,
    )
    case = fold((opened,))
    filing = Filing(person="p" * 64)
    here.store.write(lambda work: here.log.open(work, Change(case, (opened,), (register_message(case),)), filing, at))
    return case_id


def application(organ: Text, region: str, at: datetime) -> Application:
    """A stall of 张杰's, with one finding."""
    finding = Finding(
        "opened-this-year",
        Severity.WARNING,
        Text("去年开的摊要另行补登记。", "A stall opened last year is registered otherwise."),
        Text("请核对开摊日期。", "Check the opening day."),
        "本指南 受理条件",
        ("opened",),
    )
    return Application(
        item="market-stall",
        item_name=Text("摆摊登记", "Registration of a market stall"),
        implementation_code="990131000001",
        organ=organ,
        department=Text("明川市市场监督管理局", "Mingchuan Market Authority"),
        region=region,
        guide_version=1,
        guide_digest="ab" * 32,
        title=Text("摆摊登记表", "Stall form"),
        applicant=Applicant("张杰", "9901**********1012"),
        lines=(
            line("keeper", "摊主姓名", "张杰", "张*", "name"),
            line("id_number", "身份证号", "990102198803141012", "9901**********1012", "id_number"),
            line("opened", "开摊日期", "2025年12月1日", "2025年12月1日", "date"),
        ),
        groups=(),
        papers=(Paper("id-card", Text("身份证", "Identity card"), Provision.LICENCE, licence="id-card"),),
        findings=(finding,),
        digest="cd" * 32,
        confirmed_at=at,
        receipt_no="",
    )


def line(path: str, label: str, shown: str, masked: str, kind: str) -> Line:
    """One line of the form, as the citizen said it."""
    source = Source(SourceKind.SAID)
    return Line(path, Text(label), shown, shown, masked, source, Trust.C, AnswerState.CONFIRMED, kind)


def acknowledge(here: Services) -> list[MessageKind]:
    """The back end takes down everything that waits in the outbox; which kinds of messages that was."""

    def take(work: Work) -> list[MessageKind]:
        at, kinds = here.clock.now(), []
        while waiting := work.outbox.claim("test", at, 10, timedelta(seconds=30)):
            for message in waiting:
                work.outbox.delivered(message.id, "test", at)
                kind = MessageKind(message.kind)
                case = here.log.load(work, message.case)
                here.log.record(work, acknowledged(case, kind, message.payload, "DJ-0001", at), at)
                kinds.append(kind)
        return kinds

    return here.store.write(take)
