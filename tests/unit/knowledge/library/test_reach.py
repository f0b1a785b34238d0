"""What does a new edition of a guide change, and where?"""

from suishiban.knowledge.library.edition import Edition, edition_of
from suishiban.knowledge.library.reach import Change, Part, reach
from suishiban.knowledge.parse.guide_file import ParsedGuide, parse_guide


def edition(text: str, version: int) -> Edition:
    parsed = parse_guide(text, "stall")
    assert isinstance(parsed, ParsedGuide), parsed
    return edition_of(parsed, version)


def test_the_same_text_reaches_nobody(stall: str) -> None:
    found = reach(edition(stall, 1), edition(stall, 2), ())
    assert (found.parts, found.sections, found.regions) == ((), (), ())


def test_a_change_reaches_the_regions_that_do_not_say_otherwise(stall: str) -> None:
    slower = stall.replace("statutory: 5, promised: 3", "statutory: 5, promised: 4")
    found = reach(edition(stall, 1), edition(slower, 2), ())
    assert found.sections == ("limits",)
    assert found.regions == ("9901", "990121")
    assert "990131000001-990102" not in found.implementations


def test_changed_blanks_and_documents_are_named(stall: str) -> None:
    changed = stall.replace("id: stove", "id: open_fire").replace("when: stove &&", "when: open_fire &&")
    found = reach(edition(stall, 1), edition(changed.replace("复印件1份", "复印件2份"), 2), ())
    assert set(found.parts) == {
        Part("form.stove", Change.REMOVED),
        Part("form.open_fire", Change.ADDED),
        Part("form.helpers.helper_since", Change.CHANGED),
        Part("materials.health-certificate", Change.CHANGED),
    }


def test_a_new_item_reaches_all_its_regions(stall: str) -> None:
    found = reach(None, edition(stall, 1), ())
    assert found.regions == ("9901", "990102", "990121")
    assert all(part.change is Change.ADDED for part in found.parts)
