"""Are foreign dialogues played as they are written, and counted as their authors count?"""

import gzip
import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from suishiban.assistant.understanding.engine import Engine
from suishiban.assistant.understanding.rules import RuleEngine
from suishiban.cli.main import app
from suishiban.knowledge.guide import Language
from suishiban.knowledge.index.encoder import HashingEncoder
from suishiban.training.data.crosswoz import read_crosswoz
from suishiban.training.data.foreign_dialogues import ForeignSet, ForeignTurn, Occasion, Service, Slot, SlotKind
from suishiban.training.data.sgd import read_sgd
from suishiban.training.evaluate.foreign_guides import blank_type, foreign_guides
from suishiban.training.evaluate.foreign_schemas import CopiedOptions, measured
from suishiban.training.evaluate.state_figures import by_frame, by_turn, figures
from suishiban.training.evaluate.state_tracking import Tracked, table_of, tracked
from suishiban.training.evaluate.understanding import Unread

Acts = Sequence[tuple[str, str, list[str]]]


def sgd_user(text: str, values: Mapping[str, list[str]], marked: Sequence[str] = ()) -> dict[str, Any]:
    slots = [[slot, 0, 1] for slot in marked]
    return _turn("user", text, {"acts": [], "slots": slots, "state": {"values": values}})


def sgd_system(text: str, acts: Acts) -> dict[str, Any]:
    return _turn("system", text, {"acts": acts, "slots": []})


def _turn(role: str, text: str, frame: dict[str, Any]) -> dict[str, Any]:
    return {"role": role, "text": text, "frames": [{"service": "Greenhouses_1", **frame}]}


SGD = [
    {
        "id": "g1",
        "turns": [
            sgd_user("I want to rent a bed in a greenhouse.", {}),
            sgd_system("From which day?", [("REQUEST", "first_date", [])]),
            sgd_user("From May 4th 2027.", {"first_date": ["May 4th 2027"]}, ["first_date"]),
            sgd_system("What soil?", [("REQUEST", "soil", [])]),
            sgd_user("peat", {"first_date": ["May 4th 2027"], "soil": ["peat"]}),
            sgd_system("Heated, 3 beds?", [("CONFIRM", "heated", ["True"]), ("CONFIRM", "beds", ["3"])]),
            sgd_user("Yes.", {"first_date": ["May 4th 2027"], "soil": ["peat"], "heated": ["True"], "beds": ["3"]}),
        ],
    },
    {"id": "g2", "turns": [sgd_user("clay please", {"soil": ["clay"], "beds": ["1"]})]},
]


def cw_user(text: str, acts: Sequence[Sequence[str]]) -> dict[str, Any]:
    return {"role": "user", "text": text, "dialog_act": acts}


def cw_system(text: str, acts: Sequence[Sequence[str]], state: Mapping[str, Mapping[str, str]]) -> dict[str, Any]:
    return {"role": "system", "text": text, "dialog_act": acts, "state": state}


_INN = {"酒店": {"价格": "80-90元", "酒店设施": "琴房 菜园"}}
CROSSWOZ = [
    {
        "id": "c1",
        "turns": [
            cw_user("价格是80-90元，酒店设施：菜园、琴房", [["Inform", "酒店", "价格", "80-90元"]]),
            cw_system("云朵客栈不错。", [["Recommend", "酒店", "名称", "云朵客栈"]], _INN),
            cw_user("谢谢", [["General", "thank", "none", "none"]]),
            cw_system("不客气。", [], {"酒店": {**_INN["酒店"], "名称": "云朵客栈"}}),
            cw_user("评分是3分以上", [["Inform", "茶馆", "评分", "3分以上"]]),
            cw_system("没有了。", [], {**_INN, "茶馆": {"评分": "3分以上"}}),
        ],
    }
]


@pytest.fixture(name="data")
def invented_files(tmp_path: Path) -> Path:
    for name, rows in (("sgd_dev", SGD), ("crosswoz_dev", CROSSWOZ)):
        with gzip.open(tmp_path / f"{name}.jsonl.gz", "wt", encoding="utf-8") as file:
            file.writelines(json.dumps(row) + "\n" for row in rows)
    return tmp_path


def play(foreign: ForeignSet, engine: Engine, number: int = 0) -> list[Tracked]:
    return list(tracked(foreign.dialogues[number], table_of(foreign, HashingEncoder()), engine))


def test_the_schema_is_told_from_the_dialogues(data: Path) -> None:
    (service,) = read_sgd(data).services.values()
    kinds = {slot.name: (slot.kind, blank_type(slot)) for slot in service.slots}
    assert kinds == {
        "beds": (SlotKind.CLOSED, "number"),
        "first_date": (SlotKind.OPEN, "date"),
        "heated": (SlotKind.FLAG, "yes_no"),
        "soil": (SlotKind.CLOSED, "choice"),
    }
    assert next(slot for slot in service.slots if slot.name == "soil").values == ("clay", "peat")


def test_every_service_becomes_a_guide_of_its_slots_and_nothing_else(data: Path) -> None:
    foreign = read_crosswoz(data)
    guides = foreign_guides(foreign)
    assert len(guides) == len(foreign.services) == 2
    form = next(one.guide for one in guides if one.guide.name.zh == "酒店").form
    assert {field.label.zh: field.type for field in form.fields} == {
        "价格": "choice",
        "名称": "text",
        "酒店设施": "multi_choice",
    }
    assert not any(field.aliases or field.ask or field.help for field in form.fields)


def test_what_is_asked_is_written_and_what_is_read_back_enters_with_a_yes(data: Path) -> None:
    turns = play(read_sgd(data), RuleEngine())
    assert [one.written["Greenhouses_1"] for one in turns] == [
        {},
        {"first_date": "May 4th 2027"},
        {"first_date": "May 4th 2027", "soil": "peat"},
        {"first_date": "May 4th 2027", "soil": "peat", "heated": "True", "beds": "3"},
    ]


def test_a_proposal_does_not_enter_without_a_yes(data: Path) -> None:
    assert all(not one.written["Greenhouses_1"] for one in play(read_sgd(data), Unread()))


def test_a_turn_is_about_the_domain_of_its_acts_and_thanks_about_the_one_before(data: Path) -> None:
    foreign = read_crosswoz(data)
    about = [[one.service for one in turn.occasions] for turn in foreign.dialogues[0].turns]
    assert about == [["酒店"], ["酒店"], ["茶馆"]]
    assert foreign.dialogues[0].turns[1].occasions[0].offered == {"名称": "云朵客栈"}
    written = [one.written for one in play(foreign, RuleEngine())]
    assert written[0]["酒店"]["价格"] == "80-90元"
    assert set(written[0]["酒店"]["酒店设施"].split()) == {"琴房", "菜园"}
    assert written[2]["茶馆"] == {"评分": "3分以上"}


_SERVICE = Service("s", (Slot("place", "place"), Slot("soil", "soil", SlotKind.CLOSED, ("clay", "peat"))))
_FOREIGN = ForeignSet("sgd", Language.EN, {"s": _SERVICE}, ())


def frame(gold: Mapping[str, tuple[str, ...]], written: Mapping[str, str]) -> Tracked:
    return Tracked(ForeignTurn("", (Occasion("s"),), {"s": gold}), {"s": written}, 1.0, ())


def test_words_count_by_likeness_and_options_only_where_they_are_the_right_one() -> None:
    (alike,) = by_frame(
        frame({"place": ("Hill Road", "the Hill"), "soil": ("clay",)}, {"place": "road, HILL"}), _FOREIGN
    )
    assert (alike.joint, alike.average) == (0.0, 0.5)
    (full,) = by_frame(frame({"place": ("Hill Road",)}, {"place": "on Hill Road"}), _FOREIGN)
    assert full.joint == full.average == pytest.approx(0.86)
    (wrong,) = by_frame(frame({"soil": ("clay",)}, {"soil": "peat"}), _FOREIGN)
    assert (wrong.joint, wrong.average) == (0.0, 0.0)


def test_what_should_be_empty_spoils_the_joint_state_alone() -> None:
    (spoilt,) = by_frame(frame({"soil": ("clay",)}, {"soil": "clay", "place": "Hill Road"}), _FOREIGN)
    (empty,) = by_frame(frame({}, {}), _FOREIGN)
    assert (spoilt.joint, spoilt.average) == (0.0, 1.0)
    assert (empty.joint, empty.average) == (1.0, None)
    told = figures([spoilt, empty])
    assert (told.states, told.joint_goal_accuracy, told.average_goal_accuracy) == (2, 0.5, 1.0)


def test_domains_are_judged_together_and_those_of_the_turn_alone() -> None:
    foreign = replace(_FOREIGN, services={"s": _SERVICE, "t": replace(_SERVICE, name="t")})
    turn = ForeignTurn("", (Occasion("t"),), {"s": {"place": ("A B",)}, "t": {"soil": ("clay",)}})
    judged = {one.service: one for one in by_turn(Tracked(turn, {"t": {"soil": "clay"}}, 1.0, ()), foreign)}
    assert {name: (one.joint, one.average) for name, one in judged.items()} == {"t": (1.0, 1.0), "": (0.0, 0.5)}
    both = Tracked(turn, {"s": {"place": "AB"}, "t": {"soil": "clay"}}, 1.0, ())
    assert {one.service: one.joint for one in by_turn(both, foreign)} == {"t": 1.0, "": 1.0}


def test_the_lexical_rival_copies_whole_words_and_the_longest(data: Path) -> None:
    foreign = read_sgd(data)
    assert play(foreign, CopiedOptions(), 1)[0].written["Greenhouses_1"] == {"soil": "clay"}
    spoken = replace(foreign.dialogues[1].turns[0], text="clayey please")
    foreign = replace(foreign, dialogues=(replace(foreign.dialogues[1], turns=(spoken,)),))
    assert play(foreign, CopiedOptions())[0].written["Greenhouses_1"] == {}


def test_each_half_is_measured_for_itself_beside_the_rivals(data: Path) -> None:
    told = measured("sgd", data, RuleEngine(), HashingEncoder())
    halves = [told["looked_at"], told["never_looked_at"]]
    assert sum(one["dialogues"] for one in halves) == 2
    assert sum(one["turns"] for one in halves) == 5
    for one in halves:
        assert one["nothing written"]["average_goal_accuracy"] == 0.0
        assert set(one["by_service"]) == ({"Greenhouses_1"} if one["turns"] else set())
    (played,) = [one for one in halves if one["turns"] == 4] or [halves[0]]
    assert played["native"]["joint_goal_accuracy"] == 1.0


def test_the_command_prints_the_table_or_json(data: Path) -> None:
    asked = ["eval", "state-tracking", "--data", str(data)]
    result = CliRunner().invoke(app, [*asked, "--set", "crosswoz", "--set", "sgd", "--limit", "1"])
    assert result.exit_code == 0, result.output
    assert "sgd, looked_at: 1 dialogues, 4 turns" in result.stdout
    assert "native           joint 1.0000  average 1.0000" in result.stdout
    result = CliRunner().invoke(app, [*asked, "--set", "sgd", "--json"])
    told = json.loads(result.stdout)
    assert told["sets"]["sgd"]["never_looked_at"]["turns"] == 1


@pytest.mark.parametrize(("option", "value", "right"), [("--set", "woz", "crosswoz"), ("--engine", "llm", "native")])
def test_what_is_not_there_is_refused(data: Path, option: str, value: str, right: str) -> None:
    result = CliRunner().invoke(app, ["eval", "state-tracking", "--data", str(data), option, value])
    assert result.exit_code == 2
    assert right in result.output
