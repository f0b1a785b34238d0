"""Every dialogue file, played through the HTTP door of a started service."""

import pytest

from suishiban.assistant.rehearsal.script import Dialogue, read_dialogues
from suishiban.cli.dialogues import play_script

from .conftest import dialogue_files

SCRIPTS = [
    pytest.param(
        dialogue,
        id=f"{path.stem}-{number}",
        marks=[pytest.mark.xfail(reason=dialogue.gap, strict=True)] if dialogue.gap else [],
    )
    for path in dialogue_files()
    for number, dialogue in enumerate(read_dialogues(path), start=1)
]


def test_there_are_at_least_sixty_dialogues() -> None:
    assert sum(not param.marks for param in SCRIPTS) >= 60


@pytest.mark.parametrize("script", SCRIPTS)
def test_dialogue(script: Dialogue, service: tuple[str, str]) -> None:
    played = play_script(script, *service)
    assert played.passed, "\n".join((played.difference, *played.transcript))
