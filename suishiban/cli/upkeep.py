"""How is a site looked after? What it lacks, whether its audit trail is whole, which key wraps its data keys."""

from dataclasses import asdict
from typing import Annotated

import typer

from suishiban.api.checkup import STOPPING, check_up
from suishiban.api.clock import SystemClock
from suishiban.api.demo_keys import with_demo_keys
from suishiban.api.settings import load_settings
from suishiban.api.store.audit import AuditEntry, ChainState
from suishiban.api.store.opening import open_store
from suishiban.cli.telling import actor, line, told

audit = typer.Typer(help="Look at the audit trail.", no_args_is_help=True)
keys = typer.Typer(help="Look after the keys.", no_args_is_help=True)
Json = Annotated[bool, typer.Option("--json", help="JSON lines.")]


def doctor(as_json: Json = False) -> None:
    """Tell what is configured, reachable and missing; ends with 1 where a real site (DEMO=0) could not start."""
    with told():
        settings = load_settings()
        checks = check_up(settings)
    for one in checks:
        if as_json:
            line(asdict(one))
        else:
            typer.echo(f"{one.health.value:12}{one.part:24}{one.detail}")
    if not settings.demo and any(one.health in STOPPING for one in checks):
        raise typer.Exit(1)


@audit.callback()
def choose() -> None:
    """Look at the audit trail."""


@audit.command("verify")
def verify(as_json: Json = False) -> None:
    """Compute the chain again from its first row to its head; ends with 1 where it is broken."""
    with told():
        store = open_store(with_demo_keys(load_settings()))
        with store.reading() as work:
            found = work.audit.verify()
        store.close()
    if as_json:
        line(asdict(found))
    else:
        typer.echo(f"{found.state.value}: {found.rows} rows are as they were written")
    if found.state is ChainState.BROKEN:
        raise typer.Exit(1)


@keys.callback()
def choose_key() -> None:
    """Look after the keys."""


@keys.command("rotate")
def rotate(as_json: Json = False) -> None:
    """Wrap every data key by the first of SITE_KEYS; after that, the others may leave SITE_KEYS."""
    with told():
        store = open_store(with_demo_keys(load_settings()))
        rewrapped = 0
        while count := store.write(lambda work: work.keys.rewrap()):
            rewrapped += count
        entry = AuditEntry(
            at=SystemClock().now(), actor=actor(), action="keys-rotated", object=f"site-key:{store.vault.current}"
        )
        store.write(lambda work: work.audit.append(entry))
        store.close()
    if as_json:
        line({"rewrapped": rewrapped, "site_key": store.vault.current})
    else:
        typer.echo(f"{rewrapped} data keys are now wrapped by {store.vault.current}")
