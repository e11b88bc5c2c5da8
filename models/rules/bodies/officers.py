"""What is said about an officer: who they are, what they may, whether they may still."""

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What an officer may do; see `desktop.security.permissions`."""

    OFFICER = "officer"
    COUNTER = "counter"
    SUPERVISOR = "supervisor"
    ADMINISTRATOR = "administrator"


@dataclass(frozen=True, slots=True)
class OfficerNamed:
    """Name, login, title under a signature, and NIP (18 digits) of an officer. Erasable."""

    login: str
    name: str
    title: str = ""
    nip: str = ""


@dataclass(frozen=True, slots=True)
class OfficerSecretSet:
    """The officer's password as an argon2id hash in PHC form. Erasable.

    Attributes:
        secret: the hash; never the password.
        once: given by an administrator, to be changed at the next sign-in.
    """

    secret: str
    once: bool = False


@dataclass(frozen=True, slots=True)
class OfficerAuthorised:
    """Role of an officer and, for the role `counter`, the agency that they work for."""

    role: Role
    agency: str | None = None


@dataclass(frozen=True, slots=True)
class OfficerDisabled:
    """The officer may no longer sign in."""


@dataclass(frozen=True, slots=True)
class OfficerEnabled:
    """The officer may sign in again."""


@dataclass(frozen=True, slots=True)
class OfficerRefused:
    """Something was refused to the officer.

    Attributes:
        use_case: name in the role table, `sign_in`, or `pin`.
    """

    use_case: str


@dataclass(frozen=True, slots=True)
class OfficerDelayed:
    """So many wrong passwords came in a row that the account does not open for some seconds at this desk."""

    seconds: int


@dataclass(frozen=True, slots=True)
class OfficerLetIn:
    """Somebody who leads ended the wait of an account."""


@dataclass(frozen=True, slots=True)
class SignInRefused:
    """A sign-in was refused that named no account; what was typed is not kept: it may be a password."""
