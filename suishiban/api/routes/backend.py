"""How does a department's system report what became of a case?"""

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse
from starlette.concurrency import run_in_threadpool

from suishiban.api.routes.access import Here
from suishiban.api.workers.callbacks import STATUS

router = APIRouter(prefix="/backend", tags=["back end"])


@router.post("/callbacks")
async def take_callback(request: Request, here: Here) -> JSONResponse:
    """Take a signed call-back; docs/backend-protocol.md says which answer means what."""
    body = await request.body()
    answer = await run_in_threadpool(here.callbacks.take, request.headers, body, here.clock.now())
    return JSONResponse({"outcome": answer.outcome, "detail": answer.detail}, STATUS[answer.outcome])
