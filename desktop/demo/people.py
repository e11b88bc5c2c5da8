"""The people of the made-up city: names, numbers and phones that belong to nobody."""

from dataclasses import dataclass
from datetime import date
from random import Random

from models.rules.identity import age

GIVEN = (
    "Agus", "Ahmad", "Aisyah", "Anisa", "Antonius", "Asep", "Ayu", "Bambang", "Budi", "Citra", "Dadang", "Desi",
    "Dewi", "Dian", "Eka", "Endang", "Fatimah", "Fitri", "Gede", "Hasan", "Hendra", "Ida", "Ilham", "Indah",
    "Joko", "Kadek", "Kartika", "Lestari", "Made", "Maria", "Muhammad", "Nurul", "Putri", "Rahmat", "Ratna",
    "Rina", "Rizky", "Siti", "Slamet", "Sri", "Sulastri", "Teguh", "Tuti", "Wahyu", "Wayan", "Yohanes", "Yusuf",
)  # fmt: skip
FAMILY = (
    "Aritonang", "Handayani", "Hidayat", "Kurniawan", "Lubis", "Maharani", "Nasution", "Nugroho", "Permata",
    "Pratama", "Purnomo", "Rahayu", "Ramadhan", "Saputra", "Sari", "Setiawan", "Siregar", "Sitompul", "Suryani",
    "Susanto", "Tanuwijaya", "Utami", "Wibowo", "Widodo", "Wijaya", "Wulandari",
)  # fmt: skip
SPELT_ALSO = {
    "Ahmad": "Achmad", "Fatimah": "Fatima", "Joko": "Djoko", "Muhammad": "Moh.", "Rizky": "Rizki", "Siti": "Sitti",
    "Sulastri": "Soelastri", "Yusuf": "Jusuf",
}  # fmt: skip
REGION = "339999"
"""District 99 of city 99 in province 33: of the right shape, and no such place is in the ministry's list."""
PHONE = "0849"
"""A mobile prefix that no operator holds."""
ONE_NAME = 0.18
COMES_AGAIN = 0.1
KNOWN_AT_LEAST = 20
_OLDEST, _ELDERLY, _ADULT = 84, 60, 18
_YEAR_DAYS = 365.25
_WOMEN = 40


@dataclass(frozen=True, slots=True)
class Stranger:
    """A made-up person; what they tell the desk is another matter."""

    name: str
    nik: str
    phone: str
    birth: date


class Crowd:
    """Everybody who may come; who came once may come again."""

    def __init__(self, rng: Random) -> None:
        self._rng = rng
        self._known: list[Stranger] = []
        self._count = 0

    def next(self, today: date, *, elderly: bool = False) -> Stranger:
        """Return who comes next, by chance somebody who has been here before."""
        if not elderly and len(self._known) >= KNOWN_AT_LEAST and self._rng.random() < COMES_AGAIN:
            return self._rng.choice(self._known)
        person = self._new(today, elderly=elderly)
        if not elderly:
            self._known.append(person)
        return person

    def _new(self, today: date, *, elderly: bool) -> Stranger:
        rng = self._rng
        years = rng.randint(_ELDERLY + 1, _OLDEST) if elderly else rng.randint(_ADULT, _ELDERLY - 1)
        birth = date.fromordinal(today.toordinal() - round(years * _YEAR_DAYS) - rng.randrange(350))
        if not elderly and age(birth, today) >= _ELDERLY:
            birth = birth.replace(year=birth.year + 1, day=min(birth.day, 28))
        self._count += 1
        day = birth.day + _WOMEN * rng.randrange(2)
        nik = f"{REGION}{day:02d}{birth:%m%y}{self._count % 9999 + 1:04d}"
        return Stranger(full_name(rng), nik, f"{PHONE}{rng.randrange(10**8):08d}", birth)


def full_name(rng: Random) -> str:
    """Return a name of one or two words, as both are usual."""
    given = rng.choice(GIVEN)
    return given if rng.random() < ONE_NAME else f"{given} {rng.choice(FAMILY)}"


def written_again(name: str) -> str:
    """Return a name as somebody else at the desk writes it: spelt another way, or without its last word."""
    given, *rest = name.split()
    if given in SPELT_ALSO:
        return " ".join((SPELT_ALSO[given], *rest))
    return given if rest else name


def made_up_nip(number: int) -> str:
    """Return 18 digits in the form of a civil servant's number: day of birth, month of entry, sex, serial 000.

    Serials begin at 001, so that nobody holds it. Source: form of the NIP, Perka BKN 22/2007.
    """
    return f"19{70 + number % 25}{number % 12 + 1:02d}{number % 28 + 1:02d}{2005 + number % 15}03{number % 2 + 1}000"
