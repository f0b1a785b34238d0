"""How is a file uploaded?"""

from typing import Annotated

from anyio import to_thread
from fastapi import APIRouter, Form, UploadFile
from fastapi.concurrency import run_in_threadpool

from suishiban.api.routes.access import ConversationToken, Here, MaybeCitizen
from suishiban.api.schemas.attachments import StoredOut
from suishiban.api.services.attachments import LARGEST

router = APIRouter(prefix="/attachments", tags=["conversation"])


@router.post("", status_code=201)
async def upload(
    here: Here,
    citizen: MaybeCitizen,
    file: UploadFile,
    conversation: Annotated[str, Form(max_length=64)],
    material: Annotated[str, Form(max_length=130)] = "",
    conversation_token: ConversationToken = "",
) -> StoredOut:
    """Upload one file of at most 10 MB: PDF, JPEG, PNG, WebP, HEIC or DOCX, told by its content."""
    head = await run_in_threadpool(here.conversations.open, conversation, conversation_token, citizen)

    def take() -> StoredOut:
        content = file.file.read(LARGEST + 1)
        stored = here.attachments.take(head, content, file.filename or "", material)
        return StoredOut(id=stored.id, name=stored.name, media_type=stored.media_type, size=stored.size)

    return await to_thread.run_sync(take, limiter=here.attachments.at_once)
