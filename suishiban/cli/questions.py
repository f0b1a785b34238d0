"""Are the project's own questions answered from the right item and section?"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated

import orjson
import typer
import yaml

from suishiban.api.main import encoder_of
from suishiban.api.settings import load_settings
from suishiban.knowledge.build import build, check
from suishiban.knowledge.library import load_folder
from suishiban.knowledge.search import Found, Knowledge, Retrieved, retrieve
from suishiban.knowledge.text import clean


@dataclass(frozen=True, slots=True)
class Question:
    """One question with where its answer stands; an item of `none` is out of scope."""

    item: str
    ask: str
    section: str
    held_out: bool = False
    """Nothing is fitted on it."""


@dataclass(frozen=True, slots=True)
class Answered:
    """What came of one question."""

    question: Question
    retrieved: Retrieved

    @property
    def item_right(self) -> bool:
        """The item, or that nothing is answered that is out of scope."""
        if self.question.item == "none":
            return self.retrieved.found is not Found.ANSWER
        return self.retrieved.item == self.question.item

    @property
    def offered(self) -> bool:
        """The right item is the answer's, or among those offered."""
        return self.item_right or self.question.item in self.retrieved.candidates

    @property
    def section_right(self) -> bool:
        sections = {passage.section for passage in self.retrieved.passages}
        return self.item_right and (self.question.section in sections or not self.question.section)


#: The project's own questions; those held out lie with the tests.
ASKED = [Path("guides/golden"), Path("tests/questions")]


def questions(
    paths: Annotated[list[Path], typer.Argument(help="Question files or folders")] = ASKED,
    region: str = "990102",
    show: Annotated[bool, typer.Option("--wrong", help="Print what went wrong")] = False,
    crossed: Annotated[
        bool, typer.Option("--cross-validated", help="Under models fitted on other items; takes a minute or two")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    """Ask every question of the files and compare item and section."""
    knowledge, asked = sample_knowledge(), list(read_questions(paths))
    answered = _crossed(knowledge, asked, region) if crossed else [_ask(knowledge, one, region) for one in asked]
    if show:
        for one in answered:
            if not one.section_right:
                typer.echo(_told(one), err=True)
    result = figures(answered)
    typer.echo(orjson.dumps(result, option=orjson.OPT_INDENT_2).decode() if as_json else _lines(result))


def sample_knowledge() -> Knowledge:
    """The sample library with the encoder the service uses; files with errors are left out."""
    settings = load_settings()
    checked = check(load_folder(settings.guides))
    faulty = {finding.source for finding in checked.findings if finding.severity == "error"}
    built = build([one for one in checked.guides if one.source not in faulty], encoder_of(settings))
    return Knowledge(built.release, built.index)


def read_questions(paths: list[Path]) -> Iterator[Question]:
    """The questions of the files."""
    for path in paths:
        for file in sorted(path.rglob("*.yaml")) if path.is_dir() else [path]:
            content = yaml.safe_load(file.read_text(encoding="utf-8"))
            for one in content["questions"]:
                section = one.get("section", "")
                held_out = content.get("split") == "held-out"
                yield Question(content["item"], one["ask"], _SECTIONS.get(section, section), held_out)


_SECTIONS = {"phones": "contact", "legal_basis": "legal-basis"}


def _crossed(knowledge: Knowledge, asked: list[Question], region: str) -> list[Answered]:
    """Every question under models that saw no question of its item; what is held out, under the models that ship."""
    # Training code is loaded by the commands that train and measure, never by the service.
    from suishiban.training.evaluate.crossed import Asked, crossed  # noqa: PLC0415

    given = [one for one in asked if not one.held_out]
    found = [_ask(knowledge, one, region) for one in asked if one.held_out]
    for model, places in crossed(
        knowledge, [Asked(one.item, one.section, one.ask) for one in given], region, date.today()
    ):
        found += [_ask(model, given[place], region) for place in places]
    return found


def _ask(knowledge: Knowledge, question: Question, region: str) -> Answered:
    return Answered(question, retrieve(knowledge, clean(question.ask), region, date.today()))


def figures(answered: list[Answered]) -> dict[str, float | int]:
    """Shares of questions: the right item, the right item offered, the right section; counts by outcome."""
    inside = [one for one in answered if one.question.item != "none"]
    outcomes = Counter(one.retrieved.found for one in inside)
    right = [one for one in inside if one.item_right]
    shown = [len(one.retrieved.passages) for one in inside if one.retrieved.found is Found.ANSWER]
    return {
        "n": len(inside),
        "item": _share([one.item_right for one in inside]),
        "item_or_offered": _share([one.offered for one in inside]),
        "section": _share([one.section_right for one in inside]),
        "section_where_item_right": _share([one.section_right for one in right]),
        "passages_shown": round(sum(shown) / max(len(shown), 1), 2),
        "refused_wrongly": outcomes[Found.NOT_COVERED],
        "not_stated": outcomes[Found.NOT_STATED],
        "clarified": outcomes[Found.SEVERAL],
        **_outside(
            "out_of_scope", [one for one in answered if one.question.item == "none" and not one.question.held_out]
        ),
        **_outside("held_out", [one for one in answered if one.question.held_out]),
    }


def _outside(name: str, answered: list[Answered]) -> dict[str, float | int]:
    """How many are out of scope; the shares not answered, and refused at once instead of asked back."""
    refused = (Found.NOT_COVERED, Found.NOT_STATED)
    return {
        f"{name}_n": len(answered),
        f"{name}_not_answered": _share([one.item_right for one in answered]),
        f"{name}_refused": _share([one.retrieved.found in refused for one in answered]),
    }


def _share(right: list[bool]) -> float:
    return round(sum(right) / len(right), 4) if right else 1.0


def _told(one: Answered) -> str:
    sections = ",".join(dict.fromkeys(passage.section for passage in one.retrieved.passages))
    went = one.retrieved.item or "/".join(one.retrieved.candidates)
    return f"{one.question.item}/{one.question.section}: {one.question.ask} → {one.retrieved.found} {went} {sections}"


def _lines(result: dict[str, float | int]) -> str:
    return "\n".join(f"{name}: {value}" for name, value in result.items())
