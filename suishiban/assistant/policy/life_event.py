"""How do the matters of a life event become cases together, and what did doing them together spare the citizen?

Each matter becomes an application of its own, with its share of the answers; from then on it lives like any other.
"""

from collections.abc import Sequence

from suishiban.assistant.conversation import acts
from suishiban.assistant.conversation.answers import SourceKind
from suishiban.assistant.conversation.events import ItemFocused, MatterStarted, MatterSubmitted
from suishiban.assistant.conversation.reply import Outcome
from suishiban.assistant.conversation.state import Matter
from suishiban.assistant.form.blanks import MATERIAL
from suishiban.assistant.form.digest import shown_digest
from suishiban.assistant.form.next_question import asked_for
from suishiban.assistant.form.relevance import Relevance
from suishiban.assistant.form.share import Share
from suishiban.assistant.form.unfolding import unfold
from suishiban.assistant.policy import submission
from suishiban.assistant.policy.deliberation import Deliberation
from suishiban.assistant.policy.evidence import NewNumbers


def shares_of(d: Deliberation, matter: Matter) -> tuple[Share, ...]:
    """The matters of a life event that apply, with their answers; none for a single item."""
    joint = d.guide_of(matter).joint
    return unfold(joint, matter.answers, d.evidence.moment).shares if joint is not None else ()


def nothing_applies(d: Deliberation, matter: Matter) -> bool:
    """Whether the answers leave nothing of a life event to be done."""
    return bool(matter.parts) and not shares_of(d, matter)


def open_together(d: Deliberation, event: Matter, numbers: Sequence[NewNumbers]) -> None:
    """One case for each matter that applies, bound by the number of the life event."""
    shares, event_no = shares_of(d, event), numbers[0].receipt_no
    cases = dict(zip((share.part.item for share in shares), numbers[1:], strict=False))
    fields, documents = _spared(event, d.relevance_of(event), shares)
    digest = submission.digest_of(d, event)
    for share in shares:
        _open(d, event, share, event_no, cases)
    d.emit(MatterSubmitted(event.id, "", event_no, digest), ItemFocused(event.item))
    opened = tuple(_opened(share, cases) for share in shares)
    d.say(acts.AnnounceEvent(event.item, event_no, opened, fields, documents), Outcome.SUBMITTED)


def _open(d: Deliberation, event: Matter, share: Share, event_no: str, cases: dict[str, NewNumbers]) -> None:
    guide, numbers = share.part.compiled.guide, cases[share.part.item]
    matter_id, answers = f"m{len(d.state.matters) + 1}", tuple(share.answers.values())
    digest = shown_digest(guide, share.relevant, share.answers)
    after = tuple(cases[item].case_id for item in share.after)
    d.emit(
        MatterStarted(matter_id, guide.id, event.region, guide.version, answers=answers, event_no=event_no),
        MatterSubmitted(matter_id, numbers.case_id, numbers.receipt_no, digest, after),
    )


def _opened(share: Share, cases: dict[str, NewNumbers]) -> acts.OpenedCase:
    numbers = cases[share.part.item]
    return acts.OpenedCase(numbers.case_id, numbers.receipt_no, share.part.item, share.after)


def _spared(event: Matter, together: Relevance, shares: Sequence[Share]) -> tuple[int, int]:
    """What the matters one by one would have had filled in and handed in, less what was given for all of them."""
    blanks = sum(not blank.field.derive for share in shares for blank in share.relevant.blanks)
    documents = sum(asked_for(material) for share in shares for material in share.relevant.materials)
    given = [path for path, one in event.answers.items() if one.source.kind in _GIVEN]
    asked = {blank.path for blank in together.blanks}
    wanted = {MATERIAL + material.id for material in together.materials if asked_for(material)}
    return max(0, blanks - len(asked & {*given})), max(0, documents - len(wanted & {*given}))


_GIVEN = (SourceKind.SAID, SourceKind.CHOSEN, SourceKind.UPLOADED)
