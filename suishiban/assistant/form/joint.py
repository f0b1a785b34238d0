"""What applies in an application: in the form of one item, or in that of a life event, all of its items together?

The event's own blanks and rows come first; a blank of an item is asked only where the event does not give it (`takes`)
and no earlier matter brings it about (`awaits`).
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from suishiban.assistant.form.blanks import Blank, asked_as, blank_at
from suishiban.assistant.form.documents_once import each_once
from suishiban.assistant.form.relevance import Moment, Relevance, relevance
from suishiban.assistant.form.share import Answers, Share
from suishiban.assistant.form.unfolding import Unfolded, unfold
from suishiban.assistant.form.values import Row, awaited
from suishiban.knowledge.fields import Value
from suishiban.knowledge.guide import FormGroup
from suishiban.knowledge.library.compiled import CompiledGuide, Joint
from suishiban.knowledge.rules import Rule


def applies(compiled: CompiledGuide, answers: Answers, moment: Moment) -> Relevance:
    """What applies given `answers`: in the form of one item, or of all the items of a life event."""
    if compiled.joint is None:
        return relevance(compiled, answers, moment)
    return _folded(compiled, compiled.joint, unfold(compiled.joint, answers, moment), answers)


def _folded(compiled: CompiledGuide, joint: Joint, unfolded: Unfolded, answers: Answers) -> Relevance:
    """All of it as one form: what decides first, then the event's blanks, then what is left of each item."""
    own, shares = unfolded.own, unfolded.shares
    wanted = _wanted(joint, shares)
    asked = [blank for blank in own.blanks if not blank.field.derive and asked_as(blank.path) in wanted]
    theirs = [blank for share in shares for blank in _left(compiled, share)]
    blanks = sorted((*asked, *theirs), key=lambda blank: _turn(compiled, joint, blank.path))
    materials = each_once(compiled, shares, answers)
    return Relevance(
        blanks=tuple(blanks),
        groups=(*_shared_groups(own, wanted), *(group for share in shares for group in _groups(compiled, share))),
        materials=materials,
        undecided=unfolded.undecided.union(*(_lifted(share, share.relevant.undecided) for share in shares)),
        derived={path: value for share in shares for path, value in _derived(share)},
        misfits=own.misfits.union(*(_lifted(share, share.relevant.misfits) for share in shares)),
        fillable=own.fillable.union(*(_lifted(share, share.relevant.fillable - share.covered) for share in shares)),
        stand_ins=_stand_ins(shares) & {material.id for material in materials},
        values={**own.values, **{share.part.lift(path): value for share in shares for path, value in _values(share)}},
    )


def _wanted(joint: Joint, shares: Sequence[Share]) -> frozenset[str]:
    """The event's blanks, groups and columns that decide which matters apply or for which these have a use, and what
    either depends on."""
    wanted = joint.deciding.union(*map(_taken, shares))
    rules = (joint.own.when, joint.own.prefill, joint.own.derive)
    while True:
        more = wanted.union(*(_named(path, kind[path]) for kind in rules for path in wanted if path in kind))
        if more == wanted:
            return wanted
        wanted = more


def _taken(share: Share) -> frozenset[str]:
    """What the matter takes of the event, where it applies in its own form."""
    relevant = share.relevant
    applying = {*(asked_as(blank.path) for blank in relevant.blanks), *(group.id for group in relevant.groups)}
    columns = {f"{group.id}.{field.id}" for group in relevant.groups for field in group.fields if not field.when}
    return frozenset(source for target, source in share.part.matter.takes.items() if target in applying | columns)


def _named(path: str, rule: Rule) -> frozenset[str]:
    """What a rule names; of a column, the columns beside it too."""
    group, dot, _ = path.partition(".")
    return rule.fields | {f"{group}.{name}" for name in rule.fields} if dot else rule.fields


def _shared_groups(own: Relevance, wanted: frozenset[str]) -> Iterator[FormGroup]:
    """The groups that are filled for several matters, with the columns that these want."""
    for group in own.groups:
        if group.id in wanted:
            yield replace(group, fields=tuple(one for one in group.fields if f"{group.id}.{one.id}" in wanted))


def _turn(compiled: CompiledGuide, joint: Joint, path: str) -> int:
    """When a blank is asked: what decides which matters apply, then what decides about each, then the rest."""
    return 0 if path in joint.deciding else 1 if path in compiled.deciding else 2


def _left(compiled: CompiledGuide, share: Share) -> Iterator[Blank]:
    """The blanks of an item that neither the event nor an earlier matter fills."""
    for blank in share.relevant.blanks:
        lifted = blank_at(compiled.guide, share.part.lift(blank.path))
        if lifted is not None and not share.covers(blank.path) and not awaited(share.answers, blank.path):
            yield lifted


def _groups(compiled: CompiledGuide, share: Share) -> Iterator[FormGroup]:
    lifted = {share.part.lift(group.id) for group in share.relevant.groups if not share.covers(group.id)}
    yield from (group for group in compiled.guide.form.groups if group.id in lifted)


def _lifted(share: Share, paths: Iterable[str]) -> frozenset[str]:
    return frozenset(share.lift(path) for path in paths)


def _stand_ins(shares: Sequence[Share]) -> frozenset[str]:
    return frozenset(f"{share.part.item}/{id}" for share in shares for id in share.relevant.stand_ins)


def _derived(share: Share) -> Iterator[tuple[str, Value]]:
    return ((share.part.lift(path), value) for path, value in share.relevant.derived.items())


def _values(share: Share) -> Iterator[tuple[str, Value | tuple[Row, ...]]]:
    return ((path, value) for path, value in share.relevant.values.items() if path not in share.covered)
