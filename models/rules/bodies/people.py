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


class MergeReason(StrEnum):
    """Why two entries are held to be one person."""

    DOCUMENT = "document_seen"
    SAID = "person_said"
    TYPING = "typing_error"
    OTHER = "other"


class SeparateReason(StrEnum):
    """Why what was one entry is two again."""

    MISTAKE = "mistake"
    TWO_PEOPLE = "two_people"


@dataclass(frozen=True, slots=True)
class PersonMerged:
    """This person is the same as another, under whom they are found from now on; their id stays for ever.

    Attributes:
        into: id of the person that is kept.
    """

    into: str
    reason: MergeReason = MergeReason.OTHER


@dataclass(frozen=True, slots=True)
class PersonSeparated:
    """This person is not the one into whom they were merged."""

    reason: SeparateReason = SeparateReason.MISTAKE


@dataclass(frozen=True, slots=True)
class PersonDistinguished:
    """Two people who look alike were compared.

    Attributes:
        other: id of the other one.
        different: they are two; False takes that back.
    """

    other: str
    different: bool = True
