"""In which English words does a citizen say what they know?

Values are said in any of the forms that people use, without asking which of them the service accepts. Names, companies
and addresses of the city are written as on the papers, in Chinese.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from random import Random

from suishiban.assistant.rehearsal.citizens.goals import Fact
from suishiban.assistant.rehearsal.citizens.slips import Part

Parts = tuple[Part, ...]
_SMALL = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
_ORDINALS = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"]


def value_said(fact: Fact, random: Random) -> Parts:
    """The value alone, in some form."""
    return _SAID.get(fact.field.type, _as_it_is)(fact, random)


def answer(fact: Fact, random: Random) -> Parts:
    """The value as an answer to the question just asked, often with small words around it."""
    said = value_said(fact, random)
    if fact.field.type == "yes_no" or random.random() < 0.6:
        return said
    before = random.choice(_BEFORE.get(fact.field.type, ("it's ", "that's ", "it is ", "")))
    return (Part(before), *said, Part(random.choice(["", "", ".", ", thanks", " I think"])))


def named(fact: Fact, random: Random) -> Parts:
    """The value with the name of the blank, as an answer that nobody asked for yet."""
    name = random.choice((_lower(fact.label), *(one for one in fact.field.aliases if one.isascii())))
    if fact.field.type == "yes_no":
        return (Part(_lower(fact.label)), Part(": yes" if fact.value else ": no"))
    before, joint = random.choice([("my ", " is "), ("the ", " is "), ("", ": "), ("", " is "), ("", " ")])
    return (Part(before + name), Part(joint), *_plainly(fact))


def together(facts: Sequence[Fact], random: Random) -> Parts:
    """The values of several blanks asked for in one question: bare, or each with the name of its blank."""
    joint = Part(random.choice([", ", ", ", "; ", " and ", "\n"]))
    say = named if random.random() < 0.25 and all(fact.row is None for fact in facts) else value_said
    first, *others = [say(fact, random) for fact in facts]
    return (*first, *(part for one in others for part in (joint, *one)))


def corrected(fact: Fact, random: Random) -> Parts:
    """That an earlier answer was wrong, and what is right."""
    name = _lower(fact.label)
    if fact.row is not None:
        name = f"{name} of {_lower(fact.row.en)} {fact.number}"
    before, after = random.choice(
        [
            ("change the {} to ", ""),
            ("no, the {} is ", ""),
            ("sorry, the {} should be ", ""),
            ("I made a mistake, the {} is ", ""),
            ("the {} is wrong, it should be ", ""),
            ("Please correct the {} to ", ", thanks"),
            ("actually my {} is ", ""),
        ]
    )
    return (Part(before.format(name)), *_plainly(fact), Part(after))


def wrong(fact: Fact, random: Random) -> Parts | None:
    """An answer to the question that holds no valid value; None where anything would be one."""
    texts = _WRONG.get(fact.field.type)
    if texts is None:
        return None
    return (Part(random.choice(texts)(fact.shown), exact=True),)


def _lower(name: str) -> str:
    """A name inside a sentence; an abbreviation stays as it is."""
    first = name.split(" ")[0]
    return name if first.isupper() and len(first) > 1 else name[:1].lower() + name[1:]


def _plainly(fact: Fact) -> Parts:
    if fact.field.type == "yes_no":
        return (Part("yes" if fact.value else "no"),)
    if fact.field.options:
        return (Part(fact.shown),)
    return (Part(fact.shown, exact=True),)


def _as_it_is(fact: Fact, random: Random) -> Parts:
    return (Part(fact.shown, exact=True),)


def _number_code(fact: Fact, random: Random) -> Parts:
    """An ID number, card or code: in one piece, in groups, a letter small."""
    text = fact.shown.replace(" ", "")
    if random.random() < 0.25:
        text = " ".join(text[at : at + 4] for at in range(0, len(text), 4))
    return (Part(text.lower() if random.random() < 0.2 else text, exact=True),)


def _mobile(fact: Fact, random: Random) -> Parts:
    text = fact.shown
    if random.random() < 0.4 and len(text) == 11 and text.isdigit():
        text = random.choice(["-", " "]).join((text[:3], text[3:7], text[7:]))
        text = random.choice(["", "", "+86 "]) + text
    return (Part(text, exact=True),)


def _day(fact: Fact, random: Random) -> Parts:
    day = fact.value
    assert isinstance(day, date)
    nth = f"{day.day}{'th' if 10 < day.day < 14 else {1: 'st', 2: 'nd', 3: 'rd'}.get(day.day % 10, 'th')}"
    forms = [
        day.isoformat(),
        f"{day:%B} {day.day}, {day.year}",
        f"{day.day} {day:%B} {day.year}",
        f"{day:%b} {day.day} {day.year}",
        f"{day:%B} {nth}, {day.year}",
        f"the {nth} of {day:%B} {day.year}",
        f"{day.year}/{day.month}/{day.day}",
    ]
    return (Part(random.choice(forms), exact=True),)


def _money(fact: Fact, random: Random) -> Parts:
    amount = fact.value
    assert isinstance(amount, Decimal)
    forms = [f"{amount}", f"{amount} yuan", f"{amount:,} yuan", f"RMB {amount:,}", f"¥{amount}", fact.shown]
    if amount and amount % 1000 == 0:
        forms += [f"{amount // 1000}k", f"{amount // 1000} thousand yuan"]
    if amount >= 1_000_000 and amount % 100_000 == 0:
        forms += [f"{amount / 1_000_000:f} million"]
    return (Part(random.choice(forms), exact=True),)


def _number(fact: Fact, random: Random) -> Parts:
    forms, value = [str(fact.value), fact.shown], fact.value
    unit = f" {fact.field.unit.en}" if fact.field.unit is not None else ""
    forms.append(f"{value}{unit}")
    if isinstance(value, Decimal | int) and value == int(value) and 0 < value <= 12:
        forms.append(_SMALL[int(value)] + unit)
    return (Part(random.choice(forms), exact=True),)


def _chosen(fact: Fact, random: Random) -> Parts:
    """The option's label or what people call it, or which one it is."""
    options = fact.field.options
    number = next(at for at, option in enumerate(options) if option.id == fact.value)
    if random.random() < 0.1 and number < len(_ORDINALS):
        return (Part(random.choice([f"the {_ORDINALS[number]} one", f"option {number + 1}"])),)
    option = options[number]
    label = option.label.en
    return (Part(random.choice((label, _lower(label), *(one for one in option.aliases if one.isascii())))),)


def _several(fact: Fact, random: Random) -> Parts:
    chosen = fact.value if isinstance(fact.value, tuple) else ()
    labels = [option.label.en for option in fact.field.options if option.id in chosen]
    return (Part(random.choice([", ", " and "]).join(labels)),)


def _yes_no(fact: Fact, random: Random) -> Parts:
    yes = ("yes", "Yes", "yeah", "yep", "that's right", "yes, that's right")
    no = ("no", "No", "nope", "no, not at all", "not really")
    return (Part(random.choice(yes if fact.value else no)),)


_SAID: Mapping[str, Callable[[Fact, Random], Parts]] = {
    "id_number": _number_code,
    "credit_code": _number_code,
    "bank_card": _number_code,
    "mobile": _mobile,
    "phone": _mobile,
    "date": _day,
    "money": _money,
    "number": _number,
    "choice": _chosen,
    "multi_choice": _several,
    "yes_no": _yes_no,
}
_BEFORE = {
    "name": ("it's ", "the name is ", "that would be "),
    "address": ("it's ", "the address is ", "at "),
    "mobile": ("my number is ", "it's ", "you can reach me at "),
    "date": ("it's ", "on ", "I think it's ", "the date is "),
    "money": ("it's ", "a total of ", "that's "),
    "number": ("it's ", "a total of ", "I'd say "),
    "choice": ("it's ", "that would be ", "I'd say ", "I choose "),
    "org_name": ("it's ", "the company is called ", "the full name is "),
}
_WRONG: Mapping[str, tuple[Callable[[str], str], ...]] = {
    "id_number": (lambda shown: shown[:-1], lambda shown: shown[:6] + "0000" + shown[10:]),
    "mobile": (lambda shown: shown[:-1], lambda shown: shown + "6"),
    "credit_code": (lambda shown: shown[:-2],),
    "bank_card": (lambda shown: shown.replace(" ", "")[:10],),
    "date": (lambda _: "February 30, 2026", lambda _: "I can't remember which day", lambda _: "13/32/2025"),
    "number": (lambda _: "a lot", lambda _: "quite a few"),
    "money": (lambda _: "quite a lot", lambda _: "a fair amount"),
    "choice": (lambda _: "either is fine", lambda _: "whatever"),
    "address": (lambda _: "just around the corner", lambda _: "not far from here"),
    "yes_no": (lambda _: "it depends",),
}
