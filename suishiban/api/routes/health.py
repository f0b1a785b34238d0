"""Is the service alive, is it ready, and how is it doing?"""

from fastapi import APIRouter, Response
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

from suishiban.api.routes.access import Here

router = APIRouter(tags=["health"])


@router.get("/healthz")
def alive() -> dict[str, str]:
    """The process answers."""
    return {"status": "ok"}


@router.get("/readyz")
def ready(here: Here) -> dict[str, str]:
    """The database answers and a release is served; names the release."""
    here.store.ping()
    release = here.knowledge.current().release
    return {"status": "ready", "release": here.knowledge.active, "number": str(release.number)}


@router.get("/metrics")
def metrics() -> Response:
    """Prometheus metrics; none of them carries personal data."""
    return Response(generate_latest(), media_type=CONTENT_TYPE_LATEST)
