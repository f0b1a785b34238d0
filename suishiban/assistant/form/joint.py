"""What applies in an application: in the form of one item, or in that of a life event, all of its items together?

The event's own blanks come first; a blank of an item is asked only where the event does not give it (`takes`) and no
earlier matter brings it about (`awaits`).
"""

from collections.abc import Iterable, Iterator, Sequence

from suishiban.assistant.form.blanks import Blank, blank_at
from suishiban.assistant.form.documents_once import each_once
from suishiban.assistant.form.relevance import Moment, Relevance, relevance
from suishiban.assistant.form.share import Answers, Share
from suishiban.assistant.form.unfolding import Unfolded, unfold
from suishiban.assistant.form.values import Row, awaited
from suishiban.knowledge.fields import Value
from suishiban.knowledge.guide import FormGroup
from suishiban.knowledge.library.compiled import CompiledGuide, Joint


def applies(compiled: CompiledGuide, answers: Answers, moment: Moment) -> Relevance:
    """What applies given `answers`: in the form of one item, or of all the items of a life event."""
    if compiled.joint is None:
        return relevance(compiled, answers, moment)
    return _folded(compiled, compiled.joint, unfold(compiled.joint, answers, moment), answers)


def _folded(compiled: CompiledGuide, joint: Joint, unfolded: Unfolded, answers: Answers) -> Relevance:
    """All of it as one form: what decides first, then the event's blanks, then what is left of each item."""
    own, shares = unfolded.own, unfolded.shares
    wanted = _wanted(joint, shares)
    asked = [blank for blank in own.blanks if not blank.field.derive and blank.path in wanted]
    theirs = [blank for share in shares for blank in _left(compiled, share)]
    blanks = sorted((*asked, *theirs), key=lambda blank: _turn(compiled, joint, blank.path))
    materials = each_once(compiled, shares, answers)
    return Relevance(
        blanks=tuple(blanks),
        groups=(*own.groups, *(group for share in shares for group in _groups(compiled, share))),
        materials=materials,
        undecided=unfolded.undecided.union(*(_lifted(share, share.relevant.undecided) for share in shares)),
        derived={path: value for share in shares for path, value in _derived(share)},
        misfits=own.misfits.union(*(_lifted(share, share.relevant.misfits) for share in shares)),
        fillable=own.fillable.union(*(_lifted(share, share.relevant.fillable - share.covered) for share in shares)),
        stand_ins=_stand_ins(shares) & {material.id for material in materials},
        values={**own.values, **{share.part.lift(path): value for share in shares for path, value in _values(share)}},
    )


def _wanted(joint: Joint, shares: Sequence[Share]) -> frozenset[str]:
    """The event's blanks that decide which matters apply or that these take, and what either depends on."""
    wanted = joint.deciding.union(*(share.part.matter.takes.values() for share in shares))
    rules = (joint.own.when, joint.own.prefill, joint.own.derive)
    while True:
        named = (kind[path].fields for kind in rules for path in wanted if path in kind)
        more = wanted.union(*named)
        if more == wanted:
            return wanted
        wanted = more


def _turn(compiled: CompiledGuide, joint: Joint, path: str) -> int:
    """When a blank is asked: what decides which matters apply, then what decides about each, then the rest."""
    return 0 if path in joint.deciding else 1 if path in compiled.deciding else 2


def _left(compiled: CompiledGuide, share: Share) -> Iterator[Blank]:
    """The blanks of an item that neither the event nor an earlier matter fills."""
    for blank in share.relevant.blanks:
        lifted = blank_at(compiled.guide, share.part.lift(blank.path))
        if lifted is not None and blank.path not in share.covered and not awaited(share.answers, blank.path):
            yield lifted


def _groups(compiled: CompiledGuide, share: Share) -> Iterator[FormGroup]:
    lifted = {share.part.lift(group.id) for group in share.relevant.groups}
    yield from (group for group in compiled.guide.form.groups if group.id in lifted)


def _lifted(share: Share, paths: Iterable[str]) -> frozenset[str]:
    return frozenset(share.lift(path) for path in paths)


def _stand_ins(shares: Sequence[Share]) -> frozenset[str]:
    return frozenset(f"{share.part.item}/{id}" for share in shares for id in share.relevant.stand_ins)


def _derived(share: Share) -> Iterator[tuple[str, Value]]:
    return ((share.part.lift(path), value) for path, value in share.relevant.derived.items())


def _values(share: Share) -> Iterator[tuple[str, Value | tuple[Row, ...]]]:
    return ((path, value) for path, value in share.relevant.values.items() if path not in share.covered)
