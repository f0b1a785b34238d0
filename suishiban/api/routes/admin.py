"""What can administrators and reviewers do with guides?"""

from dataclasses import asdict
from typing import Annotated

from fastapi import APIRouter, Query, Response, UploadFile

from suishiban.api.routes.access import Here, KnownMember
from suishiban.api.routes.case_view import text_out
from suishiban.api.schemas import admin as s
from suishiban.api.services.attachments import LARGEST
from suishiban.api.services.drafts import Draft, DraftOutcome
from suishiban.api.services.intake import Imported
from suishiban.api.services.open_questions import OpenQuestion
from suishiban.api.store.guide_files import GuideFile
from suishiban.knowledge.build import NotReleasable
from suishiban.knowledge.finding import Finding
from suishiban.knowledge.intake.files import Found, opened

router = APIRouter(prefix="/admin", tags=["admin"])


@router.get("/guides")
def guides(here: Here) -> s.ShelfOut:
    """Every guide that is served or drafted."""
    lines = [
        s.ShelfLineOut(
            item=line.item,
            name=text_out(line.name),
            domain=line.domain,
            department=text_out(line.department),
            served=line.served,
            draft=line.draft,
        )
        for line in here.drafts.shelf()
    ]
    return s.ShelfOut(guides=lines)


@router.get("/guides/{item}/versions")
def versions(item: str, here: Here) -> s.VersionsOut:
    """All versions of a guide, the latest first."""
    served = here.drafts.served(item)
    return s.VersionsOut(versions=[_version(file, served) for file in here.drafts.versions(item)])


@router.get("/guides/{item}/versions/{version}")
def version(item: str, version: int, here: Here) -> s.VersionTextOut:
    """One version with its text."""
    file = here.drafts.file(item, version)
    told = _version(file, here.drafts.served(item))
    return s.VersionTextOut(**told.model_dump(), text=file.content.decode())


@router.get("/guides/{item}/diff")
def diff(item: str, here: Here, before: Annotated[int, Query(ge=1)], after: Annotated[int, Query(ge=1)]) -> s.DiffOut:
    """What changed from one version to another."""
    difference = here.drafts.difference(item, before, after)
    return s.DiffOut(item=item, before=before, after=after, difference=difference)


@router.post("/lint")
def lint(body: s.GuideTextIn, here: Here) -> s.GuideDraftOut:
    """What would be found in this text as a draft; nothing is kept."""
    return _draft(here.drafts.look_over(body.text))


@router.post("/drafts", status_code=201)
def draft(body: s.DraftIn, here: Here, member: KnownMember) -> s.GuideDraftOut:
    """Keep a guide file as the draft of its item; findings come with it, errors keep it from being released.

    A text that is no guide is answered with 422; one written over an older version, with 409 and the difference.
    """
    kept = here.drafts.keep(body.text, body.expected, member.actor, here.clock.now())
    if kept.outcome is DraftOutcome.REFUSED:
        raise NotReleasable(kept.findings)
    return _draft(kept)


@router.post("/imports", status_code=201)
def import_file(here: Here, member: KnownMember, file: UploadFile) -> s.ImportsOut:
    """Keep what a file says as drafts: HTML, DOCX, PDF, XLSX, Markdown, a JSON export, YAML, or a zip file of them.

    Of each guide what became of it, with the findings of the import and of lint; a bad file stops nothing.
    """
    found = list(opened(Found(file.filename or "file", file.file.read(LARGEST + 1))))
    made = here.intake.take(found, member.actor, here.clock.now())
    return s.ImportsOut(imports=[_import(one) for one in made])


@router.get("/questions")
def questions(here: Here, limit: Annotated[int, Query(ge=1, le=500)] = 200) -> s.QuestionsOut:
    """Questions that no guide answered, each matter once, with the guides that come near and a draft of an answer."""
    found = here.questions.all(here.clock.now().date(), limit)
    return s.QuestionsOut(questions=[_question(one) for one in found])


@router.post("/questions/{question}/settle", status_code=204)
def settle(question: str, here: Here, member: KnownMember) -> Response:
    """The guides answer it and those alike now, or they are not for them."""
    here.questions.settle(question, member.actor, here.clock.now())
    return Response(status_code=204)


@router.post("/questions/{question}/answered")
def answered(question: str, body: s.AnsweredIn, here: Here, member: KnownMember) -> s.AnsweredOut:
    """A draft of this guide answers it and those of its matter: they are settled and asked before every release."""
    return s.AnsweredOut(golden=here.questions.answered(question, body.item, member.actor, here.clock.now()))


def finding_out(finding: Finding) -> s.GuideFindingOut:
    """A finding as JSON."""
    return s.GuideFindingOut(
        rule=finding.rule,
        severity=finding.severity.value,
        message=text_out(finding.message),
        fix=text_out(finding.fix),
        where=finding.where,
        value=finding.value,
        line=finding.line,
        basis=finding.basis,
    )


def _question(one: OpenQuestion) -> s.QuestionOut:
    asked = one.question
    return s.QuestionOut(
        id=asked.id,
        text=asked.text,
        item=asked.item,
        region=asked.region,
        outcome=asked.outcome,
        at=asked.at,
        count=one.count,
        outcomes=dict(one.outcomes),
        draft=s.FaqDraftOut(**asdict(one.draft)),
        nearest=[
            s.NearOut(item=near.item, name=text_out(near.name), probability=near.probability) for near in one.nearest
        ],
    )


def _import(one: Imported) -> s.ImportOut:
    draft = one.draft
    findings = (*one.findings, *(draft.findings if draft is not None else ()))
    return s.ImportOut(
        file=one.file,
        outcome=draft.outcome.value if draft is not None else "unread",
        item=draft.item if draft is not None else "",
        version=draft.version if draft is not None else 0,
        releasable=draft is not None and draft.releasable,
        findings=[finding_out(finding) for finding in findings],
    )


def _draft(draft: Draft) -> s.GuideDraftOut:
    return s.GuideDraftOut(
        outcome=draft.outcome.value,
        item=draft.item,
        version=draft.version,
        releasable=draft.releasable,
        findings=[finding_out(one) for one in draft.findings],
    )


def _version(file: GuideFile, served: tuple[int, ...]) -> s.VersionOut:
    return s.VersionOut(
        item=file.item,
        version=file.version,
        state=file.state.value,
        served=file.version in served,
        author=file.author,
        created_at=file.created_at,
        digest=file.digest,
    )
