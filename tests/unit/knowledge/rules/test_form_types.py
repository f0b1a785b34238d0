"""Do the names of a form get the types of its field types?"""

from suishiban.knowledge.guide import Form, FormField, FormGroup, Option, Scenario, Text
from suishiban.knowledge.rules import GroupType, ValueType, domains_of, types_of


def field(name: str, kind: str, *options: str) -> FormField:
    return FormField(
        id=name, type=kind, label=Text(name), options=tuple(Option(id=one, label=Text(one)) for one in options)
    )


FORM = Form(
    title=Text("申请表"),
    fields=(
        field("owner", "name"),
        field("rented", "yes_no"),
        field("rent", "money"),
        field("floor", "number"),
        field("signed", "date"),
        field("usage", "choice", "office", "shop"),
        field("papers", "multi_choice", "lease", "deed"),
    ),
    groups=(
        FormGroup(
            id="holders", label=Text("股东"), row=Text("股东"), fields=(field("share", "number"), field("who", "name"))
        ),
    ),
)
SCENARIO = Scenario(
    id="premises",
    ask=Text("哪一种？"),
    label=Text("情形"),
    options=(Option(id="rent", label=Text("租")), Option(id="own", label=Text("有"))),
)


def test_types() -> None:
    assert types_of(FORM, [SCENARIO]) == {
        "premises": ValueType.STRING,
        "owner": ValueType.STRING,
        "rented": ValueType.BOOL,
        "rent": ValueType.NUMBER,
        "floor": ValueType.NUMBER,
        "signed": ValueType.DATE,
        "usage": ValueType.STRING,
        "papers": ValueType.STRINGS,
        "holders": GroupType({"share": ValueType.NUMBER, "who": ValueType.STRING}),
    }


def test_domains() -> None:
    assert domains_of(FORM, [SCENARIO]) == {
        "premises": ["rent", "own"],
        "rented": (True, False),
        "usage": ["office", "shop"],
    }
