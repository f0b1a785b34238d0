"""May leave to act be given online like this, and what would the agent be able to read?

An online grant holds what a letter must (民法典 第一百六十五条): who acts, on what, until when.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from suishiban.assistant.conversation.mandate import MandateKind
from suishiban.assistant.form.sources import IDENTITY
from suishiban.assistant.policy.mandates import OF_AGE
from suishiban.knowledge.fields import FIELD_TYPES, Rejected, birth_date
from suishiban.knowledge.guide import Audience, BasicItem, FormField, Party, Text
from suishiban.knowledge.rules.dates import full_years
from suishiban.knowledge.sources import SOURCES

#: The longest term of a grant in years: leave that nobody remembers is not left standing.
LONGEST = 3
_NAME = FormField(id="agent", type="name", label=Text("代办人姓名", "name of who may act"))
_NUMBER = FormField(id="agent_number", type="id_number", label=Text("代办人身份证号", "ID number of who may act"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Grant:
    """What is to be granted, as typed; what is None is not said yet and not judged."""

    agent: str | None
    agent_number: str | None
    items: tuple[str, ...] | None
    """Empty: everything of the giver's kind."""
    until: date | None
    """The last day."""
    relation: str = ""


@dataclass(frozen=True, slots=True)
class Giver:
    """Who gives the leave: the citizen themselves, or a company by the word of its legal representative."""

    kind: MandateKind
    """AGENT or COMPANY_AGENT."""
    citizen_number: str
    """ID number of whoever is logged in and gives the word."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with one field; no text repeats a personal value."""

    field: str
    message: Text
    fix: Text


@dataclass(frozen=True, slots=True)
class Judged:
    """A grant with its values in normal form, and everything that stands against it."""

    grant: Grant
    faults: tuple[Fault, ...]


def last_day(today: date) -> date:
    """The last day that a grant given today may have."""
    year = today.year + LONGEST
    try:
        return today.replace(year=year)
    except ValueError:
        return date(year, 2, 28)


def judge(grant: Grant, giver: Giver, items: Iterable[BasicItem], today: date) -> Judged:
    """Everything wrong at once; only adults give and take leave to act (民法典 第十七条至第二十条)."""
    agent, name_faults = _normal(grant.agent, _NAME, today)
    number, number_faults = _normal(grant.agent_number, _NUMBER, today)
    faults = [
        *_giver_faults(giver, today),
        *name_faults,
        *number_faults,
        *(() if number_faults or number is None else _agent_faults(number, giver, today)),
        *_item_faults(grant.items, giver, items),
        *_term_faults(grant.until, today),
        *_relation_faults(grant.relation, giver),
    ]
    normal = Grant(agent=agent, agent_number=number, items=grant.items, until=grant.until, relation=grant.relation)
    return Judged(normal, tuple(faults))


def readable(chosen: Iterable[BasicItem], kind: MandateKind) -> tuple[str, ...]:
    """The data sources of the principal that applications for these items may have read, in order of first use."""
    found = dict.fromkeys(source for item in chosen for source in _sources(item))
    return tuple(one for one in found if kind.audience is Audience.PERSON or SOURCES[one].of_companies)


def _sources(item: BasicItem) -> Iterator[str]:
    form = item.form
    for field in (*form.fields, *(field for group in form.groups for field in group.fields)):
        if field.of is Party.APPLICANT:
            yield from (source for path in field.prefill if (source := path.partition(".")[0]) != IDENTITY)
    yield from (one.licence for one in item.materials if one.licence and one.of is Party.APPLICANT)


def _normal(typed: str | None, field: FormField, today: date) -> tuple[str | None, tuple[Fault, ...]]:
    if typed is None:
        return None, ()
    read = FIELD_TYPES[field.type].normalise(typed, field, today)
    if isinstance(read, Rejected):
        return typed, (Fault(field.id, read.problem, read.fix),)
    return str(read.value), ()


def _giver_faults(giver: Giver, today: date) -> Iterator[Fault]:
    if full_years(birth_date(giver.citizen_number), today) < OF_AGE:
        yield Fault(
            "principal",
            Text("您未满18周岁，不能委托别人代办", "You are under 18 and cannot give leave to act"),
            Text("由监护人代办", "A guardian acts for a minor"),
        )


def _agent_faults(number: str, giver: Giver, today: date) -> Iterator[Fault]:
    if number == giver.citizen_number:
        own = giver.kind is MandateKind.AGENT
        yield Fault(
            "agent_number",
            Text("这是您自己的身份证号", "This is your own ID number"),
            Text("填写代办人的身份证号", "Give the ID number of who is to act for you")
            if own
            else Text("法定代表人办理不用委托；填写经办人的身份证号", "A legal representative needs no mandate"),
        )
    elif full_years(birth_date(number), today) < OF_AGE:
        yield Fault(
            "agent_number",
            Text("代办人未满18周岁", "Who is to act is under 18"),
            Text("填写成年人的身份证号", "Give the ID number of an adult"),
        )


def _item_faults(chosen: tuple[str, ...] | None, giver: Giver, items: Iterable[BasicItem]) -> Iterator[Fault]:
    audience = giver.kind.audience
    serving = {one.id for one in items if audience in one.audience}
    if unknown := [item for item in chosen or () if item not in serving]:
        listed = ", ".join(unknown)
        whom, whom_en = ("个人", "persons") if audience is Audience.PERSON else ("企业", "companies")
        yield Fault(
            "items",
            Text(f"不能委托这些事项：{listed}", f"These cannot be entrusted: {listed}"),
            Text(f"从{whom}事项里选", f"Choose among the items that serve {whom_en}"),
        )


def _term_faults(until: date | None, today: date) -> Iterator[Fault]:
    last = last_day(today)
    if until is None or today <= until <= last:
        return
    message = (
        Text("截止日已经过去", "The last day is over")
        if until < today
        else Text(f"委托最长{LONGEST}年", f"A mandate lasts {LONGEST} years at most")
    )
    yield Fault("until", message, Text(f"选{today}至{last}之间的一天", f"Choose a day from {today} to {last}"))


def _relation_faults(relation: str, giver: Giver) -> Iterator[Fault]:
    if relation and giver.kind is MandateKind.COMPANY_AGENT:
        yield Fault(
            "relation",
            Text("公司授权不填亲属关系", "A company is nobody's relative"),
            Text("请去掉这一项", "Leave this out"),
        )
