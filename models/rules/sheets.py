"""A sheet of text cells as rows by column name: columns are matched by the header, wherever they stand."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from models.rules.rows import Fault, Row, RowError

NO_COLUMN = "sheet.no_column"
NO_ROWS = "sheet.no_rows"
MORE_CELLS = "sheet.more_cells"
NUL = "sheet.nul"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a sheet that is not blank; `number` counts as a person does, 1 is the sheet's first row."""

    number: int
    cells: tuple[str, ...]


def sheet_rows(
    lines: Sequence[Line], known: Collection[str], needed: Collection[str], errors: list[RowError]
) -> list[Row]:
    """Return the rows below the header; empty, with the faults noted, where the header cannot be used.

    A row may be shorter than the header (its last cells are empty) and have blank cells beyond it.

    Args:
        lines: the header first, then the rows, as they stand in the file.
        known: names that a column may have; any other is refused by name.
        needed: names that must be there.
        errors: where faults are noted.
    """
    if not lines:
        errors.append(RowError(1, "", Fault.EMPTY_FILE, {}))
        return []
    names = [" ".join(cell.split()).casefold() for cell in lines[0].cells]
    while names and not names[-1]:
        names.pop()
    if _header_faults(lines[0].number, names, known, needed, errors):
        return []
    if len(lines) == 1:
        errors.append(RowError(lines[0].number, "", NO_ROWS, {}))
    return [_row(line, names, errors) for line in lines[1:]]


def _header_faults(
    number: int, names: list[str], known: Collection[str], needed: Collection[str], errors: list[RowError]
) -> bool:
    """Note what is wrong with the header and return whether anything is."""
    header = Row("", number, {}, errors)
    before = len(errors)
    for place, name in enumerate(names):
        if name not in known:
            header.refuse(name[:60], Fault.UNKNOWN_KEY, value=name[:60] or f"({place + 1})")
        elif name in names[:place]:
            header.refuse(name, Fault.DUPLICATE, value=name)
    for name in needed:
        if name not in names:
            header.refuse(name, NO_COLUMN, value=name)
    return len(errors) > before


def _row(line: Line, names: list[str], errors: list[RowError]) -> Row:
    row = Row("", line.number, dict(zip(names, line.cells, strict=False)), errors)
    if any(cell.strip() for cell in line.cells[len(names) :]):
        row.refuse("", MORE_CELLS, columns=len(names))
    for name, cell in zip(names, line.cells, strict=False):
        if "\0" in cell:
            row.refuse(name, NUL)
    return row
