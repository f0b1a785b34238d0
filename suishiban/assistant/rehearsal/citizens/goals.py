"""What does a citizen want to get done, and what do they know about themselves?

A goal is a form of a guide that could be submitted as it is: every blank that applies has a value, and the pre-check
finds no error. It is drawn by trial: what a rule objects to is drawn again.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from random import Random

from suishiban.assistant.casework.findings import Finding, Severity
from suishiban.assistant.casework.precheck import precheck
from suishiban.assistant.conversation.answers import Answer, AnswerState, Plain, Source, SourceKind, Trust
from suishiban.assistant.form.blanks import MATERIAL, Blank
from suishiban.assistant.form.next_question import asked_for
from suishiban.assistant.form.relevance import Moment, Relevance, relevance
from suishiban.assistant.form.writing import answer_of
from suishiban.assistant.rehearsal.citizens.people import Person, person
from suishiban.assistant.rehearsal.citizens.samples import sample
from suishiban.knowledge.fields import Accepted, Value
from suishiban.knowledge.guide import FormField, FormGroup, Language, Text
from suishiban.knowledge.library.compiled import CompiledGuide

#: People, and changes of mind of each, before a guide is given up.
_PEOPLE, _CHANGES = 12, 150
_TOTAL = re.compile(r'total\((\w+), "(\w+)"\) == (\w+)')
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

    @property
    def label(self) -> str:
        """What its blank is called."""
        return self.field.label.say(self.language)


@dataclass(frozen=True, slots=True)
class RowsWanted:
    """So many rows of a group."""

    group: FormGroup
    count: int


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
    papers: Mapping[str, str]
    """Id of each document the form asks for → its name."""
    who: Person
    language: Language
    fixed_order: int
    """Questions that a form asks which goes through everything in order: blanks, rows, documents."""

    @property
    def expected(self) -> Mapping[str, Plain]:
        """The values that the department should receive, by path."""
        return {one.path: one.plain for one in self.facts if one.value is not None and one.field.type != "attachment"}


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
            if not errors:
                return draft.goal(id)
            draft.change(errors)
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

    def errors(self) -> list[Finding]:
        """What would keep the form from being submitted, documents apart."""
        found = precheck(self.compiled, self.answers | self._handed_in(), self.moment)
        return [one for one in found if one.severity is Severity.ERROR]

    def change(self, errors: list[Finding]) -> None:
        """Think again about what one of the errors is about."""
        finding = self.random.choice(errors)
        rule = self.compiled.must.get(finding.rule)
        about = {path.split(".")[0] for path in (*finding.paths, *(rule.fields if rule else ()))}
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
        rows = tuple(RowsWanted(group, self.counts[group.id]) for group in relevant.groups)
        papers = {one.id: one.name.say(self.language) for one in relevant.materials if asked_for(one)}
        asked = len(facts) + sum(1 + one.count for one in rows) + len(papers)
        english = self.language is Language.EN
        names = (guide.name.say(self.language), *(one for one in guide.aliases if one.isascii() is english))
        return Goal(id, guide.id, names, guide.region, facts, rows, papers, self.who, self.language, asked)

    def _relevance(self) -> Relevance:
        return relevance(self.compiled, self.answers, self.moment)

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
            begun = [blank for blank in relevant.blanks if blank.group is group]
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
        texts = (rule.must for rule in self.compiled.guide.rules)
        blanks = {blank.path: blank for blank in self._relevance().blanks}
        for group, column, total in (match for text in texts for match in _TOTAL.findall(text)):
            rows = [blanks[path] for path in blanks if re.fullmatch(rf"{group}\.\d+\.{column}", path)]
            whole = self._whole(total)
            if rows and whole:
                for blank, part in zip(rows, _parts(whole, len(rows), self.random), strict=True):
                    self._put(blank, self._read(blank.field, str(part)))

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
        )

    def _deciding(self) -> frozenset[str]:
        """The blanks that conditions of others name."""
        rules = (*self.compiled.when.values(), *self.compiled.prefill.values(), *self.compiled.derive.values())
        return frozenset(name for rule in rules for name in rule.fields)


def _mark(path: str, value: Plain, state: AnswerState = AnswerState.CONFIRMED, source: Source = _SAID) -> Answer:
    return Answer(path, value, str(value or ""), source, Trust.C, state, 1)


def _parts(whole: int, count: int, random: Random) -> list[int]:
    """`count` numbers above nought that add up to `whole`."""
    if count == 1 or whole < count:
        return [whole] * count if count == 1 else [1] * (count - 1) + [max(whole - count + 1, 1)]
    cuts = sorted(random.sample(range(1, whole), count - 1))
    return [after - before for before, after in zip([0, *cuts], [*cuts, whole], strict=True)]
