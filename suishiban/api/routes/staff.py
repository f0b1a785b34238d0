"""How does a member of staff log in?"""

from fastapi import APIRouter, Request, Response

from suishiban.api.routes.access import Here, KnownMember, Token
from suishiban.api.schemas.staff import MemberOut, StaffLogInIn, StaffSessionOut
from suishiban.api.services.staff import Member
from suishiban.knowledge.text import clean

router = APIRouter(prefix="/staff", tags=["staff"])


@router.post("/sessions", status_code=201)
def log_in(body: StaffLogInIn, request: Request, here: Here) -> StaffSessionOut:
    """Log in. After five failures for a number, or from an address, within five minutes: 429 with `Retry-After`."""
    address = request.client.host if request.client else ""
    token, member = here.staff.log_in(clean(body.number), body.password, address, here.clock.now())
    return StaffSessionOut(token=token, member=member_out(member))


@router.delete("/sessions", status_code=204)
def log_out(here: Here, token: Token, member: KnownMember) -> Response:
    """Log out; the token is worthless from then on."""
    here.staff.log_out(token, member, here.clock.now())
    return Response(status_code=204)


@router.get("/me")
def me(member: KnownMember) -> MemberOut:
    """Who is logged in with this token."""
    return member_out(member)


def member_out(member: Member) -> MemberOut:
    return MemberOut(
        number=member.number,
        name=member.name,
        role=member.role.value,
        department=member.department,
        region=member.region,
    )
