"""What is sent and received when staff log in?"""

from pydantic import BaseModel, ConfigDict, Field

from suishiban.api.services.staff import LONGEST


class StaffLogInIn(BaseModel):
    """A staff number and its password."""

    model_config = ConfigDict(extra="forbid")
    number: str = Field(min_length=1, max_length=32)
    password: str = Field(min_length=1, max_length=LONGEST)


class MemberOut(BaseModel):
    """A member of staff."""

    number: str
    name: str
    role: str = Field(description="clerk, reviewer, admin, operator or auditor")
    department: str = Field(description="Empty: a window that serves every department")
    region: str


class StaffSessionOut(BaseModel):
    """Send the token as `Authorization: Bearer …`."""

    token: str
    member: MemberOut
