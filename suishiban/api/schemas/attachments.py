"""What is told of an uploaded file?"""

from pydantic import BaseModel, Field


class StoredOut(BaseModel):
    """A file that was taken; name it in a turn as `attachment: {id, material}`."""

    id: str
    name: str = Field(description="Without path and control characters")
    media_type: str = Field(description="By content, not by name")
    size: int = Field(description="Bytes")
