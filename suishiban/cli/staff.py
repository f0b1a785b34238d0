"""How does a real site enter its staff?"""

import sys
from typing import Annotated

import typer

from suishiban.api.clock import SystemClock
from suishiban.api.demo_keys import with_demo_keys
from suishiban.api.services.errors import WeakPassword
from suishiban.api.services.staff import DEMO, Role, StaffSessions
from suishiban.api.settings import load_settings
from suishiban.api.store.opening import open_store
from suishiban.api.store.staff import NewStaff
from suishiban.cli.telling import actor, line, told
from suishiban.knowledge.text import SuishibanError

app = typer.Typer(help="Enter and list members of staff.", no_args_is_help=True)


class NumberReserved(SuishibanError):
    """This number is for demonstrations"""


class RegionNeeded(SuishibanError):
    """A clerk serves a region"""


@app.command("add")
def add(
    number: Annotated[str, typer.Argument(help="The staff number they log in with.")],
    name: Annotated[str, typer.Option(help="Their name.")],
    role: Annotated[Role, typer.Option(help="What they are here for.")],
    department: Annotated[
        str, typer.Option(help="The organ, as guides name it; empty: a window that serves all.")
    ] = "",
    region: Annotated[str, typer.Option(help="Division code; they serve it and what lies in it.")] = "",
    password_stdin: Annotated[bool, typer.Option("--password-stdin", help="Read the password from stdin.")] = False,
) -> None:
    """Enter a member of staff; the password is asked for, or read from stdin."""
    with told():
        if number.startswith(DEMO):
            raise NumberReserved(number=number, right=f"a number that does not begin with {DEMO}")
        if role is Role.CLERK and not region:
            raise RegionNeeded(region="none", right="--region 9901, or a district of it")
        password = sys.stdin.readline().rstrip("\r\n") if password_stdin else _asked()
        new = NewStaff(number=number, name=name, role=role.value, department=department, region=region)
        settings = with_demo_keys(load_settings())
        store = open_store(settings)
        StaffSessions(store, settings.demo).add([new], password, actor(), SystemClock().now())
        store.close()
    typer.echo(f"{number} {name} ({role.value})")


@app.command("list")
def list_staff(as_json: Annotated[bool, typer.Option("--json", help="JSON lines.")] = False) -> None:
    """Everyone, by number."""
    with told():
        store = open_store(with_demo_keys(load_settings()))
        with store.reading() as work:
            members = work.staff.all()
        store.close()
    for one in members:
        content = {
            "number": one.number,
            "name": one.name,
            "role": one.role,
            "department": one.department,
            "region": one.region,
            "disabled": one.disabled,
        }
        if as_json:
            line(content)
        else:
            typer.echo("\t".join(str(value) for value in content.values()))


def _asked() -> str:
    first: str = typer.prompt("密码 Password", hide_input=True)
    if typer.prompt("再输一次 Again", hide_input=True) != first:
        raise WeakPassword(password="(hidden)", right="the same password twice")
    return first
