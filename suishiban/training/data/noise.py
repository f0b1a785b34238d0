"""Which slips do fingers and speech recognition make?"""

from random import Random

from suishiban.knowledge.search.sounds import alike


def slipped(text: str, random: Random) -> str:
    """`text` with one slip somewhere: a character left out, doubled, or changed places with the next."""
    if len(text) < 3:
        return text
    at = random.randrange(len(text) - 1)
    return random.choice((_left_out, _doubled, _changed_places))(text, at)


def misheard(text: str, random: Random) -> str:
    """`text` with one Chinese character written as another that sounds the same; English stays as it is."""
    same = alike()
    places = [at for at, character in enumerate(text) if len(same.get(character, "")) > 1]
    if not places:
        return text
    at = random.choice(places)
    other = random.choice([one for one in same[text[at]] if one != text[at]])
    return text[:at] + other + text[at + 1 :]


def _left_out(text: str, at: int) -> str:
    return text[:at] + text[at + 1 :]


def _doubled(text: str, at: int) -> str:
    return text[: at + 1] + text[at:]


def _changed_places(text: str, at: int) -> str:
    return text[:at] + text[at + 1] + text[at] + text[at + 2 :]
