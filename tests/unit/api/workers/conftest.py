"""An embedded store with a case in it, and a back end that answers as told."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import count
from pathlib import Path

import pytest

from suishiban.api.backends.port import Answer, Delivered
from suishiban.api.case_log import CaseLog, Filing
from suishiban.api.settings import Settings, SiteKey
from suishiban.api.store.opening import open_store
from suishiban.api.store.store import Store
from suishiban.assistant.casework import events as e
from suishiban.assistant.casework.application import Applicant, Application
from suishiban.assistant.casework.case import Case, fold
from suishiban.assistant.casework.change import Change
from suishiban.assistant.casework.days import BEIJING
from suishiban.assistant.casework.handoff import register_message
from suishiban.assistant.casework.messages import OutMessage
from suishiban.assistant.casework.receipt import receipt_no
from suishiban.knowledge.guide import Desk, Text
from suishiban.knowledge.rules import WorkingCalendar

AT = datetime(2026, 3, 2, 12, 10, tzinfo=BEIJING)
SECRET = b"c" * 32


class Time:
    """A clock that the test moves."""

    def __init__(self) -> None:
        self.at = AT

    def __call__(self) -> datetime:
        return self.at

    def advance(self, by: timedelta) -> None:
        self.at += by


@dataclass
class ToldBackend:
    """Gives the next answer it was told to give; delivered when there is none left."""

    answers: list[Answer] = field(default_factory=list)
    got: list[OutMessage] = field(default_factory=list)

    def deliver(self, message: OutMessage) -> Answer:
        self.got.append(message)
        return self.answers.pop(0) if self.answers else Delivered("99010200000001")


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    folder = tmp_path_factory.mktemp("workers")
    settings = Settings(data=Path(folder), site_keys=(SiteKey("a", b"s" * 32),), index_key=b"i" * 32)
    store = open_store(settings)
    yield store
    store.close()


@pytest.fixture
def clock() -> Time:
    return Time()


@pytest.fixture
def backend() -> ToldBackend:
    return ToldBackend()


@pytest.fixture
def log() -> CaseLog:
    return CaseLog()


@pytest.fixture(scope="session")
def calendar() -> WorkingCalendar:
    return WorkingCalendar(announced=frozenset({2026}))


_NUMBERS = count(1)


def opening(desk: Desk) -> Change:
    number = next(_NUMBERS)
    receipt = receipt_no("MC", AT.date(), number)
    organ = Text("明川市市场监督管理局", "Mingchuan Market Authority")
    application = Application(
        item="market-stall",
        item_name=Text("摆摊登记", "Market stall"),
        implementation_code="990131000001-990102",
        organ=organ,
        department=organ,
        region="990102",
        guide_version=1,
        guide_digest="ab" * 32,
        title=Text("摆摊登记表", "Stall form"),
        applicant=Applicant("张洁", "9901**********1234"),
        lines=(),
        groups=(),
        papers=(),
        findings=(),
        digest="d" * 32,
        confirmed_at=AT,
        receipt_no=receipt,
    )
    opened = e.Opened(
        case_id=f"case-{number}",
        receipt_no=receipt,
        application=application,
        desk=desk,
        promised_days=3,
        statutory_days=20,
        answer_by=e.Limit(date(2026, 3, 9), provisional=False),
        due=e.Limit(date(2026, 3, 5), provisional=False),
        actor="citizen",
        at=AT,
    )
    case = fold((opened,))
    return Change(case, (opened,), (register_message(case),))


@pytest.fixture
def open_one(store: Store, log: CaseLog) -> Callable[[Desk], Case]:
    """Files a new case."""

    def file(desk: Desk) -> Case:
        change = opening(desk)
        store.write(lambda work: log.open(work, change, Filing(person="p"), AT))
        return change.case

    return file


@pytest.fixture
def case(open_one: Callable[[Desk], Case]) -> Case:
    return open_one(Desk.OURS)


@pytest.fixture
def reload(store: Store, log: CaseLog) -> Callable[[Case], Case]:
    """The case as the store has it now."""

    def load(case: Case) -> Case:
        with store.reading() as work:
            return log.load(work, case.id)

    return load
