"""What is said about a person. Erasable, all of it."""

from dataclasses import dataclass
from enum import StrEnum


class IdType(StrEnum):
    """Paper by which a person is known; `none` is a normal case."""

    NIK = "nik"
    PASSPORT = "passport"
    ITAS = "itas"
    ITAP = "itap"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class PersonDescribed:
    """A person as the desk knows them; the newest description counts whole.

    Attributes:
        name: as on the document, as typed; empty for one who gave none.
        call_name: how to address them.
        id_type: which number `id_number` is.
        id_number: 16 digits for a NIK; else as on the paper.
        no_id_reason: why there is none (code).
        phone: E.164, or as typed.
        birth: YYYY-MM-DD, or empty.
        sex: L, P or empty.
        village: desa or kelurahan of residence, for the figures.
    """

    name: str = ""
    call_name: str = ""
    id_type: IdType = IdType.NONE
    id_number: str = ""
    no_id_reason: str = ""
    phone: str = ""
    birth: str = ""
    sex: str = ""
    village: str = ""


@dataclass(frozen=True, slots=True)
class PersonErased:
    """The person's data were erased; the bodies are blanked, the fact remains."""
