"""May the citizen act for somebody else in this turn? What policy and pre-check say about mandates, side by side."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date

from suishiban.assistant.casework.application import AttachedFile
from suishiban.assistant.casework.authority import entrusted_words, mandate_findings, unknown_mandate
from suishiban.assistant.casework.findings import Finding
from suishiban.assistant.casework.precheck import precheck
from suishiban.assistant.conversation import commands as c
from suishiban.assistant.conversation.answers import MANDATE
from suishiban.assistant.conversation.mandate import Mandate, Proof, Standing
from suishiban.assistant.conversation.state import Conversation, Matter
from suishiban.assistant.form.behalf import for_another, is_form, mandate_in, unbacked, waiting
from suishiban.assistant.policy.delegation import MAY_FILL, proposed
from suishiban.assistant.policy.deliberation import Deliberation
from suishiban.knowledge.guide import Text
from suishiban.knowledge.library.release import Release

#: The rules of the form of acting for somebody else are named so; what is missing in it is asked, not reported.
_RULES = "mandate-"


def about_others(commands: Iterable[c.Command], state: Conversation) -> bool:
    """Whether the citizen acts for somebody else here, or wants to."""
    acting = state.acting is not None or any(for_another(matter.answers) for matter in state.matters)
    return acting or any(isinstance(command, c.ActFor) for command in commands)


def may_be_read(matter: Matter, mandates: Iterable[Mandate], release: Release, day: date) -> bool:
    """Whether data sources may be read for the application: the citizen's own, or a principal's whose mandate holds."""
    if not for_another(matter.answers):
        return True
    return _standing_of(matter, mandates, release, day) is Standing.GOOD


def as_it_may_be_shown(matter: Matter, mandates: Iterable[Mandate], release: Release, day: date) -> Matter:
    """The application without what was looked up under a mandate that is over or gone; what was typed stays."""
    if not mandate_in(matter.answers) or _standing_of(matter, mandates, release, day) in MAY_FILL:
        return matter
    return replace(matter, answers=unbacked(matter.answers))


def _standing_of(matter: Matter, mandates: Iterable[Mandate], release: Release, day: date) -> Standing | None:
    """None: there is no mandate, or none any more."""
    audience = release.pinned(matter.item, matter.region, matter.guide_version, matter.parts).guide.audience
    named = mandate_in(matter.answers)
    return next((one.standing(matter.item, audience, day) for one in mandates if one.id == named), None)


def authority(d: Deliberation, matter: Matter) -> tuple[Finding, ...]:
    """What stands against acting for somebody else: in an application, and in the form that is to make the mandate."""
    if is_form(matter):
        return _of_form(d, matter)
    if not mandate_in(matter.answers):
        return ()
    mandate, standing = d.mandate_of(matter), d.standing_of(matter)
    if mandate is None or standing is None:
        return (unknown_mandate((MANDATE,)),)
    return _standing(d, mandate, standing, matter, (MANDATE,))


def _of_form(d: Deliberation, form: Matter) -> tuple[Finding, ...]:
    """What its rules say already, and whether what is entrusted covers what it is for."""
    found = precheck(d.guide_of(form), form.answers, d.evidence.moment)
    broken = tuple(one for one in found if one.rule.startswith(_RULES))
    mandate, matter = proposed(d, form), waiting(d.state)
    if broken or mandate is None or matter is None:
        return broken
    audience = d.guide_of(matter).guide.audience
    standing = mandate.standing(matter.item, audience, d.evidence.moment.at.date())
    if standing is Standing.PROPOSED:
        # That it waits for the principal is nothing that the form could mend.
        return ()
    paths = ("scope_items", "scope") if "scope_items" in form.answers else ("scope", "kind")
    return _standing(d, mandate, standing, matter, paths)


def _standing(
    d: Deliberation, mandate: Mandate, standing: Standing, matter: Matter, paths: tuple[str, ...]
) -> tuple[Finding, ...]:
    release = d.evidence.release
    names = tuple(release.name(item) if item in release.live else Text(item) for item in mandate.items)
    return mandate_findings(mandate, standing, release.name(matter.item), entrusted_words(mandate, names), paths)


def with_files(mandate: Mandate, files: Callable[[tuple[str, ...]], Mapping[str, AttachedFile]]) -> Mandate:
    """The mandate with what is stored of the files that prove it."""
    found = files(tuple(proof.attachment for proof in mandate.proofs if proof.attachment))
    return replace(mandate, proofs=tuple(_with_file(proof, found.get(proof.attachment)) for proof in mandate.proofs))


def _with_file(proof: Proof, file: AttachedFile | None) -> Proof:
    return proof if file is None else replace(proof, media_type=file.media_type, digest=file.digest)
