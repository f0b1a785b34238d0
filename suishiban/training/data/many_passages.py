"""What would the index of a province hold? The guides of one city again for many cities, with what differs there.

Real libraries are made of near-duplicates: one item, told by hundreds of districts with other organs, addresses, phones
and days. City after city gets the passages of the project's guides with names, figures and addresses of its own.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from random import Random

from suishiban.knowledge.index.passage import Passage

_NAMES = "安宁平清远丰和昌永长东西南北金银青白云龙凤石林江河海湖山"
_ENDS = "川阳溪原州陵城港泽坪"
_PHONE = re.compile(r"0999-\d{8}")
_NUMBER = re.compile(r"(?<=路|街|道)\d{1,3}(?=号)")


def many_passages(passages: Sequence[Passage], count: int, seed: int = 1) -> Iterator[Passage]:
    """`count` passages: those given, again for one city after the other; regions are 9-digit division codes."""
    random, made, city = Random(seed), 0, 0
    while made < count:
        name = f"{random.choice(_NAMES)}{random.choice(_NAMES)}{random.choice(_ENDS)}"
        region = f"{10 + city % 80:02d}{city // 80:04d}"
        for passage in passages:
            if made == count:
                return
            made += 1
            yield _of_city(passage, name, region, city, random)
        city += 1


def _of_city(passage: Passage, name: str, region: str, city: int, random: Random) -> Passage:
    text = passage.text.replace("明川市", f"{name}市").replace("明川", name)
    text = _PHONE.sub(lambda _: f"0{random.randrange(300, 999)}-{random.randrange(10**7, 10**8)}", text)
    text = _NUMBER.sub(lambda _: str(random.randrange(1, 400)), text)
    if passage.section == "limits":
        text = re.sub(r"承诺办结时限为\d+", f"承诺办结时限为{random.randrange(1, 20)}", text)
    return replace(
        passage,
        id=f"{passage.id}#{city}",
        item=f"{passage.item}-{city}",
        region=region,
        text=text,
        text_en=passage.text_en.replace("Mingchuan", f"City {city}"),
    )
