"""How do people say what the guides say officially?

Reads `everyday_words.yaml`, the project's own list, and rewrites texts with it. All chance comes from the `Random`
given.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from random import Random

import yaml

Group = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Phrasing:
    """Groups of wordings that mean the same; the first of a group is the official one."""

    things: tuple[Group, ...]
    acts: tuple[Group, ...]
    aspects: tuple[Group, ...]
    words: tuple[Group, ...]
    before: Group
    """What people put in front of a question."""
    after: Group
    """What they put behind it."""
    members: Mapping[str, Group]
    """Wording → its group, for everything that may be replaced inside a text."""
    pattern: re.Pattern[str]
    """Any wording of `members`, longest first."""

    def reworded(self, text: str, chance: float, random: Random) -> str:
        """`text` with each known wording replaced, at that chance, by another of its group."""

        def other(match: re.Match[str]) -> str:
            return random.choice(self.members[match.group()]) if random.random() < chance else match.group()

        return self.pattern.sub(other, text)

    def asked(self, text: str, random: Random) -> str:
        """`text` between the small words of a question."""
        return random.choice(self.before) + text + random.choice(self.after)

    def placed(self, text: str, places: Sequence[str], random: Random) -> str:
        """`text`, one time in four with a place said before or behind it, in full or in short."""
        if random.random() > 0.25:
            return text
        place = random.choice(places)
        said = place if random.random() < 0.5 else place[:2]
        return said + text if random.random() < 0.7 else text + said

    def matter(self, random: Random) -> tuple[Group, ...]:
        """A made-up matter: a thing, mostly with an act, sometimes with an aspect asked for."""
        parts = [random.choice(self.things)]
        if random.random() < 0.7:
            parts.append(random.choice(self.acts))
        if random.random() < 0.35:
            parts.append(random.choice(self.aspects))
        return tuple(parts)

    def officially(self, matter: tuple[Group, ...], random: Random) -> str:
        """The matter as a guide or a standard question names it."""
        said = [group[0] if random.random() < 0.7 else random.choice(group) for group in matter]
        if len(said) > 1 and random.random() < 0.4:
            said[0], said[1] = said[1], said[0]
        return "".join(said)

    def casually(self, matter: tuple[Group, ...], random: Random) -> str:
        """The matter as somebody asks for it."""
        said = [random.choice(group) for group in matter]
        if random.random() < 0.5:
            random.shuffle(said)
        return self.asked(random.choice(["", "", "", "，", "的"]).join(said), random)


def load_phrasing() -> Phrasing:
    """The list that comes with the project."""
    path = files("suishiban.training.data") / "everyday_words.yaml"
    content = yaml.safe_load(path.read_text(encoding="utf-8"))
    groups = {
        key: tuple(tuple(str(one) for one in group) for group in content[key])
        for key in ("things", "acts", "aspects", "words")
    }
    members = {one: group for group in (*groups["words"], *groups["things"]) for one in group if len(one) > 1}
    longest_first = sorted(members, key=len, reverse=True)
    return Phrasing(
        **groups,
        before=tuple(str(one) for one in content["fluff_before"]),
        after=tuple(str(one) for one in content["fluff_after"]),
        members=members,
        pattern=re.compile("|".join(map(re.escape, longest_first))),
    )
