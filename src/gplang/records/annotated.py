"""The annotated names of a class."""

import sys
from collections.abc import Mapping


def annotated_names(namespace: Mapping[str, object]) -> tuple[str, ...]:
    """Return the names that the body of a class annotates, in their order."""
    found = namespace.get("__annotations__")
    if found is None and sys.version_info >= (3, 14):
        from annotationlib import Format, call_annotate_function, get_annotate_from_class_namespace

        annotate = get_annotate_from_class_namespace(namespace)
        found = annotate and call_annotate_function(annotate, Format.FORWARDREF)
    return tuple(found) if isinstance(found, dict) else ()
