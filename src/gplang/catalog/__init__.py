"""Exercises, muscles and equipment: facts as data, read when first asked for."""

from gplang.catalog.alike import suggest_exercises, train_alike
from gplang.catalog.exercise import HARD_KINDS, Exercise, Kind, Kit, Length, Level, Pattern, Region, priority, to_record
from gplang.catalog.loader import (
    Catalog,
    build_catalog,
    load_catalog,
    load_equipment,
    load_muscles,
    load_weights,
)
from gplang.catalog.vocabulary import Vocabulary, build_vocabulary, key

__all__ = [
    "HARD_KINDS",
    "Catalog",
    "Exercise",
    "Kind",
    "Kit",
    "Length",
    "Level",
    "Pattern",
    "Region",
    "Vocabulary",
    "build_catalog",
    "build_vocabulary",
    "key",
    "load_catalog",
    "load_equipment",
    "load_muscles",
    "load_weights",
    "priority",
    "suggest_exercises",
    "to_record",
    "train_alike",
]
