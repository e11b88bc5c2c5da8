"""People of the made-up city belong to nobody."""

from datetime import date
from random import Random

from desktop.demo.people import KNOWN_AT_LEAST, Crowd, made_up_nip
from models.rules.identity import read_name, read_nik, read_phone

TODAY = date(2026, 11, 24)


def crowd(count, *, elderly=False, seed=1):
    people = Crowd(Random(seed))
    return [people.next(TODAY, elderly=elderly) for _ in range(count)]


def age(birth):
    return TODAY.year - birth.year - ((TODAY.month, TODAY.day) < (birth.month, birth.day))


def test_every_nik_is_well_formed_and_of_a_district_that_does_not_exist():
    for person in crowd(500):
        nik = read_nik(person.nik, TODAY)
        assert nik.warnings == ()
        assert nik.birth == person.birth
        assert nik.value.startswith("339999")


def test_every_phone_and_name_can_be_read():
    for person in crowd(200):
        assert read_phone(person.phone).value.startswith("+62849")
        assert read_name(person.name).warnings == ()


def test_elderly_are_sixty_or_more_and_others_are_not():
    assert all(age(person.birth) >= 60 for person in crowd(300, elderly=True))
    assert all(17 <= age(person.birth) < 60 for person in crowd(300))


def test_some_come_again_once_the_city_is_known():
    people = crowd(200)
    assert len({person.nik for person in people[:KNOWN_AT_LEAST]}) == KNOWN_AT_LEAST
    assert len({person.nik for person in people}) < 200


def test_two_people_have_two_numbers():
    people = crowd(300, elderly=True)
    assert len({person.nik for person in people}) == 300


def test_nip_has_eighteen_digits_and_no_serial():
    for number in range(100):
        nip = made_up_nip(number)
        assert len(nip) == 18
        assert nip.isdigit()
        assert nip.endswith("000")
        assert date(int(nip[:4]), int(nip[4:6]), int(nip[6:8])) < TODAY
