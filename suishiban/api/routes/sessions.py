"""How does a citizen log in?"""

from fastapi import APIRouter

from suishiban.api.routes.access import Here
from suishiban.api.routes.case_view import text_out
from suishiban.api.routes.script import ChosenScript, Wording
from suishiban.api.schemas import sessions as s
from suishiban.api.services.demo_staff import DemoStaff
from suishiban.api.services.places import Place
from suishiban.assistant.visit import Citizen

router = APIRouter(tags=["sessions"])


@router.post("/sessions", status_code=201)
def log_in(body: s.LogInIn, here: Here) -> s.SessionOut:
    """Log a citizen in; a WeChat account that is bound to nobody yet is answered with 409 (bindfirst)."""
    door = here.wechat if body.provider == "wechat" else here.citizens
    return _session(*door.log_in(body.code, here.clock.now()))


@router.get("/session-options")
def options(here: Here, script: ChosenScript) -> s.SessionOptionsOut:
    """How one can log in here; a demonstration names its invented citizens and staff."""
    offered, places = here.log_in_options, here.places.site
    citizens = [s.DemoCitizenOut(id=one.id, name=one.name, what=text_out(one.what)) for one in offered.citizens]
    told = s.SessionOptionsOut(
        demo=citizens,
        staff=_staff(offered.staff),
        password=offered.staff.password if offered.staff else "",
        wechat=here.wechat.offered,
        region=places[0].code if places else "",
        regions=[_region(one) for one in places],
    )
    return Wording(script).out(told)


def _staff(staff: DemoStaff | None) -> list[s.DemoMemberOut]:
    members = staff.members if staff else ()
    return [
        s.DemoMemberOut(number=one.number, name=one.name, role=one.role, department=one.department, region=one.region)
        for one in members
    ]


def _region(place: Place) -> s.RegionOut:
    return s.RegionOut(code=place.code, name=text_out(place.name), level="city" if len(place.code) == 4 else "county")


@router.post("/sessions/bind", status_code=201)
def bind(body: s.BindIn, here: Here) -> s.SessionOut:
    """Bind a WeChat account to a real-name identity, and log in; from then on WeChat's code is enough."""
    return _session(*here.wechat.bind(body.code, body.identity_code, here.clock.now()))


def _session(token: str, citizen: Citizen) -> s.SessionOut:
    name = citizen.identity.get("name", "")
    return s.SessionOut(token=token, name=name[:1] + "*" * max(len(name) - 1, 0))
