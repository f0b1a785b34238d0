"""How do drafts become what is served? Review by a second person, rehearsal, release, and back."""

from collections.abc import Mapping
from dataclasses import asdict
from itertools import pairwise
from typing import Annotated

from fastapi import APIRouter, Query, Response

from suishiban.api.routes.access import Here, KnownMember
from suishiban.api.schemas import gate as s
from suishiban.api.services.rehearsal import Report
from suishiban.api.store.gate_runs import GateRun
from suishiban.api.store.releases import Release
from suishiban.api.workers.assembly import GATE

router = APIRouter(prefix="/admin", tags=["releases"])


@router.get("/guides/{item}/versions/{version}/reviews")
def reviews(item: str, version: int, here: Here) -> s.ReviewsOut:
    """What was said of a version, and who wrote it."""
    author = here.drafts.file(item, version).author
    told = [
        s.ReviewOut(reviewer=one.reviewer, verdict=one.verdict, note=one.note, at=one.at)
        for one in here.gate.reviews(item, version)
    ]
    return s.ReviewsOut(author=author, reviews=told)


@router.post("/guides/{item}/versions/{version}/reviews", status_code=201)
def review(item: str, version: int, body: s.ReviewIn, here: Here, member: KnownMember) -> s.ReviewsOut:
    """Approve a draft or send it back; its author is answered with 403, what is no draft any more with 409."""
    here.gate.review(item, version, body.verdict, body.note, member.actor)
    return reviews(item, version, here)


@router.get("/guides/{item}/versions/{version}/impact")
def impact(item: str, version: int, here: Here) -> s.ImpactOut:
    """Which questions, forms, regions, life events and open cases a draft touches.

    409 for what is no draft; 422 where lint errors keep it from being served.
    """
    (touched,) = here.impacts.of({item: version})
    told = touched.reach
    return s.ImpactOut(
        parts=[s.PartOut(path=one.path, change=one.change) for one in told.parts],
        sections=list(told.sections),
        regions=list(told.regions),
        implementations=list(told.implementations),
        events=list(told.events),
        questions=list(touched.questions),
        cases=dict(touched.cases),
    )


@router.get("/gates")
def gates(here: Here) -> s.GatesOut:
    """The last rehearsals."""
    return s.GatesOut(gates=[_gate(run, None) for run in here.gate.runs()])


@router.post("/gates", status_code=202)
def rehearse(body: s.RehearsalIn, here: Here, member: KnownMember) -> s.GateOut:
    """Play the golden questions and dialogues as if these drafts were released; ask for the run until it is over."""
    id = here.gate.ask(_drafts(body.drafts), member.actor)
    here.workers.wake(GATE)
    return gate(id, here)


@router.get("/gates/{gate}")
def gate(gate: str, here: Here) -> s.GateOut:
    """How far a rehearsal is, and once it is over what came of every question whose answer changes."""
    return _gate(*here.gate.run(gate))


@router.get("/releases")
def releases(here: Here, limit: Annotated[int, Query(ge=1, le=200)] = 50) -> s.ReleasesOut:
    """The releases, the latest first."""
    found, active = here.drafts.releases(limit + 1)
    first = [_release(found[-1], {}, active)] if 0 < len(found) <= limit else []
    told = [_release(one, before.manifest, active) for one, before in pairwise(found)]
    return s.ReleasesOut(releases=[*told, *first])


@router.post("/releases", status_code=201)
def release(body: s.ReleaseIn, here: Here, member: KnownMember) -> s.ReleaseOut:
    """Publish drafts in one release.

    Lint errors are answered with 422. 409: a draft is one no longer, or not approved by a second person, or its
    rehearsal failed and no reason is given, or something else was released since the rehearsal.
    """
    here.gate.release(_drafts(body.drafts), body.gate, body.override, member.actor)
    return releases(here, 1).releases[0]


@router.post("/releases/{release}/rollback", status_code=204)
def roll_back(release: str, here: Here, member: KnownMember) -> Response:
    """Serve this release again; what came after it is withdrawn."""
    here.publishing.roll_back(release, member.actor, here.clock.now())
    return Response(status_code=204)


def _drafts(refs: list[s.DraftRef]) -> dict[str, int]:
    return {one.item: one.version for one in refs}


def _gate(run: GateRun, report: Report | None) -> s.GateOut:
    return s.GateOut(
        id=run.id,
        base=run.base,
        drafts=[s.DraftRef(item=item, version=version) for item, version in run.drafts.items()],
        state=run.state,
        done=run.done,
        total=run.total,
        asked_by=run.asked_by,
        at=run.at,
        report=s.GateReportOut.model_validate(asdict(report)) if report is not None else None,
    )


def _release(release: Release, before: Mapping[str, int], active: str) -> s.ReleaseOut:
    changed = {item: version for item, version in release.manifest.items() if before.get(item) != version}
    return s.ReleaseOut(
        id=release.id,
        number=release.number,
        actor=release.actor,
        created_at=release.created_at,
        active=release.id == active,
        gate=release.gate,
        override=release.override,
        guides=len(release.manifest),
        changed=changed,
    )
