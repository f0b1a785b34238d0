"""How does a citizen go on at another device, and say what an answer was worth?"""

from fastapi import APIRouter, Response

from suishiban.api.routes.access import ConversationToken, Here, MaybeCitizen
from suishiban.api.schemas.resumption import CodeOut, FeedbackIn, ResumedOut, ResumeIn
from suishiban.api.services.errors import NotYours

router = APIRouter(tags=["conversation"])


@router.post("/conversations/{conversation}/resume-code", status_code=201)
def issue_code(
    conversation: str, here: Here, citizen: MaybeCitizen, conversation_token: ConversationToken = ""
) -> CodeOut:
    """A code for another device: good for ten minutes, once, and for five tries."""
    issued = here.resumption.issue(here.conversations.open(conversation, conversation_token, citizen))
    return CodeOut(code=issued.code, expires_at=issued.expires_at)


@router.post("/conversations/resume")
def resume(body: ResumeIn, here: Here) -> ResumedOut:
    """Go on with a conversation; one that belongs to a citizen opens only once the same citizen logs in."""
    opened = here.resumption.resume(body.conversation, body.code)
    return ResumedOut(id=body.conversation, token=opened.token, log_in=opened.log_in)


@router.post("/messages/{message}/feedback", status_code=204)
def rate(
    message: str, body: FeedbackIn, here: Here, citizen: MaybeCitizen, conversation_token: ConversationToken = ""
) -> Response:
    """Say what a reply was worth; `message` is its id."""
    conversation, _, number = message.partition(".")
    if not (number.isascii() and number.isdecimal() and 0 < len(number) < 10):
        raise NotYours(message="(unknown)", right="the id of a reply")
    head = here.conversations.open(conversation, conversation_token, citizen)
    here.feedback.rate(head, int(number), body.score, body.comment)
    return Response(status_code=204)
