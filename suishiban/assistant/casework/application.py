"""What exactly did the citizen apply for, as confirmed? It goes to the clerk, into the PDF and to the department."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from suishiban.assistant.casework.findings import Finding
from suishiban.assistant.casework.materials import Provision, provision
from suishiban.assistant.conversation.answers import Answer
from suishiban.assistant.conversation.mandate import Mandate
from suishiban.assistant.form.blanks import MATERIAL
from suishiban.assistant.form.digest import shown_digest
from suishiban.assistant.form.joint import applies
from suishiban.assistant.form.lines import Line, form_lines
from suishiban.assistant.form.relevance import Moment, Relevance
from suishiban.assistant.form.values import known
from suishiban.knowledge.guide import FormGroup, Material, Text
from suishiban.knowledge.library.compiled import CompiledGuide


@dataclass(frozen=True, slots=True)
class Applicant:
    """Who applies, as the verified identity names them."""

    name: str
    masked_id: str
    """The ID number or credit code, starred."""
    agent: str = ""
    """Name of the person acting for a company or, under a mandate, for another person; empty: nobody."""


@dataclass(frozen=True, slots=True)
class AttachedFile:
    """One uploaded file."""

    id: str
    name: str
    media_type: str
    digest: str
    """SHA-256 of the content, hex."""


@dataclass(frozen=True, slots=True)
class Paper:
    """One document of the application, and how it is provided."""

    id: str
    name: Text
    how: Provision
    files: tuple[AttachedFile, ...] = ()
    licence: str = ""
    """The e-licence that replaces it, where one does."""


@dataclass(frozen=True, slots=True)
class Column:
    """One blank of a repeated group."""

    id: str
    label: Text


@dataclass(frozen=True, slots=True)
class Rows:
    """A repeated group as it was filled in."""

    id: str
    label: Text
    row: Text
    """What one row is called."""
    columns: tuple[Column, ...]
    rows: tuple[tuple[Line, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Application:
    """One application, frozen at the moment the citizen confirmed it."""

    item: str
    item_name: Text
    implementation_code: str
    organ: Text
    department: Text
    region: str
    guide_version: int
    guide_digest: str
    title: Text
    applicant: Applicant
    lines: tuple[Line, ...]
    """Scenarios and blanks outside groups, in the order of the form."""
    groups: tuple[Rows, ...]
    papers: tuple[Paper, ...]
    findings: tuple[Finding, ...]
    digest: str
    """form.digest.form_digest of what the citizen saw."""
    confirmed_at: datetime
    receipt_no: str = ""
    """Ours; empty in a preview."""
    mandate: Mandate | None = None
    """Under which the agent acts, as it was at that moment; None: nobody acts for anybody, or a company's agent without
    one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Submission:
    """What is known of an application besides the form itself."""

    applicant: Applicant
    files: Mapping[str, AttachedFile]
    """By attachment id."""
    findings: tuple[Finding, ...]
    receipt_no: str = ""
    mandate: Mandate | None = None


def build_application(
    compiled: CompiledGuide, answers: Mapping[str, Answer], moment: Moment, submission: Submission
) -> Application:
    """The application that `answers` make at `moment`; `precheck` has found its values sound."""
    guide = compiled.guide
    relevant = applies(compiled, answers, moment)
    lines = form_lines(guide, relevant, answers)
    return Application(
        item=guide.id,
        item_name=guide.name,
        implementation_code=guide.implementation_code,
        organ=guide.organ,
        department=guide.department,
        region=guide.region,
        guide_version=guide.version,
        guide_digest=guide.digest,
        title=guide.form.title,
        applicant=submission.applicant,
        lines=tuple(line for line in lines if "." not in line.path),
        groups=_groups(relevant, lines),
        papers=tuple(_paper(material, answers, relevant, submission.files) for material in relevant.materials),
        findings=submission.findings,
        digest=shown_digest(guide, relevant, answers),
        confirmed_at=moment.at,
        receipt_no=submission.receipt_no,
        mandate=submission.mandate,
    )


def _groups(relevant: Relevance, lines: tuple[Line, ...]) -> tuple[Rows, ...]:
    return tuple(
        Rows(group.id, group.label, group.row, _columns(group), _rows(group.id, lines)) for group in relevant.groups
    )


def _columns(group: FormGroup) -> tuple[Column, ...]:
    return tuple(Column(field.id, field.label) for field in group.fields)


def _rows(group: str, lines: tuple[Line, ...]) -> tuple[tuple[Line, ...], ...]:
    """The lines of a group, row by row; paths are group.N.field."""
    rows: dict[str, list[Line]] = {}
    for line in lines:
        if line.path.startswith(f"{group}."):
            rows.setdefault(line.path.split(".")[1], []).append(line)
    return tuple(tuple(row) for _, row in sorted(rows.items(), key=lambda item: int(item[0])))


def _paper(
    material: Material, answers: Mapping[str, Answer], relevant: Relevance, files: Mapping[str, AttachedFile]
) -> Paper:
    how = provision(material, answers, relevant)
    licence = material.licence if how is Provision.LICENCE else ""
    return Paper(material.id, material.name, how, _files(material, how, answers, files), licence)


def _files(
    material: Material, how: Provision, answers: Mapping[str, Answer], files: Mapping[str, AttachedFile]
) -> tuple[AttachedFile, ...]:
    answer = known(answers, MATERIAL + material.id)
    if how not in (Provision.ATTACHED, Provision.MANDATE) or answer is None:
        return ()
    if how is Provision.MANDATE and str(answer.value) not in files:
        return ()
    ids = answer.value if isinstance(answer.value, tuple) else (str(answer.value),)
    return tuple(files.get(id, AttachedFile(id, answer.shown, "", "")) for id in ids)
