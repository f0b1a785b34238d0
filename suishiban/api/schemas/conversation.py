"""What is sent and received in a conversation?"""

from pydantic import BaseModel, ConfigDict, Field

from suishiban.assistant.conversation.reply import FormCard, MatterLine, Reply
from suishiban.assistant.conversation.state import Prompt

#: Characters of one utterance.
LONGEST = 2_000


class NewConversation(BaseModel):
    """How a conversation begins."""

    model_config = ConfigDict(extra="forbid")
    language: str = Field("zh", pattern="^(zh|en)$")
    region: str = Field("9901", pattern=r"^\d{2,9}$", description="Division code of the citizen's district")
    channel: str = Field("web", pattern="^[a-z0-9-]{1,20}$")


class BegunOut(BaseModel):
    """A new conversation."""

    id: str
    token: str = Field(description="Send it as `Conversation-Token` with every request of this conversation")


class AttachmentRef(BaseModel):
    """A file uploaded before."""

    model_config = ConfigDict(extra="forbid")
    id: str = Field(max_length=64)
    material: str = Field("", max_length=64)


class TurnIn(BaseModel):
    """One turn: words, a button, a file or edits; exactly what the citizen did."""

    model_config = ConfigDict(extra="forbid")
    turn_id: str = Field(min_length=1, max_length=64, pattern=r"^[\w.:-]+$", description="Made by the client")
    text: str = Field("", max_length=LONGEST)
    choice: str = Field("", max_length=200)
    attachment: AttachmentRef | None = None
    attachments: list[AttachmentRef] = Field(default_factory=list, max_length=9, description="Several files at once")
    edits: dict[str, str] = Field(default_factory=dict, max_length=50)
    prompt_id: str = Field("", max_length=64)
    version: int | None = Field(None, ge=0, description="Version the client saw; another one is answered with 409")


class MessageOut(BaseModel):
    """One message."""

    id: str = Field(description="For feedback")
    number: int = Field(description="The event's number in the conversation")
    by: str = Field(description="citizen, bot, clerk or department")
    at: str
    text: str
    reply: Reply | None = None


class NewsOut(BaseModel):
    """What was said after a point; ask again with `after` = `version`."""

    version: int
    messages: list[MessageOut]


class ConversationOut(BaseModel):
    """A conversation as it stands."""

    id: str
    version: int
    owner: str
    waiting_place: int | None = Field(description="Among those of the city that wait for a person, from 1")
    language: str
    region: str
    messages: list[MessageOut]
    prompt: Prompt | None
    form: FormCard | None
    matters: list[MatterLine] = Field(description="Under way where there are several, the one being filled first")
