"""Is the Rasa project what a server can be taught with, and does nothing personal stand in it?"""

import re
from pathlib import Path
from random import Random
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from suishiban.assistant.understanding.intents import Intent, Mention
from suishiban.assistant.understanding.placeholders import hidden
from suishiban.assistant.understanding.rasa_names import ANY_FORM, CHOICE, CONFIRMATION, SHARED, form_of, slot_of
from suishiban.cli.main import app
from suishiban.knowledge.fields import FIELD_TYPES
from suishiban.knowledge.guide import BasicItem, FormField, Option, Text
from suishiban.training.data.guide_items import items_in
from suishiban.training.data.made_up_values import made_up
from suishiban.training.data.utterances import examples, fields_of
from suishiban.training.recipes.rasa import NoGuides, Pipeline, marked, write_project
from suishiban.training.recipes.rasa_dialogue import DIALOGUE_ENDPOINTS
from suishiban.training.recipes.rasa_environment import MODEL, Actions, RasaFailed, serving, train

ROOT = Path(__file__).parents[3]
GUIDES = [ROOT / "guides" / "items" / f"{name}.yaml" for name in ("residence-permit", "company-change-shareholders")]
_MARK = re.compile(r"\[([^\]]+)\]\((\w+)\)")


@pytest.fixture(scope="module", name="project")
def a_project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("rasa")
    write_project(folder, items_in(GUIDES), Pipeline.LOGISTIC)
    return folder


def test_every_intent_and_mention_is_taught_and_declared(project: Path) -> None:
    nlu = yaml.safe_load((project / "data" / "nlu.yml").read_text(encoding="utf-8"))["nlu"]
    taught = {block["intent"]: block["examples"] for block in nlu if "intent" in block}
    assert set(taught) == {intent.value for intent in Intent}
    assert all(len(said.splitlines()) >= 10 for said in taught.values())
    assert {mention for said in taught.values() for _, mention in _MARK.findall(said)} == {one.value for one in Mention}
    domain = yaml.safe_load((project / "domain.yml").read_text(encoding="utf-8"))
    assert set(domain["intents"]) == {*taught, CHOICE}
    assert set(domain["entities"]) == {*(one.value for one in Mention), "payload", "prompt"}


def test_every_blank_and_document_has_a_slot_in_the_form_of_its_guide(project: Path) -> None:
    domain = read(project / "domain.yml")
    for item in items_in(GUIDES):
        form = form_of(item.id)
        assert isinstance(item, BasicItem)
        paths = [scenario.id for scenario in item.scenarios] + [field.id for field in item.form.fields]
        paths += [f"{group.id}.0.{field.id}" for group in item.form.groups for field in group.fields]
        paths += [f"material.{one.id}" for one in item.materials if not one.generated]
        slots = {slot_of(item.id, path) for path in paths}
        assert set(domain["forms"][form]["required_slots"]) == slots | set(SHARED)
        assert f"validate_{form}" in domain["actions"]
        for slot in slots:
            (mapping,) = domain["slots"][slot]["mappings"]
            assert mapping["conditions"] == [{"active_loop": form, "requested_slot": slot}]
            assert set(mapping["intent"]) <= set(domain["intents"])
    assert domain["forms"][ANY_FORM]["required_slots"] == list(SHARED)


def test_a_confirmation_is_a_slot_and_every_intent_has_one_rule(project: Path) -> None:
    domain, rules = read(project / "domain.yml"), read(project / "data" / "rules.yml")["rules"]
    assert all(CONFIRMATION in form["required_slots"] for form in domain["forms"].values())
    asked = {condition["requested_slot"] for condition in domain["slots"][CONFIRMATION]["mappings"][0]["conditions"]}
    assert asked == {CONFIRMATION}
    taken = {rule["steps"][0]["intent"]: rule["steps"][1]["action"] for rule in rules}
    assert sorted(taken) == sorted(domain["intents"])
    assert set(taken.values()) <= set(domain["actions"])
    assert [intent for intent, action in taken.items() if action == "action_submit"] == ["submit"]
    assert not (project / "data" / "stories.yml").exists()


def test_a_dialogue_has_an_action_server_and_a_server_that_only_reads_has_none(project: Path) -> None:
    assert not read(project / "endpoints.yml")
    action = read(project / DIALOGUE_ENDPOINTS)["action_endpoint"]
    assert action["url"] == "${RASA_ACTIONS_URL}"
    assert action["headers"] == {"Rasa-Actions-Token": "${RASA_ACTIONS_TOKEN}"}
    domain = read(project / "domain.yml")
    assert domain["session_config"]["carry_over_slots_to_new_session"] is False
    (policy,) = read(project / "config.yml")["policies"]
    assert policy["name"] == "RulePolicy"
    assert policy["core_fallback_action_name"] in domain["actions"]


def test_epochs_are_those_asked_for(tmp_path: Path) -> None:
    told = CliRunner().invoke(
        app,
        [
            "train",
            "rasa",
            str(GUIDES[0]),
            "--out",
            str(tmp_path),
            "--only-write",
            "--pipeline",
            "diet",
            "--epochs",
            "40",
        ],
    )
    assert told.exit_code == 0, told.output
    assert read(tmp_path / "config.yml")["pipeline"][-1]["epochs"] == 40


def read(path: Path) -> dict[str, Any]:
    content: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return content


def test_nearly_every_blank_of_the_guides_is_spoken_of_by_name() -> None:
    """But for names that hold a digit group or sound like somebody's own."""
    items = items_in(GUIDES)
    said = {one.text[word.start : word.end] for one in examples(items) for word in one.words}
    fields = [field for item in items for field in fields_of(item)]
    spoken_of = [field for field in fields if said & {field.label.zh, *field.aliases}]
    assert len(spoken_of) >= 0.95 * len(fields)
    options = {name for field in fields for option in field.options for name in (option.label.zh, *option.aliases)}
    assert len(options & said) >= 20


def test_nothing_personal_stands_in_it(project: Path) -> None:
    """What the server is taught is what it is sent: numbers, and names where they are told, are placeholders."""
    text = (project / "data" / "nlu.yml").read_text(encoding="utf-8")
    assert not re.search(r"\d{5}", text)
    assert "@" not in text
    assert "[〔1〕](value)" in text


def test_what_is_taught_is_hidden_as_what_is_asked() -> None:
    for one in examples(items_in(GUIDES)):
        if "〔" not in one.text:
            assert hidden(one.text).text == one.text


def test_marks_stand_around_the_very_words() -> None:
    for one in examples(items_in(GUIDES)):
        assert one.text == one.text.strip()
        assert all(one.text[word.start : word.end].strip() for word in one.words)
        assert _MARK.sub(r"\1", marked(one)) == one.text
        assert len(_MARK.findall(marked(one))) == len(one.words)


def test_the_same_guides_and_seed_give_the_same_project(project: Path, tmp_path: Path) -> None:
    count = write_project(tmp_path, items_in(GUIDES), Pipeline.LOGISTIC)
    written = (tmp_path / "data" / "nlu.yml").read_bytes()
    assert written == (project / "data" / "nlu.yml").read_bytes()
    assert count == len(examples(items_in(GUIDES)))
    write_project(tmp_path, items_in(GUIDES), Pipeline.LOGISTIC, seed=1)
    assert (tmp_path / "data" / "nlu.yml").read_bytes() != written


@pytest.mark.parametrize(
    ("pipeline", "learns"),
    [(Pipeline.LOGISTIC, {"LogisticRegressionClassifier", "CRFEntityExtractor"}), (Pipeline.DIET, {"DIETClassifier"})],
)
def test_the_pipeline_reads_chinese_and_learns_as_asked(pipeline: Pipeline, learns: set[str], tmp_path: Path) -> None:
    write_project(tmp_path, items_in(GUIDES[:1]), pipeline)
    steps = yaml.safe_load((tmp_path / "config.yml").read_text(encoding="utf-8"))["pipeline"]
    by_name = {step["name"]: step for step in steps}
    assert learns <= by_name.keys()
    assert by_name["RegexFeaturizer"]["use_word_boundaries"] is False
    pattern = by_name["JiebaTokenizer"]["token_pattern"]
    assert re.findall(pattern, "我的电话2号〔1〕ok") == ["我", "的", "电", "话", "2", "号", "〔", "1", "〕", "ok"]


def test_without_guides_there_is_no_project(tmp_path: Path) -> None:
    with pytest.raises(NoGuides):
        write_project(tmp_path, items_in([]), Pipeline.LOGISTIC)


@pytest.mark.parametrize("kind", sorted(FIELD_TYPES))
def test_there_is_something_to_say_for_every_type(kind: str) -> None:
    options = (Option(id="a", label=Text("甲类")), Option(id="b", label=Text("乙类"), aliases=("第二类",)))
    field = FormField(id="x", type=kind, label=Text("某项"), options=options)
    said = {made_up(field, Random(seed)) for seed in range(20)}
    assert ("" in said) is (kind in ("yes_no", "attachment"))


@given(
    st.lists(st.sampled_from(["我叫", "欧阳芳芳", "，", "电话", "15400001234", "，租的", "，住", "3楼"]), max_size=8)
)
def test_places_move_to_the_hidden_utterance_and_back(parts: list[str]) -> None:
    text = "".join(parts)
    shown = hidden(text)
    assert shown.put_back(shown.text) == text
    for start in range(len(text)):
        for end in range(start + 1, len(text) + 1):
            begun, ended = shown.behind(*shown.shown(start, end))
            assert begun <= start < end <= ended
            assert shown.put_back(shown.text[slice(*shown.shown(start, end))]) == text[begun:ended]


def test_the_command_writes_the_project(tmp_path: Path) -> None:
    told = CliRunner().invoke(app, ["train", "rasa", str(GUIDES[0]), "--out", str(tmp_path), "--only-write"])
    assert told.exit_code == 0
    assert "utterances from 1 guides" in told.output
    assert (tmp_path / "endpoints.yml").is_file()
    assert (tmp_path / "credentials.yml").is_file()


def test_without_rasa_it_says_how_to_get_it(tmp_path: Path) -> None:
    project, nothing = str(tmp_path / "project"), str(tmp_path / "nothing")
    told = CliRunner().invoke(app, ["train", "rasa", str(GUIDES[0]), "--out", project, "--environment", nothing])
    assert told.exit_code == 1
    assert "make rasa" in told.output
    assert (tmp_path / "project" / "config.yml").is_file()


def test_one_that_fails_is_told_with_its_last_words(tmp_path: Path) -> None:
    rasa = tmp_path / "environment" / "bin" / "rasa"
    rasa.parent.mkdir(parents=True)
    rasa.write_text("#!/bin/sh\necho $RASA_TELEMETRY_ENABLED; echo no memory left; exit 3\n", encoding="ascii")
    rasa.chmod(0o755)
    said: list[str] = []
    with pytest.raises(RasaFailed, match="status: 3; told: false / no memory left"):
        train(tmp_path, said.append, tmp_path / "environment")
    assert said == ["false", "no memory left"]
    with pytest.raises(RasaFailed, match="status: 3"), serving(tmp_path / MODEL, "token", tmp_path / "environment"):
        pytest.fail("nobody serves")


def test_a_dialogue_server_is_told_where_its_actions_are(tmp_path: Path) -> None:
    rasa, log = tmp_path / "environment" / "bin" / "rasa", tmp_path / "log"
    rasa.parent.mkdir(parents=True)
    rasa.write_text('#!/bin/sh\necho "$RASA_ACTIONS_URL $RASA_ACTIONS_TOKEN $*"; exit 3\n', encoding="ascii")
    rasa.chmod(0o755)
    actions = Actions("http://127.0.0.1:8000/webhook", "shared-token")
    (tmp_path / MODEL).parent.mkdir()
    server = serving(tmp_path / MODEL, "token", tmp_path / "environment", log, actions=actions)
    with pytest.raises(RasaFailed), server:
        pytest.fail("nobody serves")
    told = log.read_text(encoding="utf-8")
    assert told.startswith("http://127.0.0.1:8000/webhook shared-token run --enable-api")
    assert f"--endpoints {DIALOGUE_ENDPOINTS}" in told
    assert "shared-token" not in repr(actions)


def test_an_unknown_pipeline_is_refused(tmp_path: Path) -> None:
    told = CliRunner().invoke(app, ["train", "rasa", "--out", str(tmp_path), "--pipeline", "bert"])
    assert told.exit_code == 2
    assert "logistic" in told.output
