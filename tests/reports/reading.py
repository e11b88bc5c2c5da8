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


def codes(pdf: bytes) -> list[str]:
    """Return the QR codes of a PDF as a 203 dpi printer shows them."""
    return [code.text for code in _scanned(pdf)]


def code_corners(pdf: bytes) -> list[zxingcpp.Position]:
    """Return where the QR codes lie on their pages, by their own corners."""
    return [code.position for code in _scanned(pdf)]


def _scanned(pdf: bytes, dpi: int = 203) -> list[zxingcpp.Barcode]:
    """Return what a scanner finds on black and white pictures without greys."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        found = []
        for page in document:
            grey = page.render(scale=dpi / 72, grayscale=True).to_pil()
            found += zxingcpp.read_barcodes(grey.point(lambda value: 255 * (value > 127)))
        return found
    finally:
        document.close()
