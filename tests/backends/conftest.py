import pytest
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.single_file import SingleFileSnapshotExtension


class CsvFile(SingleFileSnapshotExtension):
    file_extension = "csv"


class IcsFile(SingleFileSnapshotExtension):
    file_extension = "ics"


class JsonFile(SingleFileSnapshotExtension):
    file_extension = "json"


class MarkdownFile(SingleFileSnapshotExtension):
    file_extension = "md"


@pytest.fixture
def output(snapshot: SnapshotAssertion) -> dict[str, SnapshotAssertion]:
    """Snapshots by target: whole files, compared byte by byte."""
    kinds = {"csv": CsvFile, "ics": IcsFile, "json": JsonFile, "md": MarkdownFile}
    return {target: snapshot.use_extension(kind) for target, kind in kinds.items()}
