"""Who are the demo citizens? All invented; they exist only in demo mode."""

from collections.abc import Mapping
from pathlib import Path

import yaml

from suishiban.assistant.policy.evidence import Record
from suishiban.knowledge.guide import Text

_PEOPLE = Path(__file__).with_name("demo_people.yaml")


#: Who the demo citizens to choose from are, in a few words; there are others, for whom these act.
WHO: Mapping[str, Text] = {
    "zhang-jie": Text("公司法定代表人，已婚", "Runs a small company, married"),
    "wang-xiulan": Text("中学教师，刚生了孩子", "School teacher with a newborn"),
    "li-guodong": Text("退休老人", "Retired"),
    "chen-yu": Text("外县来的年轻职工", "Young employee from another county"),
    "maimaiti": Text("维吾尔族大学生", "Uyghur student"),
}


class DemoIdentity:
    """Vouches for invented people, the demo citizens by default; the login code is their id, e.g. zhang-jie."""

    def __init__(self, people: Mapping[str, Mapping[str, Record]] | None = None) -> None:
        """`people`: id → what each source holds of them."""
        self.people: Mapping[str, Mapping[str, Record]] = people or yaml.safe_load(_PEOPLE.read_text(encoding="utf-8"))

    def verify(self, code: str) -> Record | None:
        """See `IdentityProvider`."""
        person = self.people.get(code)
        return person["identity"] if person else None
