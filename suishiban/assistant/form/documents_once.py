"""Which documents do several matters of a life event want, so that each is asked for once?"""

from collections.abc import Sequence
from dataclasses import replace

from suishiban.assistant.conversation.answers import Answer
from suishiban.assistant.form.blanks import MATERIAL, material_at
from suishiban.assistant.form.share import Answers, Share
from suishiban.assistant.form.values import awaited
from suishiban.knowledge.guide import Material, Necessity
from suishiban.knowledge.library.compiled import CompiledGuide


def handed_in_elsewhere(share: Share, shares: Sequence[Share], answers: Answers) -> dict[str, Answer]:
    """What was handed in for another matter and is the same document here."""
    wanted = [one for one in share.relevant.materials if MATERIAL + one.id not in share.answers]
    found = ((one, _handed_in(share, one, shares, answers)) for one in wanted)
    return {MATERIAL + one.id: replace(answer, path=MATERIAL + one.id) for one, answer in found if answer is not None}


def _handed_in(share: Share, wanted: Material, shares: Sequence[Share], answers: Answers) -> Answer | None:
    for other in shares:
        for material in other.part.compiled.guide.materials:
            answer = answers.get(other.part.lift(MATERIAL + material.id))
            if answer is not None and answer.value is not None and _same(share, wanted, other, material):
                return answer
    return None


def _same(share: Share, one: Material, other: Share, another: Material) -> bool:
    """Whether two matters want the same document: the event says so, it has one name, or the applicant's e-licence
    replaces it in both."""
    if one.generated or another.generated:
        return False
    replaced = one.id in share.relevant.stand_ins and another.id in other.relevant.stand_ins
    said = _says_same(share, one, other, another) or _says_same(other, another, share, one)
    return said or one.name == another.name or (replaced and one.licence == another.licence)


def _says_same(share: Share, one: Material, other: Share, another: Material) -> bool:
    return share.part.matter.same.get(one.id) == f"{other.part.item}/{another.id}"


def each_once(compiled: CompiledGuide, shares: Sequence[Share], answers: Answers) -> tuple[Material, ...]:
    """The documents of all matters, each once: as the matter that is strictest about it wants it."""
    kept: list[tuple[Share, Material]] = []
    for share in shares:
        for material in share.relevant.materials:
            if material.generated or awaited(share.answers, MATERIAL + material.id):
                continue
            twin = next((one for one in kept if _same(share, material, *one)), None)
            if twin is None:
                kept.append((share, material))
            elif _rather(share, material, *twin, answers):
                kept[kept.index(twin)] = (share, material)
    lifted = (material_at(compiled.guide, share.part.lift(MATERIAL + material.id)) for share, material in kept)
    return tuple(material for material in lifted if material is not None)


#: The strictest first.
_STRICT = (Necessity.REQUIRED, Necessity.DEFERRABLE, Necessity.OPTIONAL)


def _rather(share: Share, one: Material, other: Share, another: Material, answers: Answers) -> bool:
    """Whether the document is rather asked for as `share` has it: where it was given already, else the stricter."""
    given, given_there = (
        each.part.lift(MATERIAL + material.id) in answers for each, material in ((share, one), (other, another))
    )
    if given != given_there:
        return given
    return _STRICT.index(one.necessity) < _STRICT.index(another.necessity)
