"""Made-up citizens: their goals could be handed in, they get there, and what goes wrong on the way is noticed."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

import pytest

from suishiban.assistant.conversation import commands as c
from suishiban.assistant.handing_in import HandedIn
from suishiban.assistant.policy.evidence import Record
from suishiban.assistant.rehearsal.citizens import wording
from suishiban.assistant.rehearsal.citizens.citizen import Citizen
from suishiban.assistant.rehearsal.citizens.goals import Fact, Goal
from suishiban.assistant.rehearsal.citizens.manners import NOISE, Habit
from suishiban.assistant.rehearsal.citizens.reading import Asked, Seen, called, read, taken_down_wrongly
from suishiban.assistant.rehearsal.citizens.slips import Part, misheard, misheard_in_english, mistyped, spoken
from suishiban.assistant.rehearsal.citizens.speech import SPEECH
from suishiban.assistant.rehearsal.citizens.visit import Visit, visit
from suishiban.assistant.rehearsal.indoors import Indoors
from suishiban.assistant.turn import Office
from suishiban.assistant.understanding.engine import Engine, Heard
from suishiban.assistant.understanding.rules import RuleEngine
from suishiban.knowledge.build import build
from suishiban.knowledge.fields import Accepted
from suishiban.knowledge.guide import Language
from suishiban.knowledge.index.encoder import HashingEncoder
from suishiban.knowledge.library import load_file
from suishiban.knowledge.search import Knowledge
from suishiban.training.evaluate.simulation import DAY, Hall, Plan, by, goals_of, hall_of, known_by, tally, visits
from suishiban.training.evaluate.simulation_page import page
from suishiban.training.evaluate.simulation_report import report_on

GUIDES = Path(__file__).parents[4] / "guides"
ITEMS = ("residence-permit", "company-establishment", "hk-macao-permit", "food-business-licence-renewal")


@pytest.fixture(scope="module", name="hall")
def the_hall() -> Hall:
    built = build([load_file(GUIDES / "items" / f"{item}.yaml") for item in ITEMS], HashingEncoder())
    return hall_of(GUIDES, Knowledge(built.release, built.index), RuleEngine())


def plan(noise: str = "none", citizens: int = 8, seeds: int = 1) -> Plan:
    return Plan(items=(), citizens=citizens, seeds=seeds, noise=noise)


@pytest.fixture(scope="module", name="goals")
def some_goals(hall: Hall) -> list[Goal]:
    goals, without = goals_of(hall, plan())
    assert without == []
    return goals


def fact(goals: Sequence[Goal], path: str) -> Fact:
    return next(one for goal in goals for one in goal.facts if one.path == path)


def test_who_makes_no_mistakes_gets_what_they_came_for(hall: Hall, goals: list[Goal]) -> None:
    made = list(visits(hall, goals, plan()))
    assert [(one.goal, one.ended, one.wrong) for one in made if not one.complete] == []
    found = tally(made)
    assert (found.complete, found.accuracy, found.always) == (1.0, 1.0, 1.0)
    assert (found.unconfirmed, found.lost, found.strayed, found.wrong) == (0, 0, 0, 0)
    assert found.questions <= 1


def test_the_same_seed_gives_the_same_talk(hall: Hall, goals: list[Goal]) -> None:
    first, second = (list(visits(hall, goals[:1], plan("high"))) for _ in range(2))
    assert first[0].talk == second[0].talk


def test_another_seed_is_worded_anew(hall: Hall, goals: list[Goal]) -> None:
    one, other = list(visits(hall, goals[:1], plan("middle", seeds=2)))
    assert one.talk != other.talk


class Mishearing:
    """An engine that takes down another mobile number than was said."""

    name = "mishearing"

    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    def understand(self, heard: Heard) -> tuple[c.Command, ...]:
        return tuple(self._other(one) for one in self.engine.understand(heard))

    def more(self, heard: Heard, done: tuple[c.Command, ...], fresh: frozenset[str]) -> tuple[c.Command, ...]:
        return self.engine.more(heard, done, fresh)

    def _other(self, command: c.Command) -> c.Command:
        if isinstance(command, c.GiveValue) and command.path == "living_address":
            return replace(command, raw="明川市北塘区荷塘路1号")
        return command


def test_an_engine_that_mishears_is_found_out_by_the_citizen(hall: Hall, goals: list[Goal]) -> None:
    deaf = replace(hall, engine=Mishearing(hall.engine))
    made = list(visits(deaf, [one for one in goals if one.item == "residence-permit"], plan()))
    assert tally(made).misread == 1.0
    assert all("living_address" not in one.wrong for one in made)  # they corrected it


class Nobody:
    """Registers that know of nobody."""

    def read(self, source: str, person: str, purpose: str, mandate: str = "") -> Record | None:
        return None

    def again(self, source: str, person: str, purpose: str, mandate: str = "") -> Record | None:
        """See `assistant.turn.Sources`."""
        return {}


class Eager(Indoors):
    """A service that hands in another's form at the first word."""

    done: HandedIn

    def turn(self, **content: Any) -> Mapping[str, Any]:
        self.given.append(self.done)
        return {"outcome": "submitted", "paragraphs": ["已提交，收件编号MC1。"]}


def test_what_is_handed_in_without_the_word_counts_as_unconfirmed(hall: Hall, goals: list[Goal]) -> None:
    goal = goals[0]
    stage = hall.stage(goal.who, known_by(goal.id))
    assert visit(goal, stage, hall.moment, NOISE["none"], "", 0).complete
    eager = Eager(Office(hall.knowledge, hall.engine, Nobody()), lambda name: None, lambda at, region: hall.moment, DAY)
    (eager.done,) = stage.given
    made = visit(goal, eager, hall.moment, NOISE["none"], "", 0)
    assert made.unconfirmed
    assert not made.complete
    assert made.right == made.wanted


def test_every_way_to_say_a_value_means_that_value(hall: Hall, goals: list[Goal]) -> None:
    types, day = hall.types, hall.moment.at.date()
    for goal in goals:
        for one in goal.facts:
            if one.value is None or one.field.type in ("text", "attachment", "choice", "multi_choice", "yes_no"):
                continue
            for seed in range(6):
                said = spoken(wording.value_said(one, Random(seed)))
                found = types[one.field.type].normalise(said, one.field, day)
                assert isinstance(found, Accepted), (one.path, said)
                assert found.value == one.value, (one.path, said)


def test_wrong_answers_hold_no_value(hall: Hall, goals: list[Goal]) -> None:
    types, day = hall.types, hall.moment.at.date()
    for one in (one for goal in goals for one in goal.facts):
        for seed in range(4):
            said = wording.wrong(one, Random(seed)) if one.value is not None else None
            if said is not None and one.field.type != "choice":
                assert not isinstance(types[one.field.type].normalise(spoken(said), one.field, day), Accepted)


def test_a_reply_is_read_as_a_person_would(goals: list[Goal]) -> None:
    goal = next(one for one in goals if one.item == "residence-permit")
    name = fact([goal], "full_name")
    assert name.field.ask is not None
    assert read(Seen(f"好的，由谁申领：本人。\n{name.field.ask.zh}"), goal).fact == name
    assert read(Seen("只用于本次申请。是否同意？", ("同意", "不同意，自己填")), goal).asked is Asked.CONSENT
    assert read(Seen("请上传材料“房屋租赁合同”（电子件或者复印件1份）。"), goal).name == "房屋租赁合同"
    assert read(Seen("确定不办“居住证申领”了吗？回复“是”停止办理，回复“不”继续填写。"), goal).asked is Asked.STOP
    assert read(Seen("已提交，收件编号MC1。"), goal).asked is Asked.DONE
    assert read(Seen("抱歉，我没有听懂。"), goal).asked is Asked.NOTHING


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("好的，{label}：{value}。", False),
        ("好的，{label}：{value}，居住事由：合法稳定就业。", False),
        ("好的，{label}：1{value}。", True),
        ("好的，{label}：{value}，谢谢。", True),
        ("好的，{label}：154****0001。", False),
        ("已改为：{label}：15400009999。", True),
        ("请问{label}是什么？", False),
    ],
)
def test_what_is_read_back_is_compared(goals: list[Goal], text: str, wrong: bool) -> None:
    mobile = fact(goals, "mobile")
    told = text.format(label=called(mobile), value=mobile.shown)
    assert taken_down_wrongly(mobile, told, ["居住事由", called(mobile)]) is wrong


@pytest.mark.parametrize("seed", range(30))
def test_slips_leave_names_and_numbers_alone(seed: int) -> None:
    parts = (Part("我的手机号是"), Part("15400001234", exact=True), Part("，谢谢"))
    for slip in (mistyped, misheard):
        said = slip(parts, Random(seed))
        assert said[1] == parts[1]
        assert spoken(said) != spoken(parts) or slip is mistyped


def test_goals_differ_in_who_is_known_to_the_registers(hall: Hall) -> None:
    goals, _ = goals_of(hall, plan(citizens=16))
    own = [one for one in goals if fact_or_none(one, "mobile")]
    assert own
    assert all(one.who.identity["mobile"] for one in own)


def fact_or_none(goal: Goal, path: str) -> Fact | None:
    return next((one for one in goal.facts if one.path == path), None)


def test_the_page_tells_the_worst_visits(hall: Hall, goals: list[Goal]) -> None:
    made = list(visits(hall, goals[:2], plan()))
    bad = replace(made[0], submitted=False, ended="too many <turns>")
    told: list[Visit] = [bad, made[1]]
    html = page(told, "two visits")
    assert "too many &lt;turns&gt;" in html
    assert made[0].talk[0].text in html
    assert set(by(told, lambda one: [one.item])) == {one.item for one in told}


@pytest.fixture(scope="module", name="english")
def some_goals_in_english(hall: Hall) -> list[Goal]:
    goals, _ = goals_of(hall, replace(plan(), language=Language.EN))
    return goals


def test_who_speaks_english_gets_what_they_came_for(hall: Hall, english: list[Goal]) -> None:
    made = list(visits(hall, english, plan()))
    assert [(one.goal, one.ended, one.wrong) for one in made if not one.complete] == []
    said = [line.text for one in made for line in one.talk if line.who == "service"]
    assert not [text for text in said if any(word in text for word in ("好的", "请", "您", "已提交"))]


def test_every_way_to_say_a_value_in_english_means_that_value(hall: Hall, english: list[Goal]) -> None:
    types, day, speech = hall.types, hall.moment.at.date(), SPEECH[Language.EN]
    plain = [one for goal in english for one in goal.facts if one.field.type not in ("text", "attachment")]
    for one in (one for one in plain if one.value is not None):
        for seed in range(6):
            said = spoken(speech.answer(one, Random(seed)))
            found = types[one.field.type].normalise(said, one.field, day)
            assert isinstance(found, Accepted), (one.path, said)
            assert found.value == one.value, (one.path, said)


def test_english_slips_leave_names_and_numbers_alone() -> None:
    parts = (Part("change the address to "), Part("明川市", exact=True), Part(" for my son"))
    said = {spoken(misheard_in_english(parts, Random(seed))) for seed in range(12)}
    assert (
        said
        == {
            "change the adress to 明川市 for my son",
            "change teh address to 明川市 for my son",
            "change the address too 明川市 for my son",
            "change the address to 明川市 four my son",
            "change the address to 明川市 for mi son",
            "change the address to 明川市 for my sun",
        }
        & said
    )
    assert len(said) > 2


def test_who_presses_buttons_is_counted_apart(hall: Hall, goals: list[Goal]) -> None:
    only_buttons = replace(NOISE["none"], habits=((Habit.PRESSES, 1.0),))
    pressing = [
        visit(goal, hall.stage(goal.who, known_by(goal.id)), hall.moment, only_buttons, "", 0) for goal in goals[:4]
    ]
    saying = list(visits(hall, goals[:4], plan()))
    assert all(one.by_buttons and one.complete for one in pressing)
    assert all(one.talk[0].text.startswith("[") for one in pressing)
    assert sum(one.typed for one in pressing) < sum(one.typed for one in saying)
    silent = replace(saying[0], typed=0)
    found = report_on([*pressing, silent, *saying[1:]])
    assert found.headline.visits == len(saying) - 1
    assert {name: one.visits for name, one in found.by_buttons.items()} == {
        "wherever there is one": len(pressing) + 1,
        "nothing typed": 1 + sum(not one.typed for one in pressing),
    }
    assert found.as_json()["visits"] == found.headline.visits
    assert "apart, by buttons, nothing typed" in "\n".join(found.lines())


def test_noise_levels_rise() -> None:
    rates = [NOISE[name].typo for name in ("none", "low", "middle", "high")]
    assert rates == sorted(rates)
    assert (NOISE["middle"].typo, NOISE["middle"].homophone, NOISE["middle"].several) == (0.10, 0.08, 0.15)


def test_who_erred_lets_it_stand_until_they_have_said_what_is_right(hall: Hall) -> None:
    (goal,) = goals_of(hall, replace(plan(citizens=1), items=("residence-permit",), first=3))[0]
    right = next(one for one in goal.facts if one.field.type == "address")
    wrong = replace(right, shown="明川市东岸区望江路9号")
    said = Seen(f"好的，{right.label}：{wrong.shown}。", ())
    citizen = Citizen(goal, NOISE["none"], frozenset(), Random(1), slip=wrong)
    citizen.next(said)
    assert citizen.misread == 1, "nothing was said of it yet"
    citizen = Citizen(goal, NOISE["none"], frozenset(), Random(1), slip=wrong, told={right.path})
    citizen.next(said)
    assert citizen.misread == 0
    assert right.field.ask is not None
    citizen.next(Seen(right.field.ask.zh))  # asked once more
    citizen.next(Seen(f"好的，{right.label}：{right.shown}。"))
    assert citizen.misread == 0
    citizen.next(said)
    assert citizen.misread == 1
