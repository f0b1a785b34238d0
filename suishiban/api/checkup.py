"""What is configured, what can be reached, and what is missing?"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from importlib.util import find_spec

import httpx
from sqlalchemy.exc import SQLAlchemyError

from suishiban.api.demo_keys import with_demo_keys
from suishiban.api.language_models.engines import EXTRA, LOCAL
from suishiban.api.language_models.rasa import RasaServer
from suishiban.api.readiness import KEYS, missing
from suishiban.api.services.publishing import active_release
from suishiban.api.services.staff import StaffSessions
from suishiban.api.settings import EngineName, Settings
from suishiban.api.store.opening import open_store
from suishiban.api.store.store import Store
from suishiban.knowledge.index.onnx import GRAPH
from suishiban.knowledge.text import SuishibanError

#: Seconds that a service of the city may take to answer.
_PATIENCE = 3.0
_ADDRESSES = ("backend_url", "identity_url", "licences_url")


class Health(StrEnum):
    """How one part is."""

    #: As it should be.
    OK = "ok"
    #: The demonstration provides it.
    DEMO = "demo"
    #: Works, but not as well as it could.
    WARNING = "warning"
    #: Needed and not there.
    MISSING = "missing"
    #: Named, and does not answer.
    UNREACHABLE = "unreachable"


#: What keeps a site from serving real citizens.
STOPPING = frozenset({Health.MISSING, Health.UNREACHABLE})


@dataclass(frozen=True, slots=True)
class Check:
    """One part and how it is."""

    part: str
    health: Health
    detail: str


def check_up(settings: Settings) -> tuple[Check, ...]:
    """Every part, in the order one would put it right; secrets are never told."""
    sides = (*_addresses(settings), *_wechat(settings), *_reader(settings))
    return (*_keys(settings), *_database(settings), *sides, _encoder(settings))


def _keys(settings: Settings) -> Iterator[Check]:
    lacking = {one.key: one for one in missing(settings)}
    for key in KEYS:
        if key in lacking:
            yield Check(key, Health.MISSING, f"{lacking[key].why}; {lacking[key].fix}")
        elif getattr(settings, key.lower()):
            yield Check(key, Health.OK, "set")
        else:
            yield Check(key, Health.DEMO, "not set; the demonstration brings its own")


def _database(settings: Settings) -> Iterator[Check]:
    """The database, what it serves and who may log in; not opened where its keys are missing, nor made."""
    if not settings.demo and not (settings.site_keys and settings.index_key):
        yield Check("database", Health.MISSING, "not opened: SITE_KEYS and INDEX_KEY are needed for it")
        return
    if not settings.database_url and not (settings.data / "suishiban.db").exists():
        health = Health.DEMO if settings.demo else Health.MISSING
        yield Check("database", health, f"nothing in {settings.data} yet; the first command that needs it makes it")
        return
    try:
        store = open_store(with_demo_keys(settings))
    except (SQLAlchemyError, SuishibanError) as error:
        yield Check("database", Health.UNREACHABLE, type(error).__name__)
        return
    yield Check("database", Health.OK, "SQLite in DATA" if store.embedded else "PostgreSQL")
    yield from _inside(store, settings)
    store.close()


def _inside(store: Store, settings: Settings) -> Iterator[Check]:
    lacking = Health.DEMO if settings.demo else Health.MISSING
    with store.reading() as work:
        active = active_release(work)
        guides = len(work.releases.get(active).manifest) if active else 0
        dead = work.outbox.counts().dead
    served = f"release {active} with {guides} guides" if active else "nothing: `suishiban guides import … --publish`"
    yield Check("guides", Health.OK if active else lacking, served)
    able = StaffSessions(store, settings.demo).able()
    told = f"{able} may log in" if able else "nobody may log in; `suishiban staff add` enters someone"
    yield Check("staff", Health.OK if able else lacking, told)
    yield Check("outbox", Health.WARNING if dead else Health.OK, f"{dead} dead messages")


def _addresses(settings: Settings) -> Iterator[Check]:
    for key in _ADDRESSES:
        if address := getattr(settings, key):
            yield _address(key.upper(), address)


def _wechat(settings: Settings) -> Iterator[Check]:
    """Nothing where no mini-program is named."""
    if settings.wechat:
        yield Check("WECHAT", Health.OK, "citizens may log in with WeChat")
    elif settings.wechat_appid or settings.wechat_secret:
        yield Check(
            "WECHAT", Health.WARNING, "both WECHAT_APPID and WECHAT_SECRET are needed; nobody can log in with it"
        )


def _reader(settings: Settings) -> Iterator[Check]:
    """The models that read or word, where there are some; without them our own engine does it alone."""
    if settings.llm_path is not None:
        lacking = [name for name in LOCAL if find_spec(name) is None]
        found = (settings.llm_path / "config.json").is_file()
        why = f"{lacking[0]} is wanting; {EXTRA}" if lacking else "" if found else "no model is in that folder"
        yield Check("LLM_PATH", Health.MISSING if why else Health.OK, why or "a model, loaded at the start")
    if settings.engine is EngineName.RASA:
        server = RasaServer(settings.rasa_url, settings.rasa_server_token, _PATIENCE)
        why = server.lacks()
        server.close()
        yield Check("RASA_URL answers", Health.WARNING if why else Health.OK, why or "a model is loaded")


def _address(key: str, address: str) -> Check:
    """Any answer will do: only whether somebody is there is asked."""
    try:
        status = httpx.get(address, timeout=_PATIENCE).status_code
    except httpx.HTTPError as error:
        return Check(f"{key} answers", Health.UNREACHABLE, type(error).__name__)
    return Check(f"{key} answers", Health.OK, f"HTTP {status}")


def _encoder(settings: Settings) -> Check:
    if (settings.models / "encoder" / GRAPH).is_file():
        return Check("encoder", Health.OK, "the one that ships")
    return Check("encoder", Health.WARNING, f"none in {settings.models}; terms are hashed, and search finds less")
