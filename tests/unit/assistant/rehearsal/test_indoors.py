"""A dialogue is played in memory up to where the department begins, and its differences are told."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from suishiban.api.clock import CHINA
from suishiban.api.identity.demo import DemoIdentity
from suishiban.api.services.places import load_places
from suishiban.api.services.rehearsal import Rehearsal
from suishiban.assistant.rehearsal.script import WrongDialogue, dialogues_in, single_dialogues
from suishiban.assistant.understanding.rules import RuleEngine
from suishiban.knowledge.build import build
from suishiban.knowledge.index.encoder import HashingEncoder
from suishiban.knowledge.library import load_file
from suishiban.knowledge.parse.calendar import read_calendar
from suishiban.knowledge.search import Knowledge
from suishiban.knowledge.search.golden import Verdict

GUIDES = Path(__file__).parents[4] / "guides"
FLOWS = Path(__file__).parents[3] / "flows"
NOON = datetime(2026, 3, 2, 12, 10, tzinfo=CHINA)
WRONG = """
- name: expects what no guide says
  steps:
    - say: 公司换地址要交多少钱
      expect: {outcome: answered, contains: [999元]}
"""


@pytest.fixture(scope="module")
def rehearsal() -> Rehearsal:
    people = DemoIdentity()
    calendar = read_calendar(GUIDES / "calendar.yaml")
    return Rehearsal(RuleEngine(), people, people.people, load_places(GUIDES), calendar)


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    built = build([load_file(GUIDES / "items" / "company-change-address.yaml")], HashingEncoder())
    return Knowledge(built.release, built.index)


def _verdicts(rehearsal: Rehearsal, knowledge: Knowledge, text: str) -> list[tuple[str, Verdict]]:
    told: list[tuple[int, int]] = []
    report = rehearsal.report(
        knowledge,
        knowledge,
        (),
        dialogues_in(text, "flow", FLOWS),
        NOON,
        lambda done, total: told.append((done, total)),
    )
    assert told[-1][0] == told[-1][1] == sum(report.dialogues.values())
    return [(one.name, one.verdict) for one in report.changed_dialogues]


def test_the_model_job_goes_as_written_until_the_clerk_comes(rehearsal: Rehearsal, knowledge: Knowledge) -> None:
    assert _verdicts(rehearsal, knowledge, (FLOWS / "company-change-address.yaml").read_text(encoding="utf-8")) == []


def test_what_failed_before_is_not_worse(rehearsal: Rehearsal, knowledge: Knowledge) -> None:
    assert _verdicts(rehearsal, knowledge, WRONG) == [("expects what no guide says", Verdict.FAILS)]


def test_a_file_falls_into_texts_of_one_dialogue_each() -> None:
    text = (FLOWS / "passport-application.yaml").read_text(encoding="utf-8")
    names = [one.name for one in dialogues_in(text, "flow")]
    assert [dialogues_in(single, "flow")[0].name for single in single_dialogues(text)] == names


@pytest.mark.parametrize("text", ["- name: no steps", "- [1, 2]", "{unclosed", "- name: x\n  steps: [{shout: hallo}]"])
def test_a_text_that_is_no_dialogue_is_refused_by_name(text: str) -> None:
    with pytest.raises(WrongDialogue, match="file: stall"):
        dialogues_in(text, "stall.yaml")


def test_guides_that_take_effect_later_are_played_on_their_first_day(
    rehearsal: Rehearsal, knowledge: Knowledge
) -> None:
    later = NOON + timedelta(days=400)
    report = rehearsal.report(knowledge, knowledge, (), (), later, lambda done, total: None)
    assert report.on == later.date().isoformat()
