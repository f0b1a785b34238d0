"""How long does finding the values in a sentence take, and reading the divisions?

The recognisers of all field types over one sentence, beside one search of the sentence for each type by a compiled
regular expression (the least a recogniser can do); the national divisions beside unpacking their file alone. The
median of several rounds counts. `--json` prints the figures as one JSON object.
"""

import argparse
import gzip
import json
import platform
import re
from collections.abc import Callable
from dataclasses import asdict, dataclass
from importlib.resources import files
from pathlib import Path
from statistics import median
from time import perf_counter

from suishiban.knowledge.fields import field_types, load_divisions
from suishiban.knowledge.guide import FormField, Option, Text

REGION = Path(__file__).parents[1] / "guides" / "regions" / "mingchuan.yaml"
SENTENCE = "我叫张三，手机是幺五四零零零零一二三四，身份证号990102199003070011，住在明川市东岸区世纪大道100号3楼"
OPTIONS = (Option(id="lease", label=Text("租赁", "Lease")), Option(id="own", label=Text("自有", "Owned")))


@dataclass(frozen=True, slots=True)
class Timing:
    """Milliseconds of ours and of the peer, and how many times the peer's it is."""

    title: str
    ours_ms: float
    peer: str
    peer_ms: float
    ratio: float


def timed(title: str, ours: Callable[[], object], peer: str, theirs: Callable[[], object], rounds: int) -> Timing:
    """Both in turn, `rounds` times."""
    pairs = [(_once(ours), _once(theirs)) for _ in range(rounds)]
    mine, other = (median(column) * 1000 for column in zip(*pairs, strict=True))
    return Timing(title, round(mine, 3), peer, round(other, 3), round(mine / other, 1))


def _once(call: Callable[[], object]) -> float:
    begun = perf_counter()
    call()
    return perf_counter() - begun


def measure(rounds: int) -> list[Timing]:
    types = field_types(load_divisions(REGION), "990102")
    blanks = {kind: FormField(id="blank", type=kind, label=Text("测试项"), options=OPTIONS) for kind in types}
    patterns = [re.compile(rf"[\u4e00-\u9fff]{{2,}}{number}") for number in range(len(types))]
    packed = files("suishiban.knowledge.fields").joinpath("data", "divisions.tsv.gz").read_bytes()
    return [
        timed(
            f"{len(types)} recognisers over {len(SENTENCE)} characters",
            lambda: [kind.recognise(SENTENCE, blanks[name]) for name, kind in types.items()],
            "as many searches by regular expression",
            lambda: [pattern.search(SENTENCE) for pattern in patterns],
            rounds,
        ),
        timed(
            "divisions with the sample city's",
            lambda: load_divisions(REGION),
            "unpacking and splitting the national file",
            lambda: [line.split("\t") for line in gzip.decompress(packed).decode().splitlines()],
            rounds,
        ),
    ]


def main() -> None:
    reader = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    reader.add_argument("--json", action="store_true")
    reader.add_argument("--rounds", type=int, default=15)
    options = reader.parse_args()
    timings = measure(options.rounds)
    if options.json:
        content = {"python": platform.python_version(), "timings": [asdict(one) for one in timings]}
        print(json.dumps(content, indent=1, ensure_ascii=False))
        return
    for one in timings:
        print(f"{one.title}: {one.ours_ms} ms; {one.peer}: {one.peer_ms} ms; {one.ratio} times")


if __name__ == "__main__":
    main()
