"""Which mandate does the filled-in form of acting for somebody else make?"""

from collections.abc import Mapping
from datetime import date, timedelta

from suishiban.assistant.conversation.answers import Answer, SourceKind, Trust
from suishiban.assistant.conversation.mandate import Mandate, MandateKind, Proof
from suishiban.assistant.conversation.state import Matter
from suishiban.assistant.form.blanks import MATERIAL
from suishiban.assistant.form.values import known
from suishiban.assistant.policy.evidence import Record
from suishiban.knowledge.fields.id_number import birth_date
from suishiban.knowledge.library.release import Release
from suishiban.knowledge.search.names import items_named

#: How long what a business licence says of its legal representative is relied on before it is read again.
REPRESENTS = timedelta(days=30)
#: The age from which a person acts alone (民法典 第十七条、第十八条).
OF_AGE = 18
BIRTH_CERTIFICATE = "birth-certificate"


def kind_in(answers: Mapping[str, Answer]) -> MandateKind | None:
    """In what capacity somebody acts, as far as it is said."""
    answer = known(answers, "kind")
    return None if answer is None else MandateKind(str(answer.value))


def mandate_from(form: Matter, item: str, id: str, release: Release, today: date) -> Mandate | None:
    """The mandate that the form makes for `item` under way; None while what it must hold is not all there."""
    kind = kind_in(form.answers)
    until = _until(kind, form.answers, today)
    items = _items(form.answers, item, release)
    personal = kind in (MandateKind.AGENT, MandateKind.GUARDIAN)
    name, number = (
        _text(form.answers, path)
        for path in (("principal_name", "principal_id") if personal else ("company_name", "credit_code"))
    )
    if kind is None or until is None or items is None or not name or not number:
        return None
    proofs = _proofs(form.answers)
    return Mandate(
        id=id,
        kind=kind,
        principal=name,
        number=number,
        agent=_text(form.answers, "agent_name"),
        agent_number=_text(form.answers, "agent_id"),
        until=until,
        since=today,
        relation=_text(form.answers, "relation"),
        items=items,
        proofs=proofs,
        trust=Trust.A if proofs and all(proof.source for proof in proofs) else Trust.C,
    )


def _text(answers: Mapping[str, Answer], path: str) -> str:
    answer = known(answers, path)
    return "" if answer is None else str(answer.value)


def _items(answers: Mapping[str, Answer], item: str, release: Release) -> tuple[str, ...] | None:
    """What is entrusted; empty: everything; None: the letter's scope is not known yet.

    A guardian and a legal representative act in everything (民法典 第二十三条、第六十一条).
    """
    if kind_in(answers) in (MandateKind.GUARDIAN, MandateKind.REPRESENTATIVE):
        return ()
    match _text(answers, "scope"):
        case "this":
            return (item,)
        case "all":
            return ()
        case "named" if named := _text(answers, "scope_items"):
            # Words that name no item entrust none that could be begun here.
            return items_named(named, release) or (named,)
    return None


def _until(kind: MandateKind | None, answers: Mapping[str, Answer], today: date) -> date | None:
    if kind is MandateKind.REPRESENTATIVE:
        return today + REPRESENTS
    if kind is MandateKind.GUARDIAN:
        number = _text(answers, "principal_id")
        return last_day_under_age(birth_date(number)) if number else None
    until = _text(answers, "until")
    return date.fromisoformat(until) if until else None


def last_day_under_age(born: date) -> date:
    """The day before the eighteenth birthday; of a child of 29 February it is the last of that month."""
    year = born.year + OF_AGE
    try:
        return born.replace(year=year) - timedelta(days=1)
    except ValueError:
        return date(year, 2, 28)


def _proofs(answers: Mapping[str, Answer]) -> tuple[Proof, ...]:
    found = []
    for path, answer in answers.items():
        if not path.startswith(MATERIAL) or known(answers, path) is None:
            continue
        material = path.removeprefix(MATERIAL)
        if answer.source.kind is SourceKind.RECORD:
            found.append(Proof(material=material, source=answer.source.name))
        else:
            found.append(Proof(material=material, attachment=str(answer.value), name=answer.shown))
    return tuple(found)


def proves(source: str, record: Record, answers: Mapping[str, Answer]) -> bool:
    """Whether what a source says of the agent shows what it is read for; a birth certificate must name both."""
    if source != BIRTH_CERTIFICATE:
        return True
    number = _text(answers, "principal_id")
    return (
        record.get("child_name") == _text(answers, "principal_name")
        and bool(number)
        and record.get("born_on") == birth_date(number).isoformat()
        and _text(answers, "agent_name") in (record.get("mother_name"), record.get("father_name"))
    )
