"""Priority and needs of a visitor: chips, and the agreement that some of them take."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from desktop.queries.enums import Accommodation, Priority, words
from ui.pages.intake_form import Form
from ui.theme import theme_of
from ui.widgets.buttons import Chip, KeyButton, Kind
from ui.widgets.fields import Field
from ui.widgets.flow import flow
from ui.widgets.painting import tip
from ui.widgets.words import label

FIRST = (Priority.ELDERLY, Priority.DISABILITY, Priority.PREGNANT, Priority.CHILD)
"""Those that are seen without opening the rest."""
ICONS = {
    Priority.ELDERLY: "elder",
    Priority.DISABILITY: "wheelchair",
    Priority.PREGNANT: "pregnant",
    Priority.CHILD: "child",
    Priority.NURSING: "nursing",
    Priority.TODDLER: "people",
}
SHORT = {Priority.ELDERLY: "Lansia", Priority.PREGNANT: "Hamil"}


class SlimChip(Chip):
    """A chip of which four stand in one row of the left column."""

    def sizeHint(self) -> QSize:  # noqa: D102 - Qt's own
        return super().sizeHint() - QSize(theme_of(self).px(7), 0)


class PrioritySection(QWidget):
    """All bases of priority and all needs.

    Signals:
        changed: something was chosen.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.chips = {basis: self._chip("priority", basis) for basis in Priority}
        self.needs = {need: self._chip("accommodation", need) for need in Accommodation}
        self.consent = QCheckBox("Tamu setuju ini dicatat")
        self.consent.setObjectName("intake.consent")
        self.consent.toggled.connect(self._on_consent)
        self.consent_field = Field(
            "Persetujuan",
            self.consent,
            help_text="Tanyakan dahulu. Tanpa setuju, lepas pilihannya.",
            bare=True,
        )
        self._more = KeyButton("Lainnya", icon="chevron-down", kind=Kind.QUIET, height=28)
        self._more.setObjectName("intake.more_needs")
        self._more.clicked.connect(self._on_more)
        self._rest = QWidget()
        self._lay_out()
        self._settle()

    def show_notice(self, notice: str, version: str) -> None:
        """Say which notice is read out before consent is asked for; the whole of it stands in the tooltip."""
        self.consent.setToolTip(tip(notice, wrapped=True))
        self.consent.setAccessibleDescription(notice)
        self.consent_field.set_help(f"Bacakan pemberitahuan {version}. Tanpa setuju, lepas pilihannya.")

    def _chip(self, what: str, value: Priority | Accommodation) -> Chip:
        said = SHORT.get(value) if isinstance(value, Priority) else None
        text = said or words(value)
        icon = ICONS.get(value, "") if isinstance(value, Priority) else ""
        chip = SlimChip(text[:1].upper() + text[1:], icon=icon)
        chip.setObjectName(f"intake.{what}.{value}")
        chip.toggled.connect(self._on_chip)
        return chip

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(label("Prioritas dan kebutuhan", "label", "ink2"))
        head.addStretch(1)
        head.addWidget(self._more)
        rest = QVBoxLayout(self._rest)
        rest.setContentsMargins(0, 0, 0, 0)
        rest.setSpacing(6)
        rest.addWidget(flow(*(chip for basis, chip in self.chips.items() if basis not in FIRST)))
        rest.addWidget(label("Kebutuhan saat dilayani", "label", "ink2"))
        rest.addWidget(flow(*self.needs.values()))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(head)
        column.addWidget(flow(*(self.chips[basis] for basis in FIRST)))
        column.addSpacing(2)
        column.addWidget(self._rest)
        column.addWidget(self.consent_field)
        self._rest.hide()

    def _on_more(self) -> None:
        self._open(shown=not self._rest.isVisibleTo(self))

    def _open(self, *, shown: bool) -> None:
        self._rest.setVisible(shown)
        self._more.set_text("Lebih sedikit" if shown else "Lainnya")
        self._more.set_icon("chevron-up" if shown else "chevron-down")

    def _on_chip(self) -> None:
        self._settle()
        self.changed.emit()

    def _on_consent(self) -> None:
        self.consent_field.set_error("")
        self.changed.emit()

    def _settle(self) -> None:
        asked = self._chosen().needs_consent
        self.consent_field.setVisible(asked)
        if not asked:
            self.consent.setChecked(False)
            self.consent_field.set_error("")

    def _chosen(self) -> Form:
        return Form(
            priority=tuple(basis for basis, chip in self.chips.items() if chip.isChecked()),
            needs=tuple(need for need, chip in self.needs.items() if chip.isChecked()),
        )

    def choose_elderly(self) -> None:
        """Choose priority by age, as the date of birth tells."""
        self.chips[Priority.ELDERLY].setChecked(True)

    def check(self) -> list[Field]:
        """Return the field of the agreement where it is asked for and not given."""
        missing = self._chosen().needs_consent and not self.consent.isChecked()
        words_ = "Tanyakan persetujuan tamu, lalu beri tanda; atau lepas disabilitas dan kebutuhannya."
        self.consent_field.set_error(words_ if missing else "")
        return [self.consent_field] if missing else []

    def values(self) -> tuple[tuple[str, ...], tuple[str, ...], bool]:
        """Return the bases of priority, the needs, and whether the visitor agreed."""
        chosen = self._chosen()
        return (
            tuple(str(one) for one in chosen.priority),
            tuple(str(one) for one in chosen.needs),
            self.consent.isChecked(),
        )

    def show_values(self, form: Form) -> None:
        """Show another form."""
        for basis, chip in self.chips.items():
            chip.setChecked(basis in form.priority)
        for need, chip in self.needs.items():
            chip.setChecked(need in form.needs)
        self.consent.setChecked(form.consent)
        beyond = any(basis not in FIRST for basis in form.priority)
        self._open(shown=bool(form.needs) or beyond)
        self._settle()
