"""What is the one form of a life event? The event's own blanks, asked once, then those of each item that are left.

Every blank, group and material of an item stands in it under `item/…`. No expression is rewritten: which of them apply
is worked out part by part (`assistant.form.joint`), so that an item is judged by its own rules, here as alone.
"""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import replace

from suishiban.knowledge.guide import (
    Audience,
    Desk,
    Form,
    FormField,
    FormGroup,
    Guide,
    Kind,
    LifeEvent,
    LifeEventMatter,
    Limits,
    Material,
    Scenario,
    Text,
)
from suishiban.knowledge.library.compiled import CompiledEvent, CompiledGuide, Joint, JointMatter

_NOTHING = Text("", "")


def join(event: CompiledEvent, digest: str, region: str, guides: Iterable[CompiledGuide]) -> CompiledGuide:
    """The form of `event` in `region` over the pinned `guides` of its items; `digest` is that of the event's file."""
    of_item = {compiled.guide.id: compiled for compiled in guides}
    parts = tuple(
        JointMatter(matter=_among(matter, of_item), compiled=of_item[matter.item])
        for matter in event.event.matters
        if matter.item in of_item
    )
    own = _compiled(event, _own(event, digest, region))
    rules = [event.when[part.item] for part in parts if part.item in event.when]
    deciding = frozenset[str]().union(*(rule.fields for rule in rules))
    joint = Joint(own=own, matters=parts, deciding=deciding)
    return replace(own, guide=_whole(own.guide, parts), joint=joint)


def _among(matter: LifeEventMatter, offered: Iterable[str]) -> LifeEventMatter:
    """`matter`, waiting only for what is offered."""
    return replace(matter, after=tuple(item for item in matter.after if item in set(offered)))


def _compiled(event: CompiledEvent, guide: Guide) -> CompiledGuide:
    return CompiledGuide(
        guide=guide,
        types=event.types,
        when=event.when,
        must={},
        prefill=event.prefill,
        licence={},
        derive=event.derive,
        instant=None,
    )


def _own(event: CompiledEvent, digest: str, region: str) -> Guide:
    """The event's own form as a guide; what only an item has is empty."""
    told: LifeEvent = event.event
    return Guide(
        id=told.id,
        basic_code="",
        name=told.name,
        aliases=told.aliases,
        domain="",
        department=_NOTHING,
        level="",
        audience=(),
        kind=Kind.PROMISED,
        desk=Desk.DEPARTMENT,
        summary=told.summary,
        effective=told.effective,
        conditions=(),
        scenarios=told.scenarios,
        materials=(),
        form=told.form,
        steps=(),
        limits=Limits(statutory=0, promised=0),
        places=(),
        phone="",
        supervision_phone="",
        legal_basis=(),
        results=(),
        delivery=_NOTHING,
        visits=0,
        faq=told.faq,
        version=event.version,
        digest=digest,
        implementation_code=told.id,
        organ=_NOTHING,
        region=region,
    )


def _whole(own: Guide, parts: Sequence[JointMatter]) -> Guide:
    """`own` with everything that stands in the forms of `parts`, under the paths it has there."""
    guides = [part.compiled.guide for part in parts]
    organs = list(dict.fromkeys(guide.organ for guide in guides))
    pinned = "\n".join([own.digest, *(f"{one.implementation_code} {one.version} {one.digest}" for one in guides)])
    form = Form(
        title=own.form.title,
        fields=(*own.form.fields, *(one for part in parts for one in _fields(part))),
        groups=(*own.form.groups, *(one for part in parts for one in _groups(part))),
    )
    return replace(
        own,
        scenarios=(*own.scenarios, *(one for part in parts for one in _scenarios(part))),
        form=form,
        materials=tuple(one for part in parts for one in _materials(part)),
        audience=_audience(guides),
        digest=hashlib.sha256(pinned.encode()).hexdigest(),
        organ=Text("、".join(one.zh for one in organs), ", ".join(one.en or one.zh for one in organs)),
    )


def _audience(guides: Iterable[Guide]) -> tuple[Audience, ...]:
    return tuple(dict.fromkeys(one for guide in guides for one in guide.audience))


def _scenarios(part: JointMatter) -> list[Scenario]:
    return [replace(one, id=part.lift(one.id)) for one in part.compiled.guide.scenarios]


def _fields(part: JointMatter) -> list[FormField]:
    return [replace(one, id=part.lift(one.id)) for one in part.compiled.guide.form.fields]


def _groups(part: JointMatter) -> list[FormGroup]:
    return [replace(one, id=part.lift(one.id)) for one in part.compiled.guide.form.groups]


def _materials(part: JointMatter) -> list[Material]:
    return [replace(one, id=part.lift(one.id)) for one in part.compiled.guide.materials]
