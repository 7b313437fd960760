"""What is offered for words that are no time zone; what is said of each stands in `cases/time-zones.gpl`."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gplang.model.zone_table import FIXED, MEANT, NOWHERE, RULES, WORLD
from gplang.model.zones import find_oddity, offered_zones, suggest_zones, zone_names

OFFERED = frozenset(offered_zones())


def test_the_tables_name_zones_that_there_are() -> None:
    assert {zone for zones in MEANT.values() for zone in zones} <= OFFERED
    assert {*FIXED, *RULES, *WORLD, *NOWHERE} <= zone_names() - OFFERED
    assert all(word == word.upper() for word in MEANT)


@pytest.mark.parametrize("word", ["eastern time", "Eastern Standard Time", "Eastern_Daylight_Time", "et", "EST"])
def test_a_zone_in_words(word: str) -> None:
    assert suggest_zones(word) == ("America/New_York",)


@pytest.mark.parametrize("word", ["GMT+2", "UTC-5", "+01:00", "2", "Boston", "America/Boston", "Europe/Munich", "XST"])
def test_nothing_is_offered_where_nobody_can_tell(word: str) -> None:
    assert suggest_zones(word) == ()


@given(st.sampled_from(sorted(OFFERED)), st.data())
def test_a_slip_in_a_city_leads_to_its_region_or_nowhere(zone: str, data: st.DataObject) -> None:
    region, _, city = zone.rpartition("/")
    at = data.draw(st.integers(0, len(city)))
    word = f"{region}/{city[:at]}{data.draw(st.sampled_from('aeqz'))}{city[at + 1 :]}"
    if region and word not in zone_names():
        assert all(
            each.startswith(f"{region}/") or each.rpartition("/")[2].casefold() == word.rpartition("/")[2].casefold()
            for each in suggest_zones(word)
        )


@given(st.text(max_size=40))
def test_whatever_is_offered_is_a_zone_that_people_live_in(word: str) -> None:
    assert set(suggest_zones(word)) <= OFFERED
    assert all(find_oddity(zone) is None for zone in suggest_zones(word))
