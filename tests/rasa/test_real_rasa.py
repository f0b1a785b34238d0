"""A real Rasa server, taught with a project written here, beside a real service: does it decide nothing by itself?

It reads for the service, where it shall help and only help, and runs a dialogue with the service's actions.

Where Rasa is not installed this is skipped by name; with CI=true it fails instead.
"""

import os
from contextlib import ExitStack
from pathlib import Path

import httpx
import pytest

from suishiban.api.language_models.rasa import RasaServer
from suishiban.api.settings import EngineName
from suishiban.assistant.rehearsal.script import read_dialogues
from suishiban.assistant.understanding.intents import Intent
from suishiban.assistant.understanding.proposing import NoProposal
from suishiban.assistant.understanding.rasa import LEAST, plain
from suishiban.cli.dialogues import play_script, stage_service
from suishiban.training.data.guide_items import items_in
from suishiban.training.recipes.rasa import Pipeline, write_project
from suishiban.training.recipes.rasa_environment import Actions, NoRasa, Server, rasa_in, serving, train
from tests.rasa.rasa_dialogue import Chat, handed_over, play

ROOT = Path(__file__).parents[2]
SHARED_TOKEN = "shared-with-the-dialogue-server"
#: A few guides are enough to teach it what is asked here, and train in half a minute.
TAUGHT = (
    *("company-change-address", "birth-registration", "passport-application"),
    *("social-security-card", "marriage-registration", "teacher-qualification"),
)
PLAYED = (
    ROOT / "tests" / "rasa" / "jokes.yaml",
    ROOT / "tests" / "flows" / "company-change-address.yaml",
    ROOT / "tests" / "flows" / "impatient-citizens.yaml",
    ROOT / "tests" / "flows" / "residence-permit.yaml",
)
#: An intent and how it is said in none of the wordings that are taught.
SAID = (
    (Intent.CORRECT_VALUE, "不对不对，应该是〔1〕才是"),
    (Intent.EXPLAIN, "租期截止日到底是什么意思啊"),
    (Intent.REVISE, "我要改一下租期截止日"),
    (Intent.START_ITEM, "我想办一下教师资格证"),
    (Intent.ASK_GUIDE, "办护照要带什么材料过去"),
    (Intent.OUT_OF_SCOPE, "再给我讲个故事吧"),
)


@pytest.mark.slow
def test_a_server_taught_here_reads_and_runs_dialogues_and_never_decides(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    need_rasa()
    items = items_in(ROOT / "guides" / "items" / f"{name}.yaml" for name in TAUGHT)
    write_project(tmp_path, items, Pipeline.LOGISTIC)
    model, log = train(tmp_path, lambda _: None), tmp_path / "log.txt"
    monkeypatch.setenv("RASA_ACTIONS_TOKEN", SHARED_TOKEN)
    with ExitStack() as house:
        service, double = house.enter_context(stage_service())
        actions = Actions(f"{service}/webhooks/rasa-actions/webhook", SHARED_TOKEN)
        with serving(model, "long-random-token", log=log, actions=actions) as server:
            it_runs_a_dialogue(server, service, double)
            house.close()
            without_its_actions_it_is_silent(server)
            it_reads(server)
            a_typed_intent_is_none(server)
            a_stranger_is_refused(server)
            dialogues_pass(server, monkeypatch)


def it_runs_a_dialogue(server: Server, service: str, double: str) -> None:
    chat = Chat(server, service)
    play(chat)
    handed_over(chat, double)


def without_its_actions_it_is_silent(server: Server) -> None:
    """What Rasa answers to everybody while its action server is away: success, and nothing."""
    message = {"sender": "somebody-else", "message": "办社保卡要多少钱？"}
    answer = httpx.post(f"{server.url}/webhooks/rest/webhook", json=message, timeout=60)
    assert (answer.status_code, answer.json()) == (200, [])


def need_rasa() -> None:
    try:
        rasa_in()
    except NoRasa as why:
        if os.environ.get("CI"):
            pytest.fail(str(why))
        pytest.skip(str(why))


def it_reads(server: Server) -> None:
    asked = RasaServer(server.url, server.token, 10.0)
    assert {said: asked.parse(said).intent for _, said in SAID} == {said: intent.value for intent, said in SAID}
    parsed = asked.parse("租期截止日改成〔1〕")
    assert [(one.mention, one.start, one.end) for one in parsed.marked] == [("blank", 0, 5), ("value", 7, 10)]
    asked.close()


def a_typed_intent_is_none(server: Server) -> None:
    """The server takes it for the intent it names, unless its slash is a mere character."""
    asked = RasaServer(server.url, server.token, 10.0)
    assert (asked.parse("/submit").intent, asked.parse("/submit").confidence) == ("submit", 1.0)
    assert asked.parse(plain("/submit")).confidence < 1.0
    assert asked.parse(plain("/give_value")).confidence < LEAST
    asked.close()


def a_stranger_is_refused(server: Server) -> None:
    stranger = RasaServer(server.url, "another-token", 10.0)
    with pytest.raises(NoProposal, match="401"):
        stranger.parse("租的")
    stranger.close()


def dialogues_pass(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RASA_URL", server.url)
    monkeypatch.setenv("RASA_SERVER_TOKEN", server.token)
    with stage_service(engine=EngineName.RASA) as (address, double):
        for script in (script for path in PLAYED for script in read_dialogues(path) if not script.gap):
            played = play_script(script, address, double)
            assert played.passed, "\n".join((played.difference, *played.transcript))
