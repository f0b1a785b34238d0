"""Does a language model server that misbehaves cost a citizen anything but a moment?"""

import json
import sys
import time
from pathlib import Path

import pytest

from suishiban.api.checkup import Check, Health, check_up
from suishiban.api.language_models.engines import engine_of, language_model_of
from suishiban.api.language_models.model import ModelRefused
from suishiban.api.language_models.openai import ChatCompletions
from suishiban.api.settings import EngineName, Settings
from suishiban.assistant.understanding.proposing import NoProposal
from tests.unit.api.language_models.model_double import Double

SCHEMA = {"type": "object", "required": ["commands"], "properties": {"commands": {"type": "array"}}}
ASKED = ({"role": "user", "content": "【原话】租的"},)
ANSWER = json.dumps({"commands": [{"act": "unclear", "blank": "", "words": "", "option": ""}]})


def test_the_answer_comes_whole_and_the_form_is_asked_for(double: Double, model: ChatCompletions) -> None:
    double.chunks = (ANSWER[:9], ANSWER[9:])
    assert model.complete(ASKED, SCHEMA) == ANSWER
    (asked,) = double.asked
    assert asked["messages"] == list(ASKED)
    assert asked["response_format"]["json_schema"]["schema"] == SCHEMA
    assert asked["temperature"] == 0


@pytest.mark.parametrize("status", [400, 401, 429, 500])
def test_a_server_that_refuses_is_left_alone_for_a_while(double: Double, model: ChatCompletions, status: int) -> None:
    double.status = status
    for _ in range(2):
        with pytest.raises(NoProposal):
            model.complete(ASKED, SCHEMA)
    assert len(double.asked) == 1


def test_one_that_stalls_is_not_waited_for(double: Double, model: ChatCompletions) -> None:
    double.chunks, double.stall = tuple(ANSWER), 0.3
    begun = time.monotonic()
    assert model.complete(ASKED, SCHEMA) != ANSWER
    assert time.monotonic() - begun < 3


def test_what_was_cut_off_is_what_came(double: Double, model: ChatCompletions) -> None:
    double.chunks, double.breaks_off = (ANSWER[:20],), True
    assert model.complete(ASKED, SCHEMA) == ANSWER[:20]


@pytest.mark.parametrize("raw", [b"data: {not json}\n\n", b'data: {"choices": []}\n\n', b'data: {"error": "x"}\n\n'])
def test_rubbish_is_no_answer(double: Double, model: ChatCompletions, raw: bytes) -> None:
    double.raw = raw
    with pytest.raises(NoProposal):
        model.complete(ASKED, SCHEMA)


def test_nobody_there_is_no_answer() -> None:
    model = ChatCompletions("http://127.0.0.1:9/v1", "small", "", 1.0)
    with pytest.raises(NoProposal):
        model.complete(ASKED, SCHEMA)
    model.close()


def test_the_site_says_which_engine_reads(model: ChatCompletions) -> None:
    assert engine_of(Settings(), model).name == "native"
    assert engine_of(Settings(engine=EngineName.LLM, llm_url="http://127.0.0.1:9/v1"), model).name == "llm"
    assert engine_of(Settings(engine=EngineName.RASA, rasa_url="http://127.0.0.1:9"), model).name == "rasa"


def test_a_folder_without_the_libraries_for_it_is_refused_by_name(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delitem(sys.modules, "suishiban.api.language_models.local", raising=False)
    monkeypatch.setitem(sys.modules, "torch", None)
    (tmp_path / "config.json").write_text("{}", "utf-8")
    with pytest.raises(ModelRefused, match=r"lacking: torch; right: the extra `llm`: `make run FULL=1`"):
        language_model_of(Settings(llm_path=tmp_path))


def test_a_folder_without_a_model_is_refused_before_anything_is_loaded(tmp_path: Path) -> None:
    with pytest.raises(ModelRefused, match=r"there is no config\.json in it; right: a folder with"):
        language_model_of(Settings(llm_path=tmp_path))
    with pytest.raises(ModelRefused, match="there is no such folder"):
        language_model_of(Settings(llm_path=tmp_path / "none"))


def test_a_site_without_a_model_has_none() -> None:
    assert language_model_of(Settings()) is None


def test_the_doctor_tells_what_a_local_model_lacks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def told() -> list[Check]:
        return [one for one in check_up(Settings(data=tmp_path, llm_path=tmp_path)) if one.part == "LLM_PATH"]

    monkeypatch.setattr("suishiban.api.checkup.LOCAL", ("json", "no_such_library"))
    why = "no_such_library is wanting; the extra `llm`: `make run FULL=1` installs it"
    assert told() == [Check("LLM_PATH", Health.MISSING, why)]
    monkeypatch.setattr("suishiban.api.checkup.LOCAL", ("json",))
    assert told() == [Check("LLM_PATH", Health.MISSING, "no model is in that folder")]
    (tmp_path / "config.json").write_text("{}")
    assert told() == [Check("LLM_PATH", Health.OK, "a model, loaded at the start")]
