"""A workbook around any bytes, past the ZIP's sums: its parts as XML, or rows of cells that are sound XML."""

from io import BytesIO
from xml.sax.saxutils import escape
from zipfile import ZipFile

_TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_DOC = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACK = "http://schemas.openxmlformats.org/package/2006"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_CONTENT = f"""<Types xmlns="{_PACK}/content-types"><Default Extension="xml" ContentType="application/xml"/>
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Override PartName="/xl/workbook.xml" ContentType="{_TYPES}.sheet.main+xml"/>
<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_TYPES}.worksheet+xml"/>
<Override PartName="/xl/sharedStrings.xml" ContentType="{_TYPES}.sharedStrings+xml"/>
<Override PartName="/xl/styles.xml" ContentType="{_TYPES}.styles+xml"/></Types>"""
_RELATIONS = f"""<Relationships xmlns="{_PACK}/relationships">
<Relationship Id="r1" Type="{_DOC}/officeDocument" Target="xl/workbook.xml"/></Relationships>"""
_PARTS = f"""<Relationships xmlns="{_PACK}/relationships">
<Relationship Id="r1" Type="{_DOC}/worksheet" Target="worksheets/sheet1.xml"/>
<Relationship Id="r2" Type="{_DOC}/sharedStrings" Target="sharedStrings.xml"/>
<Relationship Id="r3" Type="{_DOC}/styles" Target="styles.xml"/></Relationships>"""
_BOOK = f"""<workbook xmlns="{_MAIN}" xmlns:r="{_DOC}">
<sheets><sheet name="a" sheetId="1" r:id="r1"/></sheets></workbook>"""
_BETWEEN = b"\n--\n"
"""What parts one input into the content of the parts: sheet, shared texts, styles, workbook."""
_DEFAULTS = (
    b"<sheetData/>",
    b'<si><t>visit</t></si><si><t xml:space="preserve">a b</t></si>',
    b'<cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="22"/></cellXfs>',
)
_ROOTS = ("worksheet", "sst", "styleSheet")
_NAMES = ("xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml")


def workbook_of(data: bytes) -> bytes:
    """Return a ZIP as a spreadsheet is one.

    `PK` begins a whole ZIP, `<` the content of the parts, anything else are rows of cells between tabs.
    """
    if data.startswith(b"PK"):
        return data
    pieces = data.split(_BETWEEN) if data.startswith(b"<") else [_rows(data)]
    buffer = BytesIO()
    with ZipFile(buffer, "w") as package:
        package.writestr("[Content_Types].xml", _CONTENT)
        package.writestr("_rels/.rels", _RELATIONS)
        package.writestr("xl/_rels/workbook.xml.rels", _PARTS)
        package.writestr("xl/workbook.xml", pieces[3] if len(pieces) > 3 else _BOOK)
        for place, name in enumerate(_NAMES):
            inner = pieces[place] if place < len(pieces) and pieces[place] else _DEFAULTS[place]
            root = _ROOTS[place].encode()
            package.writestr(name, b'<%s xmlns="%s">%s</%s>' % (root, _MAIN.encode(), inner, root))
    return buffer.getvalue()


def _rows(data: bytes) -> bytes:
    lines = data.decode("utf-8", "ignore").split("\n")
    rows = ("".join(map(_cell, line.split("\t"))) for line in lines)
    return f"<sheetData>{''.join(f'<row>{cells}</row>' for cells in rows)}</sheetData>".encode()


def _cell(words: str) -> str:
    """Return a cell: `n=` and other types before its stored value, `m=` a date, `f=` a formula, else a text."""
    kind, equals, value = words.partition("=")
    value = escape(value)
    if not equals or kind not in {"n", "s", "b", "e", "d", "str", "m", "f"}:
        return f'<c t="inlineStr"><is><t>{escape(words)}</t></is></c>'
    if kind == "f":
        return f"<c><f>{value}</f></c>"
    form = 's="1"' if kind == "m" else f't="{kind}"'
    return f"<c {form}><v>{value}</v></c>"
