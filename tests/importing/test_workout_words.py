"""Days in many languages, and loads without the dust of another unit."""

from datetime import date, time
from decimal import Decimal

import pytest

from gplang.importing.workouts.amounts import read_number, read_reserve, settle
from gplang.importing.workouts.dates import find_order, read_minutes, read_when
from gplang.quantities import WeightUnit

SHORT = {
    "en": "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec",
    "de": "Jan. Feb. März Apr. Mai Juni Juli Aug. Sept. Okt. Nov. Dez.",
    "fr": "janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.",
    "es": "ene feb mar abr may jun jul ago sept oct nov dic",
    "it": "gen feb mar apr mag giu lug ago set ott nov dic",
    "pt": "jan. fev. mar. abr. mai. jun. jul. ago. set. out. nov. dez.",
    "tr": "Oca Şub Mar Nis May Haz Tem Ağu Eyl Eki Kas Ara",
    "pl": "sty lut mar kwi maj cze lip sie wrz paź lis gru",
    "nl": "jan feb mrt apr mei jun jul aug sep okt nov dec",
    "sv": "jan. feb. mars apr. maj juni juli aug. sep. okt. nov. dec.",
    "ru": "янв. февр. марта апр. мая июня июля авг. сент. окт. нояб. дек.",
    "ja": "1月 2月 3月 4月 5月 6月 7月 8月 9月 10月 11月 12月",
    "ko": "1월 2월 3월 4월 5월 6월 7월 8월 9월 10월 11월 12월",
}
LONG = {
    "en": "January February March April May June July August September October November December",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    "tr": "Ocak Şubat Mart Nisan Mayıs Haziran Temmuz Ağustos Eylül Ekim Kasım Aralık",
    "pl": "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
}


@pytest.mark.parametrize("months", [*SHORT.values(), *LONG.values()], ids=[*SHORT, *(f"{each}-long" for each in LONG)])
def test_the_months(months: str) -> None:
    for number, month in enumerate(months.split(), 1):
        expected = (date(2026, number, 9), time(18, 5))
        for text in (f"9 {month} 2026, 18:05", f"{month} 9, 2026, 6:05 PM", f"9 de {month} de 2026 18:05"):
            assert read_when(text) == expected, text


@pytest.mark.parametrize(
    ("text", "day", "clock"),
    [
        ("2026-12-08 18:10:59", date(2026, 12, 8), time(18, 10)),
        ("2026-12-08T18:10:00.000Z", date(2026, 12, 8), time(18, 10)),
        ("2026-12-08", date(2026, 12, 8), None),
        ("2026年12月8日 18:10", date(2026, 12, 8), time(18, 10)),
        ("2026. 12. 8. 오후 6:10", date(2026, 12, 8), time(18, 10)),
        ("8.12.2026 18.10", date(2026, 12, 8), time(18, 10)),
        ("mardi 8 déc. 2026 à 12:10 am", date(2026, 12, 8), time(0, 10)),
        ("25/12/26", date(2026, 12, 25), None),
        ("12/25/2026 7:05 p. m.", date(2026, 12, 25), time(19, 5)),
        ("8-Dec-2026", date(2026, 12, 8), None),
        ("8/8/2026", date(2026, 8, 8), None),
    ],
)
def test_other_days(text: str, day: date, clock: time | None) -> None:
    assert read_when(text) == (day, clock)


@pytest.mark.parametrize(
    "text", ["", "soon", "31 Feb 2026", "9 ju 2026", "9 jui 2026", "3/4/2026", "1 Jan 1024", "2026-13-01", "９９９９"]
)
def test_what_is_no_day(text: str) -> None:
    assert read_when(text) is None


def test_the_order_of_a_column() -> None:
    assert find_order(["3/4/2026", "25/4/2026"]) is True
    assert find_order(["3/4/2026", "4/25/2026"]) is False
    assert find_order(["3.4.2026"]) is True
    assert find_order(["3/4/2026", "2026-04-03", "?"]) is None


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        ("88.18lb", "40kg"),
        ("110.23lb", "50kg"),
        ("231.49lb", "105kg"),
        ("176.37lb", "80kg"),
        ("135lb", "135lb"),
        ("82.5lb", "82.5lb"),
        ("61.23kg", "135lb"),
        ("61.2kg", "135lb"),
        ("20.41kg", "45lb"),
        ("61.23496995kg", "135lb"),
        ("82.5kg", "82.5kg"),
        ("1.25kg", "1.25kg"),
        ("79.99999kg", "80kg"),
        ("12.3kg", "12.3kg"),
        ("7.771kg", "7.77kg"),
    ],
)
def test_dust(given: str, meant: str) -> None:
    unit = WeightUnit(given[-2:])
    amount, own = settle(Decimal(given[:-2]), unit)
    assert (amount, own) == (Decimal(meant[:-2]), WeightUnit(meant[-2:]))


def test_every_plate_comes_back_from_the_other_unit() -> None:
    """Each load on a bar in quarters of a kilogram, as an app that counts pounds writes it, to hundredths."""
    wrong = []
    for quarters in range(1, 1_200):
        load = Decimal(quarters) / 4
        written = (load / Decimal("0.45359237")).quantize(Decimal("0.01"))
        for amount in (written, written.normalize()):
            if amount % Decimal("0.25") and settle(amount, WeightUnit.LB) != (load, WeightUnit.KG):
                wrong.append(load)
    assert wrong == []


@pytest.mark.parametrize(
    ("rpe", "rir", "reserve"),
    [("8", "", "2"), ("8,5", "", "1.5"), ("", "0", "0"), ("9", "2", "2"), ("0", "", None), ("", "", None)],
)
def test_effort(rpe: str, rir: str, reserve: str | None) -> None:
    assert read_reserve(rpe, rir) == (None if reserve is None else Decimal(reserve))


@pytest.mark.parametrize(("rpe", "rir"), [("7.3", ""), ("11", ""), ("", "-1"), ("hard", "")])
def test_effort_that_cannot_be(rpe: str, rir: str) -> None:
    assert "left out" in str(read_reserve(rpe, rir))


def test_numbers_and_lengths() -> None:
    assert [read_number(text) for text in ("82,5", "-20", "1e3", "")] == [Decimal("82.5"), Decimal(-20), None, None]
    lengths = ("1h 10m", "45m", "70 min", "1:10:00", "70", "2 h", "?")
    assert [read_minutes(text) for text in lengths] == [70, 45, 70, 70, 70, 120, None]
    assert read_minutes("4200", seconds=True) == 70
