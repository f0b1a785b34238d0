"""Is what engines are measured on apart from what is taught, and counted as it is meant?"""

import shutil
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
import yaml

from suishiban.assistant.conversation import commands as c
from suishiban.assistant.understanding.intents import Intent
from suishiban.assistant.understanding.parsed import Parsed
from suishiban.assistant.understanding.rules import RuleEngine
from suishiban.knowledge.index.encoder import HashingEncoder
from suishiban.training.data.guide_items import items_in
from suishiban.training.data.utterances import examples, load_wordings
from suishiban.training.evaluate.blind import knowledge_of
from suishiban.training.evaluate.held_out_utterances import ANSWER, CORRECTION, NAMED, NONE, QUESTION, WISH, Meant
from suishiban.training.evaluate.rasa_beside_native import Parted, beside, every_fourth, parted, told
from suishiban.training.evaluate.simulation import hall_of
from suishiban.training.evaluate.understanding import read, rightly

ROOT = Path(__file__).parents[3]
BLIND = ROOT / "tests" / "blind"
#: The last of them, by name, is held out.
GUIDES = ("birth-registration", "company-change-address", "passport-application", "residence-permit")


@pytest.fixture(scope="module", name="parts")
def what_is_taught_and_asked(tmp_path_factory: pytest.TempPathFactory) -> Parted:
    folder = tmp_path_factory.mktemp("guides")
    (folder / "items").mkdir()
    for name in GUIDES:
        shutil.copy(ROOT / "guides" / "items" / f"{name}.yaml", folder / "items")
    shutil.copytree(ROOT / "guides" / "regions", folder / "regions")
    shutil.copy(ROOT / "guides" / "calendar.yaml", folder)
    hall = hall_of(folder, knowledge_of(folder, HashingEncoder()), RuleEngine())
    items = items_in([folder])
    return parted(hall, items, every_fourth(items), BLIND, goals=2)


def test_forms_and_wordings_are_others_than_those_taught(parts: Parted) -> None:
    assert [item.id for item in parts.taught] == list(GUIDES[:3])
    open_forms = {one.heard.form.compiled.guide.id for one in parts.said if one.heard.form is not None}
    assert open_forms == {"residence-permit"}
    taught = {one.text for one in examples(parts.taught)}
    asked = [one for one in parts.said if one.kind not in (ANSWER, NAMED, CORRECTION)]
    assert not [one.heard.utterance.text for one in asked if one.heard.utterance.text in taught]


def test_no_wording_of_an_act_is_taught() -> None:
    acts = yaml.safe_load((BLIND / "acts.yaml").read_text(encoding="utf-8"))
    taught = {said for wordings in load_wordings().of_intent.values() for said in wordings}
    assert not taught & {said for wordings in acts.values() for said in wordings}
    assert set(acts) - {NONE} <= {intent.value for intent in Intent}


def test_every_kind_is_asked(parts: Parted) -> None:
    counted = told(parts)
    assert {ANSWER, NAMED, CORRECTION, QUESTION, WISH, NONE, "explain", "revise", "ask_human"} <= counted.keys()
    assert sum(counted.values()) == len(parts.said)


def test_a_value_counts_where_it_comes_to_its_blank_and_nothing_else_does(parts: Parted) -> None:
    meant = next(one for one in parts.said if one.kind == ANSWER and "home" in one.values)
    home = meant.heard.form.compiled.guide.scenarios[1] if meant.heard.form else None
    assert home is not None
    label = next(option.label.zh for option in home.options if option.id == meant.values["home"])
    other = next(option.label.zh for option in home.options if option.id != meant.values["home"])
    right = c.GiveValue("home", label, c.Span(0, 1))
    assert rightly(meant, (right,))
    for wrong in (
        (c.GiveValue("home", other, c.Span(0, 1)),),
        (c.GiveValue("ground", label, c.Span(0, 1)),),
        (right, c.GiveValue("mobile", "15400005678", c.Span(0, 1))),
        (right, c.Skip()),
        (c.AskGuide("…"),),
        (),
    ):
        assert not rightly(meant, wrong)


def test_what_is_none_of_our_business_is_rejected_by_doing_nothing(parts: Parted) -> None:
    meant = next(
        one for one in parts.said if one.kind == NONE and one.heard.utterance.text == "讲个笑话" and one.heard.form
    )
    assert rightly(meant, (c.Unclear("讲个笑话"),))
    assert rightly(meant, (c.AskGuide("讲个笑话"),))
    for wrong in (c.Confirm("p1"), c.Submit(), c.Skip(), c.GiveValue("home", "租住", c.Span(0, 1)), c.DontKnow()):
        assert not rightly(meant, (wrong,))


def test_an_act_is_about_the_blank_that_is_meant(parts: Parted) -> None:
    named = next(one for one in parts.said if one.kind == "revise")
    assert rightly(named, (c.Revise(named.path),))
    assert not rightly(named, (c.Revise("no_such_blank"),))
    explained = next(one for one in parts.said if one.kind == "explain" and one.path)
    assert rightly(explained, (c.DontKnow(),))
    assert rightly(explained, (c.DontKnow(explained.path),))
    assert not rightly(explained, ())


@dataclass
class Believer:
    """A server that takes everything for a yes."""

    def parse(self, text: str) -> Parsed:
        return Parsed(Intent.AFFIRM, 1.0)


def test_a_server_that_agrees_to_everything_is_counted_and_changes_nothing(parts: Parted) -> None:
    few = replace(parts, said=_a_few_of_each(parts.said))
    native = read(RuleEngine(), few.said)
    rival = beside(few, Believer())
    assert rival.decisions == len({one.heard.utterance.text for one in few.said if one.kind == NONE})
    assert rival.alone.rejected == 1.0
    assert rival.alone.values == 0.0
    assert rival.served.right == native.right


def _a_few_of_each(said: tuple[Meant, ...]) -> tuple[Meant, ...]:
    kinds = dict.fromkeys(one.kind for one in said)
    return tuple(one for kind in kinds for one in [one for one in said if one.kind == kind][:6])
