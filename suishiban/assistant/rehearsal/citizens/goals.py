"""What does a citizen want to get done, and what do they know about themselves?

A goal is a form of a guide, or of a life event, that could be submitted as it is: every blank that applies has a value,
and the pre-check finds no error. It is drawn by trial: what a rule objects to is drawn again.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from random import Random

from suishiban.assistant.casework.findings import Finding, Severity
from suishiban.assistant.casework.precheck import precheck
from suishiban.assistant.conversation.answers import Answer, AnswerState, Plain, Source, SourceKind, Trust
from suishiban.assistant.form.blanks import MATERIAL, Blank, matter_of
from suishiban.assistant.form.joint import applies
from suishiban.assistant.form.relevance import Moment, Relevance
from suishiban.assistant.form.writing import answer_of
from suishiban.assistant.rehearsal.citizens.dues import Due, dues
from suishiban.assistant.rehearsal.citizens.people import Person, id_of, person
from suishiban.assistant.rehearsal.citizens.samples import sample
from suishiban.knowledge.fields import Accepted, Value
from suishiban.knowledge.guide import FormField, FormGroup, Language, Text
from suishiban.knowledge.library.compiled import CompiledGuide, JointMatter

#: People, and changes of mind of each, before a guide is given up.
_PEOPLE, _CHANGES = 12, 150
_TOTAL = re.compile(r'total\((\w+), "(\w+)"\) == (\w+)')
_BORN = re.compile(r"birth_date\((\w+)\)")
_SAID = Source(SourceKind.SAID)


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing the citizen knows, and how the form asks for it."""

    path: str
    field: FormField
    value: Value | None
    """None: there is nothing to say, and the blank may stay empty."""
    plain: Plain
    """The value as the department receives it."""
    shown: str
    row: Text | None = None
    """What a row of its group is called; None outside groups."""
    number: int = 0
    """Of the row, from 1."""
    decides: bool = False
    """Whether other blanks or documents depend on it."""
    language: Language = Language.ZH
    matter: str = ""
    """Name of the matter of a life event that alone wants it; empty: all of them, or a single item."""

    @property
    def label(self) -> str:
        """What its blank is called."""
        return self.field.label.say(self.language)


@dataclass(frozen=True, slots=True)
class RowsWanted:
    """So many rows of a group."""

    group: FormGroup
    count: int
    matter: str = ""
    """As of a fact."""


@dataclass(frozen=True, slots=True)
class Goal:
    """A form that somebody wants to hand in."""

    id: str
    item: str
    names: tuple[str, ...]
    """The item's name and what people call it."""
    region: str
    facts: tuple[Fact, ...]
    rows: tuple[RowsWanted, ...]
    dues: tuple[Due, ...]
    """What each department should get: one, or those of a life event."""
    who: Person
    language: Language

    @property
    def fixed_order(self) -> int:
        """Questions of forms that ask for everything in order, one form for each item: blanks, rows, documents."""
        return sum(due.alone for due in self.dues)


def draw_goal(
    id: str,
    compiled: CompiledGuide,
    moment: Moment,
    sources: Collection[str],
    random: Random,
    language: Language = Language.ZH,
) -> Goal | None:
    """A goal for the guide by somebody of whom these `sources` know; None where no form without errors was found."""
    for _ in range(_PEOPLE):
        draft = _Draft(compiled, moment, person(moment.at.date(), random), frozenset(sources), random, language)
        for _ in range(_CHANGES):
            draft.fill()
            errors = draft.errors()
            if errors:
                draft.change(errors)
            elif (goal := draft.goal(id)).dues:
                return goal
            else:
                break  # nothing of the life event is to be done
    return None


class _Draft:
    """A form that is being thought out."""

    def __init__(
        self,
        compiled: CompiledGuide,
        moment: Moment,
        who: Person,
        sources: frozenset[str],
        random: Random,
        language: Language,
    ) -> None:
        self.compiled = compiled
        self.parts = _parts_of(compiled)
        self.moment = moment
        self.who = who
        self.sources = sources
        self.random = random
        self.language = language
        self.answers: dict[str, Answer] = {}
        self.values: dict[str, Value | None] = {}
        self.counts: dict[str, int] = {}

    def fill(self) -> None:
        """Give a value to every blank that applies."""
        while missing := self._missing():
            for blank in missing:
                self._put(blank, self._made_up(blank))
        self._look_up()
        self._balance()
        self._be_born()

    def errors(self) -> list[Finding]:
        """What would keep the form from being submitted, documents apart."""
        found = precheck(self.compiled, self.answers | self._handed_in(), self.moment)
        return [one for one in found if one.severity is Severity.ERROR]

    def change(self, errors: list[Finding]) -> None:
        """Think again about what one of the errors is about."""
        finding = self.random.choice(errors)
        named = {part.lift(name) for part in self.parts for name in part.named(finding.rule)}
        about = {path.split(".")[0] for path in (*finding.paths, *named)}
        about |= {name for path in about for name in self._behind(path)}
        again = [one for one in sorted(about) if self.random.random() < 0.6] or sorted(about)
        for path in [path for path in self.answers if path.split(".")[0] in again]:
            self.answers.pop(path)
            self.values.pop(path, None)
        for group in again:
            self.counts.pop(group, None)

    def goal(self, id: str) -> Goal:
        guide, relevant = self.compiled.guide, self._relevance()
        deciding = self._deciding()
        facts = tuple(self._fact(blank, deciding) for blank in relevant.blanks if not blank.field.derive)
        rows = tuple(RowsWanted(group, self.counts[group.id], self._matter(group.id)) for group in relevant.groups)
        english = self.language is Language.EN
        names = (guide.name.say(self.language), *(one for one in guide.aliases if one.isascii() is english))
        wanted = dues(self.compiled, self.answers, self.moment)
        return Goal(id, guide.id, names, guide.region, facts, rows, wanted, self.who, self.language)

    def _matter(self, path: str) -> str:
        names = (one.compiled.guide.name for one in self.parts if one.compiled.guide.id == matter_of(path))
        return next((name.say(self.language) for name in names), "")

    def _behind(self, path: str) -> frozenset[str]:
        """What a blank of a life event is computed from, which is never asked for by itself."""
        rule = self.compiled.derive.get(path) if self.compiled.joint else None
        return rule.fields if rule else frozenset()

    def _relevance(self) -> Relevance:
        return applies(self.compiled, self.answers, self.moment)

    def _missing(self) -> list[Blank]:
        """The blanks that apply and have no value; rows are counted out first."""
        relevant = self._relevance()
        for group in relevant.groups:
            if group.id not in self.counts:
                self.counts[group.id] = self.random.randint(group.least, min(group.most, max(group.least, 1) + 1))
        plain_ones = [blank for blank in relevant.blanks if blank.group is None]
        return [
            blank
            for blank in (*plain_ones, *self._rows(relevant))
            if not blank.field.derive and blank.path not in self.answers
        ]

    def _rows(self, relevant: Relevance) -> Iterator[Blank]:
        """Row by row: a row exists for the form once it holds an answer."""
        for group in relevant.groups:
            begun = [blank for blank in relevant.blanks if blank.group and blank.group.id == group.id]
            open_ones = [blank for blank in begun if blank.path not in self.answers and not blank.field.derive]
            rows = len({blank.row for blank in begun})
            if self.counts[group.id] and open_ones:
                yield from open_ones
            elif rows < self.counts[group.id]:
                first = group.fields[0]
                yield Blank(f"{group.id}.{rows}.{first.id}", first, group, rows)
            elif group.id not in self.answers:
                self.answers[group.id] = _mark(group.id, str(self.counts[group.id]))

    def _look_up(self) -> None:
        """Put in what the citizen's own papers say."""
        for blank in self._relevance().blanks:
            if (value := self._known(blank)) is not None:
                self._put(blank, value)

    def _known(self, blank: Blank) -> Value | None:
        """What the citizen's own papers say, where they may fill the blank."""
        if blank.path not in self._relevance().fillable:
            return None
        for path in blank.field.prefill:
            source, _, attribute = path.partition(".")
            raw = self.who.knows(source, attribute) if source in self.sources else ""
            value = self._read(blank.field, raw) if raw else None
            if value is not None:
                return value
        return None

    def _made_up(self, blank: Blank) -> Value | None:
        """Anything that fits; None where the blank may stay empty and does."""
        if not blank.field.required and self.random.random() < 0.5:
            return None
        for _ in range(20):
            if (
                value := self._read(blank.field, sample(blank.field, self.moment.at.date(), self.random, self.language))
            ) is not None:
                return value
        return None

    def _read(self, field: FormField, raw: str) -> Value | None:
        read = self.moment.types[field.type].normalise(raw, field, self.moment.at.date())
        return read.value if isinstance(read, Accepted) else None

    def _put(self, blank: Blank, value: Value | None) -> None:
        self.values[blank.path] = value
        if value is None:
            self.answers[blank.path] = _mark(blank.path, None, AnswerState.SKIPPED)
        else:
            version = self.compiled.guide.version
            self.answers[blank.path] = answer_of(blank, value, _SAID, Trust.C, AnswerState.CONFIRMED, version)

    def _balance(self) -> None:
        """Shares that must add up are made to; chance alone would hardly hit the sum."""
        blanks = {blank.path: blank for blank in self._relevance().blanks}
        for group, column, total in (sum_ for part in self.parts for sum_ in part.sums()):
            rows = [blanks[path] for path in blanks if re.fullmatch(rf"{re.escape(group)}\.\d+\.{column}", path)]
            whole = self._whole(total)
            if rows and whole:
                for blank, part in zip(rows, _parts(whole, len(rows), self.random), strict=True):
                    self._put(blank, self._read(blank.field, str(part)))

    def _be_born(self) -> None:
        """Who has an ID number and, for the life event, a birthday is born on that day."""
        blanks = {blank.path: blank for blank in self._relevance().blanks}
        for birthday, number in (born for part in self.parts for born in part.birthdays()):
            day, blank = self.values.get(birthday), blanks.get(number)
            if blank is not None and isinstance(day, date):
                self._put(blank, self._read(blank.field, id_of(day, self.random)))

    def _whole(self, total: str) -> int:
        if total.isdigit():
            return int(total)
        value = self.values.get(total)
        return int(str(value).split(".")[0]) if value is not None else 0

    def _handed_in(self) -> dict[str, Answer]:
        paths = [MATERIAL + one.id for one in self._relevance().materials if not one.generated]
        return {path: _mark(path, "file", source=Source(SourceKind.UPLOADED)) for path in paths}

    def _fact(self, blank: Blank, deciding: frozenset[str]) -> Fact:
        answer, value = self.answers[blank.path], self.values.get(blank.path)
        kind = self.moment.types[blank.field.type]
        shown = kind.format(value, blank.field, self.language) if value is not None else ""
        row = blank.group.row if blank.group else None
        return Fact(
            path=blank.path,
            field=blank.field,
            value=value,
            plain=answer.value,
            shown=shown,
            row=row,
            number=blank.row + 1,
            decides=blank.field.id in deciding,
            language=self.language,
            matter=self._matter(blank.path),
        )

    def _deciding(self) -> frozenset[str]:
        """The blanks that conditions of others name."""
        return frozenset(part.lift(name) for part in self.parts for name in part.deciding())


@dataclass(frozen=True, slots=True)
class _Part:
    """The rules of the form, or of one matter of a life event, and under which paths the form has what they name."""

    compiled: CompiledGuide
    matter: JointMatter | None = None

    def lift(self, path: str) -> str:
        return path if self.matter is None else self.matter.matter.takes.get(path) or self.matter.lift(path)

    def named(self, rule: str) -> frozenset[str]:
        """What the rule names."""
        found = self.compiled.must.get(rule)
        return found.fields if found else frozenset()

    def sums(self) -> Iterator[tuple[str, str, str]]:
        """Group, column and total that must be equal."""
        for rule in self.compiled.guide.rules:
            for group, column, total in _TOTAL.findall(rule.must):
                place, _, name = self.lift(f"{group}.{column}").partition(".")
                yield place, name, total if total.isdigit() else self.lift(total)

    def birthdays(self) -> Iterator[tuple[str, str]]:
        """Of a life event, the birthdays that it gives to a matter, and the ID numbers that tell them there."""
        for field in self.compiled.guide.form.fields if self.matter else ():
            if (number := _BORN.fullmatch(field.derive)) and self.matter and field.id in self.matter.matter.takes:
                yield self.lift(field.id), self.lift(number[1])

    def deciding(self) -> Iterator[str]:
        """What conditions name."""
        one = self.compiled
        for rule in (*one.when.values(), *one.prefill.values(), *one.derive.values()):
            yield from rule.fields


def _parts_of(compiled: CompiledGuide) -> tuple[_Part, ...]:
    joint = compiled.joint
    if joint is None:
        return (_Part(compiled),)
    return (_Part(joint.own), *(_Part(one.compiled, one) for one in joint.matters))


def _mark(path: str, value: Plain, state: AnswerState = AnswerState.CONFIRMED, source: Source = _SAID) -> Answer:
    return Answer(path, value, str(value or ""), source, Trust.C, state, 1)


def _parts(whole: int, count: int, random: Random) -> list[int]:
    """`count` numbers above nought that add up to `whole`."""
    if count == 1 or whole < count:
        return [whole] * count if count == 1 else [1] * (count - 1) + [max(whole - count + 1, 1)]
    cuts = sorted(random.sample(range(1, whole), count - 1))
    return [after - before for before, after in zip([0, *cuts], [*cuts, whole], strict=True)]
