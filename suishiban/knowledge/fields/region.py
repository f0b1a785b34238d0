"""What is an administrative division as an answer?

Chosen by name, short name, path or code; the value is the division code.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from suishiban.knowledge.fields.divisions import Divisions
from suishiban.knowledge.fields.kind import Accepted, Found, Rejected, Schema, Value
from suishiban.knowledge.fields.place_prefix import Reach, read_prefix
from suishiban.knowledge.fields.refusal import refuse
from suishiban.knowledge.fields.reply import value_in
from suishiban.knowledge.fields.showing import help_or, string_schema
from suishiban.knowledge.fields.spot import best_first, denied, labelled, plain, seen
from suishiban.knowledge.guide import FormField, Language, Text

_NAMED = re.compile(r"[\u4e00-\u9fff]{2,}")
#: What makes a short name the beginning of a street name (南京东路) instead.
_STREET = re.compile(r"[\u4e00-\u9fff]{0,2}?(?:路|街|道|巷|村|镇|乡)")
_USUAL = Text("请说出区（县）或市的名称，例如 明川市东岸区", "The name of the district or city, e.g. 明川市东岸区")


@dataclass(frozen=True, slots=True)
class Region:
    """行政区划; `home` is the division code of the region served ("" for none), the nearest of a name is meant."""

    divisions: Callable[[], Divisions]
    home: str
    name = "region"
    personal = False

    def recognise(self, utterance: str, field: FormField) -> tuple[Found, ...]:
        text = seen(utterance)
        view = plain(text)
        found: list[Found] = []
        for run in _NAMED.finditer(view[:200]):
            start = run.start()
            while start < run.end() - 1:
                full = self._reach(view, start, run.end())
                end = max(full, self._short(view, start, run.end()))
                if end > start and not denied(view, start, field):
                    near = 0.2 if labelled(view, start, field) else 0.0
                    found.append(Found(start, end, text[start:end], (0.6 if full > start else 0.5) + near))
                start = max(end, start + 1)
        return best_first(found)

    def normalise(self, raw: str, field: FormField, today: date) -> Accepted | Rejected:
        said = value_in(raw, field)
        if isinstance(said, Rejected):
            return said
        text = re.sub(r"[\s,，、\-]+", "", plain(said)).removeprefix("在").removeprefix("中国")
        if text.isascii() and text.isdigit():
            return self._by_code(text)
        codes = self._codes(text) or self._inside(said, field)
        return Accepted(codes[0]) if len(codes) == 1 else self._refused(codes)

    def format(self, value: Value, field: FormField, language: Language) -> str:
        return self.divisions().title(str(value)) or str(value)

    def mask(self, shown: str) -> str:
        return "*" * len(shown)

    def explain(self, field: FormField, language: Language) -> str:
        return help_or(field, language, _USUAL)

    def schema(self, field: FormField) -> Schema:
        return string_schema(field, pattern=r"^\d{2}(\d{2}(\d{2}(\d{3})?)?)?$")

    def _reach(self, view: str, start: int, end: int) -> int:
        """Where the full division name that begins at `start` ends; `start` where none begins."""
        divisions = self.divisions()
        for stop in range(min(end, start + divisions.longest), start + 1, -1):
            name = view[start:stop]
            for code in divisions.named(name):
                division = divisions.find(code)
                if division is not None and division.name == name:
                    further = self._reach(view, stop, end) if stop < end else stop
                    return max(stop, further)
        return start

    def _short(self, view: str, start: int, end: int) -> int:
        """Where a short name at `start` ends; only of provinces and cities, and of what lies in the city served."""
        divisions = self.divisions()
        for stop in range(min(end, start + divisions.longest), start + 1, -1):
            codes = divisions.named(view[start:stop])
            near = [code for code in codes if len(code) < 6 or (self.home and code.startswith(self.home[:4]))]
            if near and not _STREET.match(view, stop):
                return stop
        return start

    def _inside(self, said: str, field: FormField) -> tuple[str, ...]:
        """The one division named somewhere in a reply; none where there are several."""
        codes = {self._codes(plain(one.raw)) for one in self.recognise(said, field)}
        return codes.pop() if len(codes) == 1 else ()

    def _by_code(self, digits: str) -> Accepted | Rejected:
        code = re.sub(r"^(\d{2}?(?:\d{2}){0,2}?)(?:00)+$", r"\1", digits) if len(digits) in (6, 12) else digits
        return Accepted(code) if self.divisions().find(code) else self._refused(())

    def _codes(self, text: str) -> tuple[str, ...]:
        """The divisions a name means: the whole text has to be read."""
        divisions = self.divisions()
        whole = read_prefix(text, divisions, "")
        direct = divisions.named(text)
        if direct:
            return self._nearest(direct)
        if not whole.rest and whole.codes:
            return self._nearest(whole.codes)
        inside = read_prefix(text, divisions, self.home)
        if inside.reach is Reach.AMBIGUOUS or not inside.codes:
            return ()
        streets = [s.code for one in divisions.districts(inside.codes[0]) for s in divisions.streets(one)
                   if s.name == inside.rest]  # fmt: skip
        return tuple(streets)

    def _nearest(self, codes: tuple[str, ...]) -> tuple[str, ...]:
        """Those closest to the region served; of a city and its only district the city."""
        shared = {
            code: next((size for size in (6, 4, 2) if code[:size] == self.home[:size] and self.home), 0)
            for code in codes
        }
        close = [code for code in codes if shared[code] == max(shared.values())]
        return tuple(code for code in close if not any(code != other and code.startswith(other) for other in close))

    def _refused(self, codes: tuple[str, ...]) -> Rejected:
        if not codes:
            return refuse(
                "没有找到这个行政区划",
                "There is no such division",
                "请说出区（县）或市的全称，例如 明川市东岸区",
                "Please give its full name, e.g. 明川市东岸区",
            )
        named = "、".join(self.divisions().title(code) for code in codes[:6])
        return refuse(
            "这个地名不止一处",
            "There is more than one place of this name",
            f"请选一个：{named}",
            f"Please choose: {named}",
        )
