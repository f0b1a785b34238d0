"""A small guide, its answers, and a case that the tests of casework change as they need."""

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from suishiban.assistant.casework.application import Applicant, Application, AttachedFile, Submission, build_application
from suishiban.assistant.casework.case import Case
from suishiban.assistant.casework.opening import Numbers, open_case
from suishiban.assistant.conversation.answers import Answer, AnswerState, Plain, Source, SourceKind, Trust
from suishiban.assistant.form.relevance import Moment
from suishiban.knowledge.guide import BasicItem, Desk
from suishiban.knowledge.library.compiled import CompiledGuide, compile_guide
from suishiban.knowledge.library.resolve import NotOffered, resolve
from suishiban.knowledge.parse.guide_file import ParsedGuide, parse_guide
from suishiban.knowledge.rules import WorkingCalendar

GUIDE = """\
id: market-stall
basic_code: "990131000001"
name: {zh: 摆摊登记, en: "Registration of a market stall"}
aliases: [摆地摊]
domain: market
department: {zh: 明川市市场监督管理局, en: "Mingchuan Market Authority"}
organ: {zh: 明川市市场监督管理局, en: "Mingchuan Market Authority"}
region: "9901"
level: district
audience: [person]
kind: promised
desk: ours
summary: {zh: 在夜市摆摊要先登记。, en: "A stall at the night market is registered first."}
effective: {since: 2025-01-01}
instant: goods == "crafts" && metres <= 2
conditions:
  - id: not-too-long
    text: {zh: 摊位不超过10米。, en: "The stall is at most 10 m long."}
    must: metres <= 10
  - id: since-known
    text: {zh: 开摊日期不晚于今天。, en: "The stall opened by today."}
    must: opened <= today()
scenarios:
  - id: goods
    label: {zh: 经营品类, en: "Kind of goods"}
    ask: {zh: 卖什么？, en: "What is sold?"}
    options:
      - {id: food, label: {zh: 食品, en: "Food"}}
      - {id: crafts, label: {zh: 手工艺品, en: "Crafts"}}
materials:
  - id: application-form
    name: {zh: 摆摊登记表, en: "Stall form"}
    form: {zh: 电子件, en: "electronic"}
    generated: true
  - id: id-copy
    name: {zh: 身份证, en: "Identity card"}
    form: {zh: 复印件1份, en: "1 copy"}
    licence: id-card
  - id: health
    name: {zh: 健康证明, en: "Health certificate"}
    form: {zh: 复印件1份, en: "1 copy"}
    when: goods == "food"
  - id: photo
    name: {zh: 照片, en: "Photo"}
    necessity: deferrable
    deferral_days: 3
    form: {zh: 电子件, en: "electronic"}
  - id: sketch
    name: {zh: 摊位草图, en: "Sketch"}
    necessity: optional
    form: {zh: 电子件, en: "electronic"}
form:
  title: {zh: 摆摊登记表, en: "Stall form"}
  fields:
    - {id: keeper, type: name, label: {zh: 摊主姓名, en: "Keeper's name"}, personal: true}
    - {id: opened, type: date, label: {zh: 开摊日期, en: "Opening day"}, maximum: today}
    - {id: stove, type: yes_no, label: {zh: 是否用明火, en: "Open fire"}, when: goods == "food"}
    - {id: metres, type: number, label: {zh: 摊位长度, en: "Length"}, unit: {zh: 米, en: "m"}, minimum: 1}
    - {id: note, type: text, label: {zh: 备注, en: "Note"}, required: false}
  groups:
    - id: helpers
      label: {zh: 帮工, en: "Helpers"}
      row: {zh: 帮工, en: "Helper"}
      least: 1
      most: 3
      fields:
        - {id: helper_name, type: name, label: {zh: 姓名, en: "Name"}}
rules:
  - id: opened-this-year
    must: opened >= date("2026-01-01")
    message: {zh: 去年开的摊要另行补登记。, en: "A stall opened last year is registered otherwise."}
    fix: {zh: 请核对开摊日期。, en: "Check the opening day."}
    fields: [opened]
    clause: 本指南 受理条件
    severity: warning
  - id: opened-by-today
    must: opened <= today()
    message: {zh: 开摊日期晚于今天。, en: "The opening day lies in the future."}
    fix: {zh: 请核对开摊日期。, en: "Check the opening day."}
    fields: [opened]
    clause: 明川市夜市管理办法 第九条
steps:
  - {name: {zh: 申请, en: "Apply"}, detail: {zh: 在线提交。, en: "Apply online."}}
limits: {statutory: 20, promised: 3}
places:
  - name: {zh: 明川市政务服务中心, en: "Mingchuan Service Centre"}
    address: {zh: 东岸区望江路1号, en: "1 Wangjiang Road"}
    hours: {zh: 工作日9:00—17:00, en: "Working days 9:00-17:00"}
    latitude: 30.1
    longitude: 120.1
phone: 0999-51234567
supervision_phone: 0999-51234568
legal_basis:
  - {law: 明川市夜市管理办法, article: 第九条, text: 摆摊经营的，应当登记。}
results:
  - {name: {zh: 摆摊登记证, en: "Stall certificate"}, kind: {zh: 证照, en: "certificate"}}
delivery: {zh: 窗口领取, en: "At the counter"}
visits: 0
faq:
  - {question: {zh: 收费吗？, en: "Is there a fee?"}, answer: {zh: 不收费。, en: "No."}}
"""

BEIJING = timezone(timedelta(hours=8))
AT = datetime(2026, 3, 2, 12, 10, tzinfo=BEIJING)
NUMBERS = Numbers("case-1", "MC20260302-000123-1")


def compiled_from(text: str) -> CompiledGuide:
    parsed = parse_guide(text, "market-stall.yaml")
    assert isinstance(parsed, ParsedGuide), parsed
    assert isinstance(parsed.guide, BasicItem)
    guide = resolve(parsed.guide, "990102", date(2026, 3, 2), 1, "ab" * 32)
    assert not isinstance(guide, NotOffered)
    return compile_guide(guide)


def given(path: str, value: Plain, shown: str = "", kind: SourceKind = SourceKind.SAID, name: str = "") -> Answer:
    """An answer as the form would hold it."""
    source = Source(kind, name)
    return Answer(path, value, shown or str(value), source, Trust.C, AnswerState.CONFIRMED, 1)


Given = Callable[..., Answer]


@pytest.fixture(scope="session")
def compiled() -> CompiledGuide:
    return compiled_from(GUIDE)


@pytest.fixture(scope="session")
def departments() -> CompiledGuide:
    """The same item, decided in the department's own system."""
    return compiled_from(GUIDE.replace("desk: ours", "desk: department"))


@pytest.fixture(scope="session")
def calendar() -> WorkingCalendar:
    return WorkingCalendar(announced=frozenset({2025, 2026}))


@pytest.fixture
def moment(calendar: WorkingCalendar) -> Moment:
    return Moment(AT, calendar)


@pytest.fixture
def give() -> Given:
    return given


@pytest.fixture
def answers() -> dict[str, Answer]:
    """A complete form without any finding."""
    said = (
        given("goods", "food", "食品"),
        given("keeper", "张洁"),
        given("opened", "2026-02-20", "2026年2月20日"),
        given("stove", True, "是"),
        given("metres", "3", "3米"),
        given("note", None),
        given("helpers.0.helper_name", "王小明"),
        given("helpers", "1", "1位"),
        given("material.id-copy", "licence", "电子身份证", SourceKind.RECORD, "id-card"),
        given("material.health", "att-1", "健康证.png", SourceKind.UPLOADED),
        given("material.photo", "att-2", "照片.png", SourceKind.UPLOADED),
    )
    return {answer.path: answer for answer in said}


@pytest.fixture
def submission() -> Submission:
    files = {
        "att-1": AttachedFile("att-1", "健康证.png", "image/png", "1a" * 32),
        "att-2": AttachedFile("att-2", "照片.png", "image/png", "2b" * 32),
    }
    return Submission(applicant=Applicant("张洁", "9901**********1234"), files=files, findings=())


@pytest.fixture
def application(
    compiled: CompiledGuide, answers: Mapping[str, Answer], moment: Moment, submission: Submission
) -> Application:
    return build_application(compiled, answers, moment, submission)


@pytest.fixture
def case(compiled: CompiledGuide, application: Application, calendar: WorkingCalendar) -> Case:
    """Just opened, at our desk."""
    return open_case(compiled.guide, application, NUMBERS, AT, calendar).case


@pytest.fixture
def their_case(departments: CompiledGuide, application: Application, calendar: WorkingCalendar) -> Case:
    """Just opened, at the department's desk."""
    assert departments.guide.desk is Desk.DEPARTMENT
    return open_case(departments.guide, application, NUMBERS, AT, calendar).case


@pytest.fixture
def later() -> Callable[[float], datetime]:
    """A moment so many days after submission, in UTC as a machine would give it."""
    return lambda days: (AT + timedelta(days=days)).astimezone(UTC)
