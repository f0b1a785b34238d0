"""How is the service started?"""

import typer
import uvicorn

from suishiban.api.main import build_app, build_services
from suishiban.api.settings import load_settings


def serve() -> None:
    """Start the service; PORT, DATA, DEMO and the other settings are read from the environment."""
    settings = load_settings()
    services = build_services(settings)
    address = f"http://{settings.host}:{settings.port}"
    typer.echo(f"随时办 Suishiban  {address}  (API {address}/docs)")
    if settings.demo:
        typer.echo("演示市民 demo citizens: zhang-jie, wang-xiulan, li-guodong, chen-yu, maimaiti")
    uvicorn.run(build_app(services), host=settings.host, port=settings.port, log_level="warning", access_log=False)
