"""What does a service guide say?

The standard fields of 政务服务事项 and 办事指南 (GB/T 39046-2020, 国办发〔2018〕45号) as frozen dataclasses.
A city runs one `BasicItem` (基本编码) in many organs; each `Implementation` (实施编码) overrides what differs
there. `library.resolve` makes of both the `Guide` that is in force at a place and a date; passages, forms and
answers are made from guides alone.

Expressions (`when`, `prefill_when`, `licence_when`, `must`, `derive`) are texts of `knowledge.rules`; they name form
fields and scenarios by id.
`EXTRA` tells the parsers (pydantic reads dataclasses) to refuse unknown keys; `parse.schema` has them read the
docstrings too while it publishes the schema, which costs a second that a start of the service should not.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any, ClassVar

EXTRA: dict[str, Any] = {"extra": "forbid"}
#: Stands in a draft where nobody has said yet what belongs there; lint keeps it from being released.
PENDING = "待补充"


class Language(StrEnum):
    """The languages of the interface."""

    #: Simplified Chinese; every text of a guide exists in it.
    ZH = "zh"
    #: English; a text without it is shown in Chinese and marked.
    EN = "en"


@dataclass(frozen=True, slots=True)
class Text:
    """One wording in Chinese and, where reviewed, in English."""

    __pydantic_config__: ClassVar[Mapping[str, Any]] = EXTRA
    zh: str
    en: str = ""

    def say(self, language: Language) -> str:
        """The wording in `language`; Chinese where there is no English."""
        return self.en or self.zh if language is Language.EN else self.zh


class Audience(StrEnum):
    """Whom an item serves (服务对象)."""

    #: A natural person 自然人.
    PERSON = "person"
    #: A company or another organisation 法人或其他组织, through its agent 经办人.
    COMPANY = "company"


class Desk(StrEnum):
    """Where the decision on a case is taken down."""

    #: In our console: a clerk's decision is a command to the department's back end.
    OURS = "ours"
    #: In the department's own system: our console reads only.
    DEPARTMENT = "department"


class Kind(StrEnum):
    """办件类型."""

    #: 即办件: decided at once.
    INSTANT = "instant"
    #: 承诺件: decided within the promised limit.
    PROMISED = "promised"


class Necessity(StrEnum):
    """材料必要性."""

    #: 必要: without it the case is not accepted.
    REQUIRED = "required"
    #: 非必要: helps, may be missing.
    OPTIONAL = "optional"
    #: 容缺后补: may follow after acceptance, on a written promise.
    DEFERRABLE = "deferrable"


class MaterialSource(StrEnum):
    """材料来源渠道."""

    #: 申请人自备.
    APPLICANT = "applicant"
    #: 政府部门核发.
    GOVERNMENT = "government"
    #: 其他 (a bank, a hospital, a notary …).
    OTHER = "other"


class Party(StrEnum):
    """Whom a blank or a document is about, where one acts for another."""

    #: 申请人, whom the application is for.
    APPLICANT = "applicant"
    #: 经办人, 代办人, 监护人: who acts for the applicant.
    AGENT = "agent"
    #: 授权委托书: what shows that the agent may; a mandate in force stands for it.
    MANDATE = "mandate"


class Acting(StrEnum):
    """In what capacity somebody applies."""

    #: 本人.
    SELF = "self"
    #: 委托代理人, or the agent of a company.
    AGENT = "agent"
    #: 监护人 of a minor.
    GUARDIAN = "guardian"


@dataclass(frozen=True, slots=True, kw_only=True)
class LegalBasis:
    """设定依据: the article on which an item, a fee or a rule rests."""

    __pydantic_config__: ClassVar[Mapping[str, Any]] = EXTRA
    law: str
    """Full title without book marks, e.g. 中华人民共和国公司法."""
    article: str
    """E.g. 第三十四条."""
    text: str
    """What the article says on the matter, as the statute words it."""
    issued: date | None = None
    """Date of the version quoted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One choice of a scenario or of a choice field."""

    __pydantic_config__: ClassVar[Mapping[str, Any]] = EXTRA
    id: str
    label: Text
    aliases: tuple[str, ...] = ()
    """How people say it."""
    acting: tuple[Acting, ...] = ()
    """Chosen by itself where somebody acts in one of these capacities, e.g. agent for 委托代办."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FormField:
    """One blank of the application form (表单字段), or one scenario question."""

    __pydantic_config__: ClassVar[Mapping[str, Any]] = EXTRA
    id: str
    """snake_case; unique in the guide; scenarios and fields share one name space."""
    type: str
    """A key of knowledge.fields.FIELD_TYPES."""
    label: Text
    aliases: tuple[str, ...] = ()
    """Other names people use for this blank."""
    ask: Text | None = None
    """The question; made from the label when absent."""
    help: Text | None = None
    """What is meant, with an example; said on “不知道” and after a wrong answer."""
    required: bool = True
    when: str = ""
    """Asked only where this expression holds; empty: always."""
    options: tuple[Option, ...] = ()
    """For choice and multi_choice."""
    prefill: tuple[str, ...] = ()
    """Paths `source.attribute` that may know the value, best first, e.g. business-license.name."""
    of: Party = Party.APPLICANT
    """Whose it is: under a mandate the principal's sources fill the applicant's, the agent's log-in the agent's."""
    prefill_when: str = ""
    """A source fills the blank only while this holds: who applies is not always whom the item is for."""
    derive: str = ""
    """Computed by this expression from other fields and never asked."""
    minimum: str = ""
    """Least value, in the type's own notation (number, money, date, or `today`)."""
    maximum: str = ""
    max_length: int = 200
    """Characters, for name, address and text."""
    unit: Text | None = None
    """For number."""
    personal: bool = False
    """Masked wherever it is listed. ID numbers, phones and cards always are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FormGroup:
    """A repeated group of blanks (e.g. shareholders); its rows answer as `group.N.field`."""

    __pydantic_config__: ClassVar[Mapping[str, Any]] = EXTRA
    id: str
    label: Text
    row: Text
    """What one row is called: 股东 / shareholder."""
    fields: tuple[FormField, ...]
    least: int = 1
    most: int = 20
    when: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """申请表: the blanks of one application, in the order of the paper form."""

    __pydantic_config__: ClassVar[Mapping[str, Any]] = EXTRA
    title: Text
    fields: tuple[FormField, ...]
    groups: tuple[FormGroup, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario:
    """情形: a question asked before the form, whose answer changes materials, fields, limits or fees."""

    __pydantic_config__: ClassVar[Mapping[str, Any]] = EXTRA
    id: str
    ask: Text
    label: Text
    options: tuple[Option, ...]
    when: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """受理条件."""

    __pydantic_config__: ClassVar[Mapping[str, Any]] = EXTRA
    id: str
    text: Text
    must: str = ""
    """The condition as an expression, where the form can show it; empty: judged by the clerk."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """申请材料."""

    __pydantic_config__: ClassVar[Mapping[str, Any]] = EXTRA
    id: str
    name: Text
    necessity: Necessity = Necessity.REQUIRED
    source: MaterialSource = MaterialSource.APPLICANT
    form: Text
    """材料形式 and copies, e.g. 原件1份, 电子件."""
    when: str = ""
    """Needed only where this holds (情形)."""
    licence: str = ""
    """The e-licence type that replaces it (电子证照), e.g. id-card; always the one of whoever applies."""
    of: Party = Party.APPLICANT
    """Whose document it is; `mandate`: a mandate in force stands for it."""
    licence_when: str = ""
    """The licence stands in only while this holds; open or not: the document is handed in. Empty: always."""
    note: Text | None = None
    """填报须知: what it must show."""
    deferral_days: int = 0
    """Working days to supply it later; only for deferrable."""
    generated: bool = False
    """The service itself generates it (the application form)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """办理流程."""

    __pydantic_config__: ClassVar[Mapping[str, Any]] = EXTRA
    name: Text
    detail: Text
    days: int | None = None
    """Working days of this step, where stated."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """办理时限, in working days; 0 promised days for an item decided at once."""

    __pydantic_config__: ClassVar[Mapping[str, Any]] = EXTRA
    statutory: int
    promised: int
    note: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Fee:
    """收费项目; an item without fees has none."""

    __pydantic_config__: ClassVar[Mapping[str, Any]] = EXTRA
    id: str
    name: Text
    yuan: Decimal
    """Amount in yuan; 0 where exempt."""
    unit: Text
    """Per what: 每证, 每本, 每件."""
    basis: LegalBasis | str
    """The article, or the number of the price document."""
    when: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """办理地点."""

    __pydantic_config__: ClassVar[Mapping[str, Any]] = EXTRA
    name: Text
    address: Text
    hours: Text
    window: str = ""
    latitude: float
    longitude: float
    """WGS 84 degrees."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """办理结果."""

    __pydantic_config__: ClassVar[Mapping[str, Any]] = EXTRA
    name: Text
    kind: Text
    """证照, 批文, 其他."""
    validity: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Faq:
    """常见问题."""

    __pydantic_config__: ClassVar[Mapping[str, Any]] = EXTRA
    question: Text
    answer: Text
    asked_as: tuple[str, ...] = ()
    """Other wordings that people use."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PrecheckRule:
    """智能预审 rule: what must hold on a completed form."""

    __pydantic_config__: ClassVar[Mapping[str, Any]] = EXTRA
    id: str
    must: str
    """Violated where this is No."""
    message: Text
    fix: Text
    fields: tuple[str, ...]
    """The fields the citizen would change."""
    clause: str
    """What it rests on: an article or a section of the guide."""
    severity: str = "error"
    """`error` stops submission, `warning` goes along to the clerk."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Effective:
    """From which day (inclusive) until which (exclusive)."""

    __pydantic_config__: ClassVar[Mapping[str, Any]] = EXTRA
    since: date
    until: date | None = None

    def on(self, day: date) -> bool:
        return self.since <= day and (self.until is None or day < self.until)


@dataclass(frozen=True, slots=True, kw_only=True)
class Implementation:
    """实施清单: one organ carrying out a basic item in one region; what is None is inherited."""

    __pydantic_config__: ClassVar[Mapping[str, Any]] = EXTRA
    code: str
    """实施编码: the basic code, the region and the organ."""
    region: str
    """Division code (9901, 990102 …); serves this region and those below it."""
    organ: Text
    """实施主体."""
    effective: Effective | None = None
    limits: Limits | None = None
    fees: tuple[Fee, ...] | None = None
    places: tuple[Place, ...] | None = None
    phone: str | None = None
    supervision_phone: str | None = None
    conditions: tuple[Condition, ...] | None = None
    faq: tuple[Faq, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Provisions:
    """The part of a guide that basic items and resolved guides share."""

    id: str
    """The item's name in addresses and citations: kebab-case, e.g. company-change-address."""
    basic_code: str
    """基本编码."""
    name: Text
    aliases: tuple[str, ...]
    """How people call it; routing learns from them. English ones too."""
    domain: str
    """Folder of the catalogue: market, household, exit-entry, traffic …"""
    department: Text
    level: str
    """行使层级: city or district."""
    audience: tuple[Audience, ...]
    kind: Kind
    desk: Desk
    summary: Text
    """What the item is for, in two sentences a citizen understands."""
    effective: Effective
    conditions: tuple[Condition, ...]
    scenarios: tuple[Scenario, ...] = ()
    materials: tuple[Material, ...]
    form: Form
    rules: tuple[PrecheckRule, ...] = ()
    steps: tuple[Step, ...]
    limits: Limits
    fees: tuple[Fee, ...] = ()
    places: tuple[Place, ...]
    phone: str
    supervision_phone: str
    legal_basis: tuple[LegalBasis, ...]
    results: tuple[Result, ...]
    delivery: Text
    """送达方式."""
    visits: int
    """到办事现场次数."""
    faq: tuple[Faq, ...]
    instant: str = ""
    """秒办: a case for which this holds is decided at once by rule; empty: never."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BasicItem(Provisions):
    """基本目录 item as one guide file states it, with the implementations of the city."""

    __pydantic_config__: ClassVar[Mapping[str, Any]] = EXTRA
    organ: Text
    """The organ where no implementation says otherwise."""
    region: str
    implementations: tuple[Implementation, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Guide(Provisions):
    """A guide as it is in force in one region: `BasicItem` with one implementation laid over it."""

    version: int
    """Counts the published versions of the item, from 1."""
    digest: str
    """SHA-256 of the file's content, hex."""
    implementation_code: str
    organ: Text
    region: str
    overridden: frozenset[str] = field(default_factory=frozenset)
    """Names of the fields whose values came from the implementation."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LifeEventMatter:
    """One matter of a life event."""

    __pydantic_config__: ClassVar[Mapping[str, Any]] = EXTRA
    item: str
    when: str = ""
    after: tuple[str, ...] = ()
    """Items that must be concluded first; matters without run side by side."""
    takes: Mapping[str, str] = field(default_factory=dict)
    """Field of the item ← field of the life event's own form. Rows too: group ← group, and with it every column,
    `group.field` ← `group.field`."""
    awaits: tuple[str, ...] = ()
    """Fields and materials of the item that come into being with a matter in `after`: while one of those is among the
    matters, they are neither asked nor handed in; the department takes them from that case."""
    same: Mapping[str, str] = field(default_factory=dict)
    """Material of the item → `item/material` of an earlier matter that is the same document under another name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LifeEvent:
    """一件事: one number, one window, a chain of matters."""

    __pydantic_config__: ClassVar[Mapping[str, Any]] = EXTRA
    id: str
    name: Text
    aliases: tuple[str, ...]
    summary: Text
    effective: Effective
    scenarios: tuple[Scenario, ...] = ()
    form: Form
    """The shared fields, asked once."""
    matters: tuple[LifeEventMatter, ...]
    faq: tuple[Faq, ...] = ()
