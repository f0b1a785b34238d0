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


@dataclass(frozen=True, slots=True)
class Answered:
    """What came of one question."""

    question: Question
    retrieved: Retrieved

    @property
    def item_right(self) -> bool:
        """The item, or a refusal of what is out of scope."""
        if self.question.item == "none":
            return self.retrieved.found is Found.NOT_COVERED
        return self.retrieved.item == self.question.item

    @property
    def offered(self) -> bool:
        """The right item is the answer's, or among those offered."""
        return self.item_right or self.question.item in self.retrieved.candidates

    @property
    def section_right(self) -> bool:
        sections = {passage.section for passage in self.retrieved.passages}
        return self.item_right and (self.question.section in sections or not self.question.section)


def questions(
    paths: Annotated[list[Path], typer.Argument(help="Question files or folders")] = [Path("tests/questions")],  # noqa: B006
    region: str = "990102",
    show: Annotated[bool, typer.Option("--wrong", help="Print what went wrong")] = False,
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    """Ask every question of the files and compare item and section."""
    knowledge = sample_knowledge()
    answered = [_ask(knowledge, question, region) for question in read_questions(paths)]
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
                yield Question(content["item"], one["ask"], _SECTIONS.get(section, section))


_SECTIONS = {"phones": "contact", "legal_basis": "legal-basis"}


def _ask(knowledge: Knowledge, question: Question, region: str) -> Answered:
    return Answered(question, retrieve(knowledge, clean(question.ask), region, date.today()))


def figures(answered: list[Answered]) -> dict[str, float | int]:
    """Shares of questions: the right item, the right item offered, the right section; counts by outcome."""
    inside = [one for one in answered if one.question.item != "none"]
    outside = [one for one in answered if one.question.item == "none"]
    outcomes = Counter(one.retrieved.found for one in inside)
    return {
        "n": len(inside),
        "item": _share(inside, [one.item_right for one in inside]),
        "item_or_offered": _share(inside, [one.offered for one in inside]),
        "section": _share(inside, [one.section_right for one in inside]),
        "refused_wrongly": outcomes[Found.NOT_COVERED],
        "not_stated": outcomes[Found.NOT_STATED],
        "clarified": outcomes[Found.SEVERAL],
        "out_of_scope_n": len(outside),
        "out_of_scope_refused": _share(outside, [one.item_right for one in outside]),
    }


def _share(of: list[Answered], right: list[bool]) -> float:
    return round(sum(right) / len(of), 4) if of else 1.0


def _told(one: Answered) -> str:
    sections = ",".join(dict.fromkeys(passage.section for passage in one.retrieved.passages))
    went = one.retrieved.item or "/".join(one.retrieved.candidates)
    return f"{one.question.item}/{one.question.section}: {one.question.ask} → {one.retrieved.found} {went} {sections}"


def _lines(result: dict[str, float | int]) -> str:
    return "\n".join(f"{name}: {value}" for name, value in result.items())
