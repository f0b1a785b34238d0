"""What does a log-in page send and receive?"""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from suishiban.api.schemas.clerk import TextOut


class LogInIn(BaseModel):
    """A code of the identity provider; in demo mode the name of a demo citizen, e.g. zhang-jie. Or one of WeChat."""

    model_config = ConfigDict(extra="forbid")
    provider: Literal["identity", "wechat"] = "identity"
    code: str = Field(min_length=1, max_length=200)


class BindIn(BaseModel):
    """A fresh code of WeChat, and one of the identity provider, which says whose account it is."""

    model_config = ConfigDict(extra="forbid")
    provider: Literal["wechat"]
    code: str = Field(min_length=1, max_length=200)
    identity_code: str = Field(min_length=1, max_length=200)


class SessionOut(BaseModel):
    """Send the token as `Authorization: Bearer …`."""

    token: str
    name: str = Field(description="Masked")


class DemoCitizenOut(BaseModel):
    """An invented citizen."""

    id: str = Field(description="The code to log in with")
    name: str
    what: TextOut


class DemoMemberOut(BaseModel):
    """An invented member of staff."""

    number: str
    name: str
    role: str
    department: str = Field(description="Empty: all of the region")
    region: str


class RegionOut(BaseModel):
    """A place that a conversation can be about."""

    code: str
    name: TextOut
    level: str = Field(description="city or county")


class SessionOptionsOut(BaseModel):
    """How one can log in here, and for which places."""

    demo: list[DemoCitizenOut] = Field(description="Empty outside a demonstration")
    staff: list[DemoMemberOut] = Field(description="Empty outside a demonstration")
    password: str = Field(description="Of the demo staff; empty outside a demonstration")
    wechat: bool
    region: str = Field(description="The site's own")
    regions: list[RegionOut] = Field(description="The site's own first")
