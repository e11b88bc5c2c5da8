"""The bar under the timer: how much of the standard's time is used, and that it is used up."""

# ruff: noqa: D102 - Qt names its own methods and says what they do

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import theme_of
from ui.widgets.painting import begin, rounded

WIDTH, HEIGHT = 180, 8


class TargetBar(QWidget):
    """A lying bar; the words beside it say the same, so that its colour is never alone."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._share = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @property
    def share(self) -> float:
        """What is used, 1 for all of it and more than 1 beyond."""
        return self._share

    def show_share(self, share: float) -> None:
        """Show another share, from 0."""
        if share != self._share:
            self._share = share
            self.update()

    def sizeHint(self) -> QSize:
        theme = theme_of(self)
        return QSize(theme.px(WIDTH), theme.px(HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = theme_of(self)
        whole = QRectF(self.rect())
        radius = whole.height() / 2
        with QPainter(self) as painter:
            begin(painter)
            edge = theme.colour("border") if theme.high_contrast else None
            rounded(painter, whole, radius, theme.colour("sunken"), edge)
            if self._share > 0:
                used = max(whole.height(), whole.width() * min(self._share, 1.0))
                tone = "ret" if self._share > 1 else "serve"
                rounded(painter, QRectF(0, 0, used, whole.height()), radius, theme.colour(tone))
