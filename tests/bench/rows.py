"""What a benchmark says: one line of the table."""

import statistics
from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """A measured value, the limit it has to hold, and what it is compared with."""

    name: str
    value: float
    unit: str
    limit: float | None = None
    beside: str = ""

    @property
    def holds(self) -> bool:
        return self.limit is None or self.value <= self.limit


def percentile(values: Sequence[float], share: float) -> float:
    """The value that `share` of the others do not exceed; of a few, the largest."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def median(values: Sequence[float]) -> float:
    return statistics.median(values)


def table(rows: Iterable[Row]) -> str:
    lines = [["what", "measured", "limit", "", "beside"]]
    for row in rows:
        limit = "" if row.limit is None else f"≤ {row.limit:g} {row.unit}"
        verdict = "" if row.limit is None else ("ok" if row.holds else "MISSED")
        measured = f"{row.value:,.4g} {row.unit}"
        lines.append([row.name, measured, limit, verdict, row.beside])
    widths = [max(len(line[column]) for line in lines) for column in range(5)]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True))
        for line in lines
    )
