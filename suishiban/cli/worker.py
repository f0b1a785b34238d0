"""How are the workers started without the service?"""

import signal
import threading

import typer

from suishiban.api.main import build_services
from suishiban.api.settings import load_settings


def worker() -> None:
    """Deliver cases and watch limits in a process of its own; any number may run. Ends cleanly on SIGTERM."""
    services = build_services(load_settings())
    told_to_stop = threading.Event()
    for told in (signal.SIGTERM, signal.SIGINT):
        signal.signal(told, lambda *_: told_to_stop.set())
    services.workers.start()
    typer.echo("办件投递与时限 delivery and clock: running")
    told_to_stop.wait()
    services.workers.stop()
    services.store.close()
