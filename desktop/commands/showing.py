"""`ticket list|show|jumps`, `visit show`, `counter list`, `catalogue services|documents`: reading the line."""

from dataclasses import asdict

from desktop.commands.arguments import catalogue_code, day
from desktop.commands.grammar import Grammar
from desktop.commands.run import Command
from desktop.queries.fairness import fairness, pick_word, waits_sentence
from desktop.queries.offer import document_list, service_list
from desktop.queries.queue import QueueRow, counter_list, queue_list
from desktop.queries.sentences import our_day
from desktop.queries.visit_card import StepCard, TicketCard, VisitCard, ticket_card, visit_card
from models.rules.folds.places import ShiftState
from models.rules.folds.tickets import OPEN, TicketState

QUEUING = (TicketState.WAITING, TicketState.BLOCKED)


def add(grammar: Grammar) -> None:
    """Add the commands."""
    ticket = grammar.group("ticket", "tiket antrean")
    parser = ticket.command("list", "siapa yang menunggu dan dilayani hari ini", _queue)
    parser.add_argument("--agency", type=catalogue_code, metavar="KODE", help="hanya instansi ini")
    parser.add_argument("--counter", type=catalogue_code, metavar="KODE", help="hanya untuk loket ini")
    parser = ticket.command("show", "keadaan satu tiket", _ticket)
    parser.add_argument("number", metavar="NOMOR", help="nomor antrean hari ini")
    parser = ticket.command(
        "jumps", "panggilan yang melewati yang lebih lama menunggu, dan tunggu prioritas", _jumps
    )
    parser.add_argument("--date", type=day, metavar="TANGGAL", help="bawaan hari ini")
    visit = grammar.group("visit", "kunjungan: menerima tamu")
    parser = visit.command("show", "satu kunjungan dengan semua langkahnya", _visit)
    parser.add_argument("code", metavar="KODE", help="kode kunjungan")
    counter = grammar.group("counter", "loket")
    parser = counter.command("list", "loket mana yang buka, siapa di sana, berapa yang menunggu", _counters)
    parser.add_argument("--agency", type=catalogue_code, metavar="KODE", help="hanya instansi ini")
    parser.add_argument("--open", action="store_true", help="hanya yang buka atau dijeda")
    entries = grammar.group("catalogue", "isi katalog")
    parser = entries.command("services", "mencari layanan dan kodenya", _services)
    parser.add_argument("words", nargs="*", metavar="KATA", help="kata yang dicari; kosong: semua")
    parser.add_argument("--agency", type=catalogue_code, metavar="KODE", help="hanya instansi ini")
    parser = entries.command("documents", "mencari jenis dokumen dan kodenya", _documents)
    parser.add_argument("words", nargs="*", metavar="KATA", help="kata yang dicari; kosong: semua")


def _queue(command: Command) -> None:
    args = command.args
    rows = queue_list(command.signed_in(), agency=args.agency, counter=args.counter)
    command.answer = {"tickets": [asdict(row) for row in rows]}
    for row in rows:
        _tell_queued(command, row)
    waiting = sum(row.state is TicketState.WAITING for row in rows)
    command.say("queue.count" if rows else "queue.nobody", waiting=waiting, all=len(rows))


def _tell_queued(command: Command, row: QueueRow) -> None:
    code = "queue.waits" if row.state in QUEUING else "queue.at_counter"
    command.say(
        code,
        number=row.number,
        service=row.service_name,
        state=row.state,
        counter=row.counter,
        since=row.since,
        minutes=row.minutes,
    )
    marks = [
        command.word(mark)
        for mark, applies in (("mark.priority", row.priority), ("mark.elsewhere", row.elsewhere))
        if applies
    ]
    if marks:
        command.lines[-1] += f"  [{', '.join(marks)}]"


def _jumps(command: Command) -> None:
    found = fairness(command.signed_in(), command.args.date)
    command.answer = {
        **asdict(found),
        "day": found.day.isoformat(),
        "by_class": [{"priority": str(basis), **asdict(waits)} for basis, waits in found.by_class],
    }
    command.say("fairness.calls", day=our_day(found.day.isoformat()), calls=found.calls, jumps=found.jumps)
    for name, waits in (("priority", found.priority), ("others", found.others)):
        command.say(f"fairness.{name}", waits=waits_sentence(waits).words(command.lang))
    if found.gap_min is not None:
        command.say("fairness.gap", minutes=found.gap_min)
    for basis, waits in found.by_class:
        command.say("fairness.class", basis=basis, waits=waits_sentence(waits).words(command.lang))
    for one in found.by_pick:
        command.say(
            "fairness.pick",
            pick=pick_word(one.pick).words(command.lang),
            calls=one.calls,
            jumps=one.jumps,
            percent=one.percent,
        )
    for jump in found.listed:
        command.say(
            "fairness.jump",
            time=jump.time,
            number=jump.number,
            counter=jump.counter or "-",
            pick=pick_word(jump.pick).words(command.lang),
            passed=jump.passed,
        )


def _ticket(command: Command) -> None:
    card = ticket_card(command.signed_in(), command.args.number)
    command.answer = asdict(card)
    tell_step(command, card.step)
    times = [
        command.word(f"time.{name}", time=time)
        for name in ("issued", "called", "started", "finished")
        if (time := getattr(card.step, name))
    ]
    command.lines.append("   " + ", ".join(times))
    if card.words:
        command.say("ticket.words", words=card.words)
    tell_visitor(command, card.visit)
    tell_others(command, card)


def _visit(command: Command) -> None:
    card = visit_card(command.signed_in(), command.args.code)
    command.answer = asdict(card)
    tell_visitor(command, card)
    for place, step in enumerate(card.steps, 1):
        tell_step(command, step, place)


def tell_visitor(command: Command, card: VisitCard) -> None:
    """Say which visit it is and what its visitor needs; the name is short, the reason for priority untold."""
    command.say(
        "visit.shown", code=card.code, day=our_day(card.day), arrived=card.arrived, zone=command.zone()
    )
    if card.who:
        command.say("visit.who", who=card.who)
    if card.party > 1:
        command.say("visit.party_of", party=card.party)
    if card.priority:
        command.say("visit.first")
    if card.needs:
        needs = ", ".join(command.word(f"word.{need}") for need in card.needs)
        command.say("visit.needs", needs=needs)
    if card.information_only:
        command.say("visit.asked_only")


def tell_others(command: Command, card: TicketCard) -> None:
    """Say the visitor's other steps that are not over, and where they are."""
    for other in card.visit.steps:
        if other.number != card.step.number and other.state in OPEN:
            command.say(
                "visit.other",
                number=other.number,
                service=other.service_name,
                place=other.place or "-",
                state=other.state,
            )


def tell_step(command: Command, step: StepCard, place: int = 0) -> None:
    """Say one step: number, service, where to go, how many are before it, what is missing."""
    command.say("step.head", number=step.number, service=step.service_name, agency=step.agency_name)
    if place:
        command.lines[-1] = f"{place}. {command.lines[-1]}"
    code = "step.state" if step.before is None else "step.queue" if step.before else "step.first"
    command.say(code, place=step.place or "-", state=step.state, before=step.before)
    if step.counter and step.state not in QUEUING:
        command.lines[-1] += f" ({step.counter})"
    if step.missing:
        command.say("step.missing", papers="; ".join(step.missing))


def _counters(command: Command) -> None:
    args = command.args
    rows = counter_list(command.signed_in(), args.agency)
    shown = [row for row in rows if not args.open or row.state is not ShiftState.CLOSED]
    command.answer = {"counters": [asdict(row) for row in shown]}
    for row in shown:
        reason = f" ({command.word(f'word.{row.reason}')})" if row.reason else ""
        command.say(
            "counter.row",
            code=row.code,
            place=f"{row.floor} · {row.name}",
            state=row.state,
            reason=reason,
            waiting=row.waiting,
        )
        if row.state is not ShiftState.CLOSED:
            command.say("counter.sits", since=row.since, officer=row.officer or "-", number=row.number or "-")
    if not shown:
        command.say("counter.none")


def _services(command: Command) -> None:
    rows = service_list(command.signed_in(), " ".join(command.args.words), command.args.agency)
    command.answer = {"services": [asdict(row) for row in rows]}
    for row in rows:
        command.say("offer.service", code=row.code, name=row.name, agency=row.agency_name)
        if row.here:
            command.say(
                "offer.details", place=row.place or "-", fee=row.fee or "-", time=row.standard_time or "-"
            )
        else:
            command.say("offer.elsewhere", note=row.note)
        if row.needs:
            command.say("offer.papers", papers="; ".join(row.needs))
    if not rows:
        command.say("offer.none")


def _documents(command: Command) -> None:
    rows = document_list(command.signed_in(), " ".join(command.args.words))
    command.answer = {"documents": [asdict(row) for row in rows]}
    command.lines = [f"{row.code}  {row.name}" for row in rows]
    if not rows:
        command.say("offer.none")
