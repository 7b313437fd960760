"""The zones that people mean by unknown or misleading names of time zones."""

from collections.abc import Mapping
from types import MappingProxyType

MEANT: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        # North America
        **dict.fromkeys(("ET", "EST", "EDT", "EST5EDT", "EASTERN"), ("America/New_York",)),
        **dict.fromkeys(("CT", "CDT", "CST6CDT", "CENTRAL"), ("America/Chicago",)),
        "CST": ("America/Chicago", "Asia/Shanghai"),
        **dict.fromkeys(("MT", "MDT", "MST7MDT", "MOUNTAIN"), ("America/Denver",)),
        "MST": ("America/Denver", "America/Phoenix"),
        **dict.fromkeys(("PT", "PST", "PDT", "PST8PDT", "PACIFIC"), ("America/Los_Angeles",)),
        **dict.fromkeys(("AKT", "AKST", "AKDT", "ALASKA"), ("America/Anchorage",)),
        **dict.fromkeys(("HST", "HDT", "HAWAII"), ("Pacific/Honolulu",)),
        "AST": ("America/Halifax", "Asia/Riyadh"),
        **dict.fromkeys(("AT", "ADT", "ATLANTIC"), ("America/Halifax",)),
        **dict.fromkeys(("NT", "NST", "NDT", "NEWFOUNDLAND"), ("America/St_Johns",)),
        # Middle and South America
        "ART": ("America/Argentina/Buenos_Aires",),
        **dict.fromkeys(("BRT", "BRST"), ("America/Sao_Paulo",)),
        **dict.fromkeys(("CLT", "CLST"), ("America/Santiago",)),
        "COT": ("America/Bogota",),
        "PET": ("America/Lima",),
        "UYT": ("America/Montevideo",),
        "VET": ("America/Caracas",),
        # Europe
        **dict.fromkeys(("GMT", "GREENWICH"), ("Europe/London",)),
        "BST": ("Europe/London", "Asia/Dhaka"),
        **dict.fromkeys(("WET", "WEST"), ("Europe/Lisbon",)),
        **dict.fromkeys(("CET", "CEST", "MET", "MEST"), ("Europe/Berlin", "Europe/Paris")),
        **dict.fromkeys(("MEZ", "MESZ"), ("Europe/Berlin",)),
        **dict.fromkeys(("EET", "EEST"), ("Europe/Athens", "Europe/Helsinki")),
        **dict.fromkeys(("MSK", "MSD"), ("Europe/Moscow",)),
        "TRT": ("Europe/Istanbul",),
        # Africa
        "CAT": ("Africa/Maputo",),
        "EAT": ("Africa/Nairobi",),
        "SAST": ("Africa/Johannesburg",),
        **dict.fromkeys(("WAT", "WAST"), ("Africa/Lagos",)),
        # Asia
        "GST": ("Asia/Dubai",),
        "HKT": ("Asia/Hong_Kong",),
        "ICT": ("Asia/Bangkok",),
        "IDT": ("Asia/Jerusalem",),
        "IRST": ("Asia/Tehran",),
        "IST": ("Asia/Kolkata", "Europe/Dublin", "Asia/Jerusalem"),
        "JST": ("Asia/Tokyo",),
        "KST": ("Asia/Seoul",),
        "MYT": ("Asia/Kuala_Lumpur",),
        "NPT": ("Asia/Kathmandu",),
        "PHT": ("Asia/Manila",),
        "PKT": ("Asia/Karachi",),
        "SGT": ("Asia/Singapore",),
        "WIB": ("Asia/Jakarta",),
        # Australia and the Pacific
        "ACDT": ("Australia/Adelaide",),
        "ACST": ("Australia/Adelaide", "Australia/Darwin"),
        "AEDT": ("Australia/Sydney",),
        **dict.fromkeys(("AEST", "AET"), ("Australia/Sydney", "Australia/Brisbane")),
        "AWST": ("Australia/Perth",),
        **dict.fromkeys(("NZT", "NZST", "NZDT"), ("Pacific/Auckland",)),
    }
)
"""What abbreviations, and other words in capitals, mean to those who write them; several where nobody can tell."""

FIXED: Mapping[str, int] = MappingProxyType({"EST": -5, "MST": -7, "HST": -10})
"""Zones with the name of a winter time that keep it all year, by their hours ahead of world time."""

WORLD = frozenset({"GMT", "GMT0", "GMT+0", "GMT-0", "Greenwich", "Etc/GMT", "Etc/GMT0", "Etc/Greenwich"})
"""Zones that are world time all year, by the name of a place that is not."""

NOWHERE = frozenset({"Factory"})
"""Zones that stand for no place at all."""

RULES = frozenset({"EST5EDT", "CST6CDT", "MST7MDT", "PST8PDT", "WET", "CET", "MET", "EET"})
"""Zones that are the name of a rule of clocks. They have summer time, but no place."""
