"""A server that is not ours, with a small model: is its babble refused, and what it has learnt believed?

`transformers serve` takes `response_format` and does not hold to it, as many servers do: what comes is whatever
the model writes.
"""

import time
from collections.abc import Iterator
from pathlib import Path

import orjson
import pytest

from suishiban.api.language_models.engines import language_model_of
from suishiban.api.language_models.openai import ChatCompletions
from suishiban.api.settings import EngineName, Settings
from suishiban.assistant.form.relevance import Moment
from suishiban.assistant.rehearsal.script import read_dialogues
from suishiban.cli.dialogues import play_script, stage_service
from suishiban.knowledge.guide import Language
from suishiban.knowledge.search import Knowledge
from tests.language_models.permit import SAID, Permit, Silent
from tests.language_models.serving import serving
from tests.language_models.small_model import make_model
from tests.language_models.teaching import teach

pytest.importorskip("llguidance", reason="a real server with a small model needs the extra `llm`")
pytest.importorskip("transformers", reason="a real server with a small model needs the extra `llm`")

LIMIT = 1.0
#: What a request costs beside the writing: the wire, and the other processes of two busy cores.
AROUND = 1.5
COMMAND = {"act": "give", "blank": "home", "words": "表姐把她空着的屋子让给我们", "option": "借住亲友家"}
ANSWER = orjson.dumps({"commands": [COMMAND]}).decode()


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with serving(tmp_path_factory.mktemp("server")) as address:
        yield address


@pytest.mark.slow
def test_what_a_server_babbles_costs_a_moment_and_nothing_else(
    babbler: Path, url: str, knowledge: Knowledge, moment: Moment, monkeypatch: pytest.MonkeyPatch
) -> None:
    patient = ChatCompletions(url, str(babbler), "", 60.0)
    # The first request loads it.
    assert "".join(patient.write("要多少钱？", ["不收费。"], Language.ZH))
    patient.close()
    model = ChatCompletions(url, str(babbler), "", LIMIT)
    permit = Permit(knowledge, moment, model)
    for said in (SAID[Language.ZH], "租的"):
        begun = time.monotonic()
        permit.say(said)
        assert time.monotonic() - begun < LIMIT + AROUND
    model.close()
    assert permit.seen.asked
    assert permit.home == "rented"
    monkeypatch.setenv("LLM_URL", url)
    monkeypatch.setenv("LLM_MODEL", str(babbler))
    monkeypatch.setenv("LLM_SECONDS", str(LIMIT))
    with stage_service(engine=EngineName.LLM) as (address, double):
        for script in read_dialogues(Path(__file__).parent / "babble.yaml"):
            played = play_script(script, address, double)
            assert played.passed, "\n".join((played.difference, *played.transcript))


@pytest.mark.slow
def test_what_a_server_has_learnt_to_read_is_filled_in(
    texts: list[str], url: str, knowledge: Knowledge, moment: Moment, tmp_path: Path
) -> None:
    before = Permit(knowledge, moment, Silent())
    before.say(SAID[Language.ZH])
    assert before.home is None
    taught = make_model(tmp_path / "taught", texts)
    teach(taught, before.seen.asked[0], ANSWER)
    model = ChatCompletions(url, str(taught), "", 60.0)
    # The first request loads it.
    assert "".join(model.write("要多少钱？", ["不收费。"], Language.ZH))
    permit = Permit(knowledge, moment, model)
    permit.say(SAID[Language.ZH])
    model.close()
    assert permit.seen.answers == [ANSWER]
    assert permit.home == "relatives"

    inside = language_model_of(Settings(llm_path=taught))
    assert inside is not None
    again = Permit(knowledge, moment, inside)
    again.say(SAID[Language.ZH])
    inside.close()
    assert again.home == "relatives"
