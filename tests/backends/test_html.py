import json
import re
from base64 import b64encode
from hashlib import sha256
from xml.etree.ElementTree import Element as StandardElement
from xml.etree.ElementTree import tostring

import pytest
from syrupy.assertion import SnapshotAssertion

from backends.outputs import BY_DEFAULT, PLANS, make, read_plan, schedule_of
from backends.page_text import read_page, read_tags
from gplang.backends.html import open_page
from gplang.backends.html.elements import Element, add, make_element, settle, write, write_xml
from gplang.backends.volume import render as render_volume
from gplang.scheduling.excerpt import limit_weeks
from scheduling.tables import compile_plan


@pytest.mark.parametrize("name", sorted(path.stem for path in PLANS.glob("*.gpl")))
def test_the_text_of_the_page(name: str, snapshot: SnapshotAssertion) -> None:
    assert read_page(make(read_plan(name), "html")) == snapshot


def test_the_page_loads_nothing_and_says_so() -> None:
    page = make(read_plan("whole"), "html").decode()
    tags = read_tags(page.encode())
    assert not [tag for tag, given in tags if {"src", "srcset", "style", "onclick", "onload"} & given.keys()]
    assert {given["href"][0] for _, given in tags if "href" in given} == {"#"}
    assert "url(" not in page.replace("url(#assists)", "")
    (policy,) = (given["content"] for _, given in tags if given.get("http-equiv") == "Content-Security-Policy")
    kinds = dict(part.strip().split(" ", 1) for part in policy.split(";"))
    assert kinds["default-src"] == kinds["base-uri"] == kinds["form-action"] == "'none'"
    for tag, kind in (("style", "style-src"), ("script", "script-src")):
        (text,) = re.findall(rf"<{tag}>(.*?)</{tag}>", page, re.S)
        assert kinds[kind] == f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def as_standard(element: Element) -> StandardElement:
    """Return an element as one of the standard library."""
    made = StandardElement(element.tag, element.attributes)
    made.text, made.tail = element.text, element.tail
    made.extend(map(as_standard, element.held))
    return made


def test_elements_are_written_as_the_standard_library_writes_them() -> None:
    page, main = open_page('A & B <c> "d"')
    link = add(main, "a", "1 < 2 & 3 > 2", href="?a=1&b=<2>", aria_label='"quoted"', class_="odd")
    link.tail = " behind & beyond"
    add(main, "input", type="checkbox", data_set="a > b")
    add(main, "p", "")
    add(page, "script", "if (1 < 2 && 3 > 2) {}")
    assert write(page) == tostring(as_standard(page), encoding="unicode", method="html")
    assert write_xml(page) == tostring(as_standard(page), encoding="unicode")


def test_a_settled_element_stands_in_many_places() -> None:
    sets = make_element("ul", class_="sets")
    add(sets, "li", "5 < 6")
    first, second = make_element("div"), make_element("div")
    first.held.append(settle(sets))
    second.held.append(sets)
    assert write(first) == write(second) == '<div><ul class="sets"><li>5 &lt; 6</li></ul></div>'


def test_links_lead_to_places_and_places_are_unique() -> None:
    tags = read_tags(make(read_plan("whole"), "html"))
    places = [given["id"] for _, given in tags if "id" in given]
    assert len(places) == len(set(places))
    assert {given["href"][1:] for _, given in tags if "href" in given} <= set(places)
    assert {name for _, given in tags for name in given.get("aria-labelledby", "").split()} <= set(places)


def test_plan_text_makes_no_markup() -> None:
    harmless, hostile = (read_tags(make(read_plan(name), "html")) for name in ("all-day", "hostile"))
    known = {tag for tag, _ in harmless} | {"ul", "dd", "li", "b", "i", "h5"}
    assert {tag for tag, _ in hostile} <= known
    assert sum(tag == "script" for tag, _ in hostile) == 1
    assert "<script>alert(1)</script>" in read_page(make(read_plan("hostile"), "html"))


def test_ticks_of_a_session_have_names_of_their_own() -> None:
    names: dict[str, list[str]] = {}
    page = ""
    for _, given in read_tags(make(read_plan("whole"), "html")):
        page = given.get("data-key", page)
        if "data-set" in given:
            names.setdefault(page, []).append(given["data-set"])
    assert len(names) == 6
    assert all(len(found) == len(set(found)) for found in names.values())


def test_the_bars_are_those_of_the_volume_report() -> None:
    plan = read_plan("whole")
    document = json.loads(render_volume([schedule_of(plan)]))
    told = [text for text in read_page(make(plan, "html")).splitlines() if text.startswith("week 1: ")]
    muscles = document["band"]["muscles"]
    weeks = document["athletes"][0]["weeks"]
    assert len(told) == len(muscles)
    for muscle, text in zip(muscles, told, strict=True):
        totals = [each.split(": ")[1].split(",")[0] for each in text.split("; ")]
        assert [float(total) for total in totals] == [week["volume"][muscle]["total"] for week in weeks]
        assert [", below" in each for each in text.split("; ")] == [
            week["volume"][muscle]["band"] == "below" for week in weeks
        ]


def test_a_circuit_over_two_roles_is_one_circuit() -> None:
    plan = compile_plan(
        'plan "P"\nsession a\n  circuit A 3 rounds rest 60s\n  secondary A1 goblet-squat 1x10\n'
        "  accessory A2 plank 1x30s\nweek 1\n  mon a\n"
    )
    text = read_page(make(plan, "html"))
    assert text.count("Circuit A: ") == 1
    assert "#### Secondary, Accessory" in text
    assert text.count("round ") == 3


def test_some_weeks_are_those_of_the_whole() -> None:
    from gplang.backends import render

    schedule = schedule_of(read_plan("whole"))
    part = render("html", limit_weeks(schedule, {2}), BY_DEFAULT)
    assert isinstance(part, bytes)
    whole = make(read_plan("whole"), "html")
    cards = [re.findall(r"<article.*?</article>", page.decode(), re.S) for page in (whole, part)]
    assert cards[1] == cards[0][2:4]
    assert "2 of 3" in read_page(part)


def test_a_long_plan_stays_small() -> None:
    lines = "".join(f"  {role} {name} 4x8 @rir2\n" for role, name in (
        ("primary", "rdl"), ("secondary", "hip-thrust"), ("accessory", "leg-press"), ("accessory", "plank"),
    ))  # fmt: skip
    plan = compile_plan(f'plan "P"\nsession a\n{lines}week 1-104\n  mon-thu a\n')
    page = make(plan, "html")
    assert page.count(b"<article") == 416
    assert len(page) < 4_000_000
