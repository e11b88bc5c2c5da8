"""How long the screens' read models take on a full day with 300 services: `python -m bench.screens`."""

import random
import statistics
import time
from collections.abc import Callable

from bench.malls import a_mall, orders, serve_all
from desktop.desk import Desk
from desktop.queries.needs import catalogue_page, find_needs
from desktop.services import counters
from desktop.services.catalogue import import_catalogue
from desktop.services.visits import add_visit

VISITS, SERVICES = 700, 300
TYPED = ("k", "ktp", "ktp hil", "surat ket", "layanan 17", "izin usaha", "paspor", "zzz")


def more_services(desk: Desk) -> None:
    """Fill the catalogue up to 300 services, as a large mall has them."""
    chance = random.Random(7)
    agencies = [code for (code,) in desk.store.execute_sql("SELECT id FROM agency ORDER BY id")]
    (known,) = desk.store.execute_sql("SELECT count(*) FROM service").fetchone()
    added = [
        {
            "code": f"{agency}-{50 + place % 50}",
            "agency": agency,
            "name": f"Layanan {place} surat keterangan {chance.choice(('usaha', 'waris', 'domisili'))}",
            "minutes": chance.randint(5, 30),
            "synonyms": [f"urus {place}", "surat pengantar", "perpanjangan izin"],
            "requires": ["KTP", "KK|AKL"],
        }
        for place, agency in zip(range(SERVICES - known), agencies * 20, strict=False)
    ]
    import_catalogue(desk, {"services": added})


def timed(name: str, work: Callable[[], object], times: int = 30) -> None:
    """Print median and worst of some runs in milliseconds."""
    taken = []
    for _ in range(times):
        begun = time.perf_counter()
        work()
        taken.append(1000 * (time.perf_counter() - begun))
    print(f"{name}: median {statistics.median(taken):.1f} ms, worst {max(taken):.1f} ms")


def main() -> None:
    with a_mall(durable=False) as desk:
        more_services(desk)
        taken_in = orders(desk, VISITS)
        for order in taken_in[: VISITS // 2]:
            add_visit(desk, order)
        serve_all(desk)
        for order in taken_in[VISITS // 2 :]:
            add_visit(desk, order)
        for (code,) in desk.store.execute_sql(
            "SELECT id FROM counter WHERE id NOT IN (SELECT counter FROM shift)"
        ).fetchall():
            counters.open_counter(desk, code)
        (services,) = desk.store.execute_sql("SELECT count(*) FROM service").fetchone()
        (tickets,) = desk.store.execute_sql("SELECT count(*) FROM ticket").fetchone()
        print(f"{services} services, {tickets} tickets")
        for typed in TYPED:
            timed(f"needs, {typed!r}", lambda typed=typed: find_needs(desk, typed))
        timed("catalogue page", lambda: catalogue_page(desk, page=3))


if __name__ == "__main__":
    main()
