"""How long the pairs of likely duplicates take among 200,000 people: `python -m bench.duplicates`."""

import random

from bench.malls import a_mall
from bench.screens import timed
from desktop.desk import Desk
from desktop.queries.duplicates import duplicates
from desktop.services.visits import NewVisit, add_visit
from models.rules.same_person import block_key

PEOPLE = 200_000
FIRST = ("Siti", "Budi", "Wayan", "Agus", "Dewi", "Rina", "Joko", "Ahmad", "Putri", "Hendra")
LETTERS = "abdeghiklmnoprstu"


def fill(desk: Desk) -> None:
    """Put people into the table alone: what is measured reads rows, and only the new ends of the journal."""
    chance = random.Random(3)
    columns = desk.store.execute_sql("PRAGMA table_info(person)").fetchall()
    known: dict[str, object] = {
        name: 0 if kind == "INTEGER" else "" for _, name, kind, *_ in columns if name != "n"
    }
    known |= {"merged_into": None, "apart": "[]"}
    marks = ", ".join(f":{column}" for column in known)
    sql = f"INSERT INTO person ({', '.join(known)}) VALUES ({marks})"
    with desk.store.atomic():
        for place in range(PEOPLE):
            name = f"{chance.choice(FIRST)} {''.join(chance.choices(LETTERS, k=9))}"
            birth = f"{chance.randint(1950, 2005)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
            told = {"name": name, "phone": f"+62812{place:08}", "birth": birth, "id_type": "nik",
                    "id_number": f"{place:016}", "block": block_key(name, birth)}  # fmt: skip
            row = known | told | {"id": f"{place:032x}"}
            desk.store.connection().execute(sql, row)


def main() -> None:
    """Print the first reading, one after nothing, and one after somebody came."""
    with a_mall(durable=False) as desk:
        fill(desk)

        def first() -> None:
            desk.memory.clear()
            duplicates(desk)

        def after_a_visit() -> None:
            add_visit(desk, NewVisit(("DUK-06",), name="Siti Contoh 7", phone="081299990007"))

        timed("first reading", first, times=5)
        timed("reading again", lambda: duplicates(desk))
        timed("a visit", after_a_visit, times=10)

        def both() -> None:
            after_a_visit()
            duplicates(desk)

        timed("a visit and a reading", both, times=10)


if __name__ == "__main__":
    main()
