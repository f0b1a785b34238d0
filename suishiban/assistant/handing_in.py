"""What is handed in: which applications do the confirmations of a turn make?"""

from dataclasses import dataclass

from suishiban.assistant.casework.applicant import applicant, files_of
from suishiban.assistant.casework.application import Application, Submission, build_application
from suishiban.assistant.casework.bond import Before, Bond
from suishiban.assistant.casework.findings import Finding
from suishiban.assistant.casework.precheck import precheck
from suishiban.assistant.conversation.answers import SourceKind
from suishiban.assistant.conversation.events import MatterSubmitted
from suishiban.assistant.conversation.state import Matter
from suishiban.assistant.form.behalf import mandate_in
from suishiban.assistant.policy.deliberation import Deliberation
from suishiban.assistant.visit import Citizen, Visit
from suishiban.knowledge.library.compiled import CompiledGuide


@dataclass(frozen=True, slots=True)
class HandedIn:
    """One application as the department will receive it."""

    matter: Matter
    """After the turn; names the case."""
    application: Application
    bond: Bond | None = None
    """Its place in a life event."""


def handed_in(d: Deliberation, visit: Visit, findings: tuple[Finding, ...]) -> tuple[HandedIn, ...]:
    """The applications confirmed in this turn: one, or those of a life event."""
    submitted = [event for event in d.events if isinstance(event, MatterSubmitted)]
    if not submitted or visit.citizen is None:
        return ()
    confirmed = d.state.matter(submitted[-1].matter_id)
    if not confirmed.parts:
        compiled = d.guide_of(confirmed)
        return (HandedIn(confirmed, application_of(compiled, confirmed, visit, visit.citizen, findings)),)
    return tuple(_of_event(d, event, confirmed, visit, visit.citizen) for event in submitted[:-1])


def _of_event(d: Deliberation, event: MatterSubmitted, whole: Matter, visit: Visit, citizen: Citizen) -> HandedIn:
    """One application of the life event `whole`, checked on its own."""
    matter = d.state.matter(event.matter_id)
    compiled, name = d.guide_of(matter), d.evidence.release.name
    findings = precheck(compiled, matter.answers, visit.moment)
    earlier = [one for case in event.after for one in d.state.matters if one.case_id == case]
    after = tuple(Before(one.case_id, one.receipt_no, one.item, name(one.item)) for one in earlier)
    bond = Bond(whole.receipt_no, whole.item, name(whole.item), after)
    return HandedIn(matter, application_of(compiled, matter, visit, citizen, findings), bond)


def application_of(
    compiled: CompiledGuide, matter: Matter, visit: Visit, citizen: Citizen, findings: tuple[Finding, ...]
) -> Application:
    """The application that the answers of `matter` make."""
    named = mandate_in(matter.answers)
    mandate = next((one for one in visit.mandates() if one.id == named), None) if named else None
    uploaded = [one for one in matter.answers.values() if one.source.kind is SourceKind.UPLOADED]
    submission = Submission(
        applicant=applicant(compiled.guide, matter.answers, citizen.identity, mandate),
        files={**visit.files(tuple(str(one.value) for one in uploaded)), **files_of(mandate)},
        mandate=mandate,
        findings=findings,
        receipt_no=matter.receipt_no,
    )
    return build_application(compiled, matter.answers, visit.moment, submission)
