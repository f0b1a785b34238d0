"""Which sentences does each section of a guide hold?

Every function turns one part of a guide into pieces, the whole before the parts; `passages` gives them ids.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence

from suishiban.knowledge.guide import Audience, Faq, Fee, Guide, Kind, LegalBasis, Limits, Text
from suishiban.knowledge.library.material_pieces import material_pieces
from suishiban.knowledge.library.sections import Piece, Section
from suishiban.knowledge.library.sentence import NOTHING, Template, ended, joined, plain
from suishiban.knowledge.wording import Named, condition_words, named

_AUDIENCE = {
    Audience.PERSON: Text("自然人", "natural persons"),
    Audience.COMPANY: Text("法人和其他组织", "companies and other organisations"),
}
_CONDITION = Template("办理条件：{text}", "Condition: {text}")
_STEP = Template("第{number}步“{name}”：{detail}", "Step {number}, “{name}”: {detail}")
_STEP_DAYS = Template("这一步需要{days}个工作日。", "Working days of this step: {days}.")
_STEPS = Template("办理流程：{list}。", "Steps: {list}.")
_LIMITS = Template(
    "法定办结时限为{statutory}个工作日，承诺办结时限为{promised}个工作日，自受理之日起计算。",
    "Statutory limit: {statutory} working days; promised limit: {promised} working days, counted from acceptance.",
)
_AT_ONCE = Template(
    "本事项是即办件，材料齐全的当场办结；法定办结时限为{statutory}个工作日。",
    "This item is decided at once where the materials are complete. Statutory limit: {statutory} working days.",
)
_FREE = Template("办理“{item}”不收费。", "No fee is charged for “{item}”.")
_FEE = Template("{name}：{unit}{yuan}元。", "{name}: {yuan} yuan {unit}.")
_EXEMPT = Template("{name}：免收。", "{name}: not charged.")
_FEE_WHEN = Template("{when}的适用。", "Applies where {when}.")
_FEE_BASIS = Template("收费依据：{basis}。", "Basis of the fee: {basis}.")
_PLACE = Template(
    "办理地点：{name}，地址：{address}。办公时间：{hours}。", "Place: {name}, {address}. Office hours: {hours}."
)
_WINDOW = Template("窗口：{window}。", "Window: {window}.")
_LAW = Template("设定依据：《{law}》{article}规定：{text}", "Legal basis: {law}, {article} (in Chinese): {text}")
_RESULT = Template("办理结果：{name}（{kind}）。", "Result: {name} ({kind}).")
_VALIDITY = Template("有效期：{validity}", "Validity: {validity}")
_FORM = Template("办理时填写《{title}》，内容包括：{list}。", "The form “{title}” asks for: {list}.")
_FAQ = Template("{question}{answer}", "{question} {answer}")


def pieces_of(guide: Guide, section: Section) -> Iterator[Piece]:
    """The pieces of one section of `guide`, the whole before the parts."""
    return _PIECES[section](guide) if section in _PIECES else iter(())


def _summary(guide: Guide) -> Iterator[Piece]:
    yield Piece("0", guide.summary, guide.aliases)


def _audience(guide: Guide) -> Iterator[Piece]:
    served = joined([_AUDIENCE[one] for one in guide.audience], Text("、", ", "))
    yield Piece("0", Template("服务对象：{served}。", "Open to: {served}.").fill(served=served))


def _organ(guide: Guide) -> Iterator[Piece]:
    yield Piece("0", Template("办理机构：{organ}。", "Handled by: {organ}.").fill(organ=guide.organ))


def _conditions(guide: Guide) -> Iterator[Piece]:
    numbered = [
        Template("（{number}）{text}", "({number}) {text}").fill(number=number, text=condition.text)
        for number, condition in enumerate(guide.conditions, start=1)
    ]
    together = joined(numbered)
    yield Piece("all", Template("办理条件：{list}", "Conditions: {list}").fill(list=together))
    for condition in guide.conditions:
        yield Piece(condition.id, _CONDITION.fill(text=condition.text))


def _form(guide: Guide) -> Iterator[Piece]:
    blanks = [field.label for field in guide.form.fields if not field.derive]
    groups = [group.label for group in guide.form.groups]
    yield Piece("0", _FORM.fill(title=guide.form.title, list=joined(blanks + groups, Text("、", ", "))))


def _steps(guide: Guide) -> Iterator[Piece]:
    yield Piece("all", _STEPS.fill(list=joined([step.name for step in guide.steps], Text("→", " → "))))
    for number, step in enumerate(guide.steps, start=1):
        days = _STEP_DAYS.fill(days=step.days) if step.days else NOTHING
        told = _STEP.fill(number=number, name=step.name, detail=ended(step.detail))
        yield Piece(str(number), joined([told, days]))


def _limits(guide: Guide) -> Iterator[Piece]:
    yield Piece(
        "0", joined([_days(guide.limits, guide.kind), ended(guide.limits.note) if guide.limits.note else NOTHING])
    )


def _days(limits: Limits, kind: Kind) -> Text:
    if kind is Kind.INSTANT:
        return _AT_ONCE.fill(statutory=limits.statutory)
    return _LIMITS.fill(statutory=limits.statutory, promised=limits.promised)


def _fees(guide: Guide) -> Iterator[Piece]:
    if not guide.fees:
        yield Piece("none", _FREE.fill(item=guide.name))
    names = named(guide)
    for fee in guide.fees:
        yield Piece(fee.id, _fee(fee, names))


def _fee(fee: Fee, names: Named) -> Text:
    amount = _FEE.fill(name=fee.name, unit=fee.unit, yuan=plain(fee.yuan)) if fee.yuan else _EXEMPT.fill(name=fee.name)
    when = _FEE_WHEN.fill(when=condition_words(fee.when, names)) if fee.when else NOTHING
    return joined([amount, when, _FEE_BASIS.fill(basis=_basis(fee.basis))])


def _basis(basis: LegalBasis | str) -> str:
    return basis if isinstance(basis, str) else f"《{basis.law}》{basis.article}"


def _places(guide: Guide) -> Iterator[Piece]:
    for number, place in enumerate(guide.places, start=1):
        told = _PLACE.fill(name=place.name, address=place.address, hours=place.hours)
        yield Piece(str(number), joined([told, _WINDOW.fill(window=place.window) if place.window else NOTHING]))


def _contact(guide: Guide) -> Iterator[Piece]:
    yield Piece("phone", Template("咨询电话：{phone}。", "Enquiries: {phone}.").fill(phone=guide.phone))
    supervision = Template("监督投诉电话：{phone}。", "Complaints: {phone}.")
    yield Piece("supervision", supervision.fill(phone=guide.supervision_phone))


def _legal_basis(guide: Guide) -> Iterator[Piece]:
    for number, basis in enumerate(guide.legal_basis, start=1):
        yield Piece(str(number), ended(_LAW.fill(law=basis.law, article=basis.article, text=basis.text)))


def _results(guide: Guide) -> Iterator[Piece]:
    for number, result in enumerate(guide.results, start=1):
        validity = ended(_VALIDITY.fill(validity=result.validity)) if result.validity else NOTHING
        yield Piece(str(number), joined([_RESULT.fill(name=result.name, kind=result.kind), validity]))


def _delivery(guide: Guide) -> Iterator[Piece]:
    yield Piece("0", ended(Template("送达方式：{delivery}", "Delivery: {delivery}").fill(delivery=guide.delivery)))


def _visits(guide: Guide) -> Iterator[Piece]:
    online = Text("可以全程在线办理，到办事现场次数为0次。", "It can be done wholly online; 0 visits are needed.")
    visits = Template("需要到办事现场{visits}次。", "Visits needed: {visits}.")
    yield Piece("0", visits.fill(visits=guide.visits) if guide.visits else online)


def _faq(guide: Guide) -> Iterator[Piece]:
    return faq_pieces(guide.faq)


def faq_pieces(questions: Sequence[Faq]) -> Iterator[Piece]:
    """Each question with its answer."""
    for number, faq in enumerate(questions, start=1):
        yield Piece(str(number), _FAQ.fill(question=faq.question, answer=ended(faq.answer)), faq.asked_as)


_PIECES: Mapping[Section, Callable[[Guide], Iterator[Piece]]] = {
    Section.SUMMARY: _summary,
    Section.AUDIENCE: _audience,
    Section.ORGAN: _organ,
    Section.CONDITIONS: _conditions,
    Section.MATERIALS: material_pieces,
    Section.FORM: _form,
    Section.STEPS: _steps,
    Section.LIMITS: _limits,
    Section.FEES: _fees,
    Section.PLACES: _places,
    Section.CONTACT: _contact,
    Section.LEGAL_BASIS: _legal_basis,
    Section.RESULTS: _results,
    Section.DELIVERY: _delivery,
    Section.VISITS: _visits,
    Section.FAQ: _faq,
}
