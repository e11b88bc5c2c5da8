"""What a reader gets out of a paper: its words, its properties, its picture, its QR codes."""

import re

import pypdfium2
import zxingcpp


def words(pdf: bytes) -> str:
    """Return all text of a PDF, pages after each other, every white space one blank."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        text = " ".join(page.get_textpage().get_text_bounded() for page in document)
    finally:
        document.close()
    # pdfium writes U+FFFE where a line ends in a hyphen of the text's own.
    return re.sub(r"\s+", " ", text.replace("\ufffe", "-"))


def squeezed(text: str) -> str:
    """Return text without white space, since paper breaks lines where it likes."""
    return re.sub(r"\s+", "", text)


def pages(pdf: bytes) -> list[str]:
    """Return the text of each page."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [re.sub(r"\s+", " ", page.get_textpage().get_text_bounded()) for page in document]
    finally:
        document.close()


def sizes_mm(pdf: bytes) -> list[tuple[int, int]]:
    """Return width and height of each page in whole millimetres."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [tuple(round(side / 72 * 25.4) for side in page.get_size()) for page in document]
    finally:
        document.close()


def properties(pdf: bytes) -> dict[str, str]:
    """Return title, subject, author and what else the PDF says of itself."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return document.get_metadata_dict()
    finally:
        document.close()


def codes(pdf: bytes, *, dpi: int = 203) -> list[str]:
    """Return the QR codes of a PDF as a printer of `dpi` shows them, in black and white without greys."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        found = []
        for page in document:
            picture = (
                page.render(scale=dpi / 72, grayscale=True).to_pil().point(lambda grey: 255 * (grey > 127))
            )
            found += [code.text for code in zxingcpp.read_barcodes(picture)]
        return found
    finally:
        document.close()
