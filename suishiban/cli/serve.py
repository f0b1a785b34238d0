"""How is the service started?"""

import gc
import os
from contextlib import nullcontext
from dataclasses import replace

import typer
import uvicorn

from suishiban.api.main import build_app, build_services
from suishiban.api.services.demo_staff import demo_staff
from suishiban.api.settings import Settings, load_settings
from suishiban.cli.running import free_port, started
from suishiban.cli.telling import told


def serve() -> None:
    """Start the service; PORT, DATA, DEMO and the other settings are read from the environment."""
    with told():
        given = load_settings()
        settings = _naming_double(given)
        app = build_app(build_services(settings))
        # What there is now stays: the collector need not look at it again.
        gc.freeze()
        # The double comes after the service is built: its own start would take a core from it.
        with nullcontext() if settings is given else started(_double(settings), {"DATA": str(settings.data)}):
            _announce(settings)
            # Streams stay open for minutes; they do not keep the service from stopping.
            uvicorn.run(
                app,
                host=settings.host,
                port=settings.port,
                log_level="warning",
                access_log=False,
                timeout_graceful_shutdown=5,
            )


def _naming_double(settings: Settings) -> Settings:
    """The settings of a demonstration with the address of its back-end double; others as they are."""
    if not settings.demo or settings.backend_url:
        return settings
    port = settings.double_port or free_port()
    return replace(settings, double_port=port, backend_url=f"http://127.0.0.1:{port}")


def _double(settings: Settings) -> list[str]:
    """The command that runs the back-end double in a process of its own."""
    callbacks = f"http://{settings.host}:{settings.port}/api/v1/backend/callbacks"
    parent = str(os.getpid())
    return ["backend-double", "--port", str(settings.double_port), "--callbacks", callbacks, "--parent", parent]


def _announce(settings: Settings) -> None:
    address = f"http://{settings.host}:{settings.port}"
    typer.echo(f"随时办 Suishiban   {address}/   工作台 console {address}/console/   接口说明 API {address}/docs")
    if settings.demo:
        typer.echo("演示市民 demo citizens: zhang-jie, wang-xiulan, li-guodong, chen-yu, maimaiti")
        staff = demo_staff()
        numbers = ", ".join(member.number for member in staff.members)
        typer.echo(f"演示工作人员 demo staff: {numbers}; 密码 password: {staff.password}")
        typer.echo(f"部门系统替身 back-end double: {settings.backend_url}")
        typer.echo("终端对话 in a terminal: suishiban chat --citizen zhang-jie --url " + address)
