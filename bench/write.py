"""How fast the store takes in visits and makes its rows again: `python -m bench.write`."""

import time

from bench.malls import a_mall, orders, serve_all
from desktop.services import keeping
from desktop.services.visits import add_visit

VISITS = 300


def main() -> None:
    for durable in (True, False):
        with a_mall(durable=durable) as desk:
            begun = time.perf_counter()
            for order in orders(desk, VISITS):
                add_visit(desk, order)
            taken = time.perf_counter() - begun
            how = "durable" if durable else "not durable"
            print(f"intake, {how}: {VISITS / taken:.0f} visits a second, {1000 * taken / VISITS:.1f} ms each")
            if durable:
                continue
            serve_all(desk)
            (events,) = desk.store.execute_sql("SELECT count(*) FROM journal").fetchone()
            for name, work in (
                ("verify", keeping.verify),
                ("rebuild --check", keeping.check_rows),
                ("rebuild", keeping.rebuild_rows),
            ):
                begun = time.perf_counter()
                work(desk)
                print(
                    f"{name}: {events / (time.perf_counter() - begun):.0f} events a second ({events} events)"
                )


if __name__ == "__main__":
    main()
