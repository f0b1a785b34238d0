"""A demo service with its back-end double, started once; everything it prints is kept and searched at the end."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from suishiban.cli.dialogues import stage_service

#: An identity number: division, birth date, sequence, check character.
_ID_NUMBER = re.compile(rb"(?<!\d)\d{6}(?:18|19|20)\d{2}[01]\d[0-3]\d\d{3}[\dXx](?!\d)")
_MOBILE = re.compile(rb"(?<!\d)1540000\d{4}(?!\d)")


@pytest.fixture(scope="session")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str]]:
    """Addresses of the service and of its double; fails at the end where a personal number was logged."""
    log = tmp_path_factory.mktemp("service") / "log.txt"
    with stage_service(log=log) as addresses:
        yield addresses
    printed = log.read_bytes()
    assert not _ID_NUMBER.search(printed)
    assert not _MOBILE.search(printed)


def dialogue_files() -> list[Path]:
    """Every dialogue file beside this one."""
    return sorted(Path(__file__).parent.glob("*.yaml"))
