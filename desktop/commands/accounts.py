"""`user`: officers' accounts."""

from argparse import ArgumentParser

from desktop.commands.arguments import catalogue_code
from desktop.commands.grammar import Grammar
from desktop.commands.run import Command, ask_secret
from desktop.errors import Misconfigured
from desktop.queries.officers import officers
from desktop.services.officers import (
    NewOfficer,
    add_officer,
    change_role,
    disable_officer,
    let_in,
    name_officer,
    reset_officer,
)
from desktop.services.signing_in import change_password
from models.rules.bodies.officers import Role


def add(grammar: Grammar) -> None:
    """Add the commands."""
    user = grammar.group("user", "akun petugas")
    parser = user.command("add", "membuat akun; sandi sekali pakai dicetak", _add)
    parser.add_argument("login", metavar="NAMA_MASUK")
    _ask_role(parser)
    parser.add_argument("--name", default="", metavar="NAMA", help="nama lengkap, untuk tanda tangan")
    parser.add_argument("--title", default="", metavar="JABATAN", help="jabatan")
    parser.add_argument("--nip", default="", metavar="NIP", help="18 angka")
    parser = user.command("name", "mengubah nama, jabatan, atau NIP di bawah laporan", _name)
    parser.add_argument("login", metavar="NAMA_MASUK")
    parser.add_argument("--name", metavar="NAMA", help="nama lengkap, untuk tanda tangan")
    parser.add_argument("--title", metavar="JABATAN", help="jabatan")
    parser.add_argument("--nip", metavar="NIP", help="18 angka")
    parser = user.command("role", "mengubah peran, juga saat petugasnya sedang masuk", _role)
    parser.add_argument("login", metavar="NAMA_MASUK")
    _ask_role(parser)
    user.command("password", "mengganti sandi sendiri; yang baru dari PANDU_NEW_PASSWORD", _password)
    user.command("list", "semua akun", _list)
    parser = user.command("disable", "menutup akun", _disable)
    parser.add_argument("login", metavar="NAMA_MASUK")
    parser = user.command("reset", "memberi sandi sekali pakai yang baru", _reset)
    parser.add_argument("login", metavar="NAMA_MASUK")
    parser = user.command("unlock", "mengakhiri waktu tunggu sesudah sandi salah", _unlock)
    parser.add_argument("login", metavar="NAMA_MASUK")


def _ask_role(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--role",
        required=True,
        choices=[str(role) for role in Role],
        metavar="PERAN",
        help="officer (meja depan), counter (loket), supervisor, administrator",
    )
    parser.add_argument("--agency", type=catalogue_code, metavar="KODE", help="instansi, untuk peran counter")


def _add(command: Command) -> None:
    args = command.args
    order = NewOfficer(
        login=args.login,
        name=args.name,
        role=Role(args.role),
        agency=args.agency,
        title=args.title,
        nip=args.nip,
    )
    done = add_officer(command.signed_in(), order).value
    command.answer = {"login": done.login, "password": done.password}
    command.say("officer.added", login=done.login, password=done.password)


def _name(command: Command) -> None:
    args = command.args
    name_officer(command.signed_in(), args.login, name=args.name, title=args.title, nip=args.nip)
    command.answer = {"login": args.login}
    command.say("officer.is_named", login=args.login)


def _password(command: Command) -> None:
    desk = command.signed_in(to_change=True)
    new = ask_secret("PANDU_NEW_PASSWORD", "prompt.new_password", command.lang)
    if new is None:
        raise Misconfigured("sign_in.no_new_password")
    desk.session = change_password(desk, new).value
    command.answer = {"login": command.args.user}
    command.say("officer.has_new_password")


def _list(command: Command) -> None:
    rows = officers(command.signed_in())
    command.answer = {
        "users": [
            {
                "login": one.login,
                "name": one.name,
                "role": one.role,
                "agency": one.agency,
                "disabled": one.disabled,
            }
            for one in rows
        ]
    }
    for one in rows:
        shut = command.word("officer.shut") if one.disabled else ""
        role = " ".join(filter(None, (command.word(f"word.{one.role}"), one.agency)))
        command.say("officer.row", login=one.login, name=one.name or "-", role=role, shut=shut)


def _disable(command: Command) -> None:
    disable_officer(command.signed_in(), command.args.login)
    command.answer = {"login": command.args.login, "disabled": True}
    command.say("officer.is_disabled", login=command.args.login)


def _role(command: Command) -> None:
    args = command.args
    change_role(command.signed_in(), args.login, Role(args.role), args.agency)
    command.answer = {"login": args.login, "role": args.role, "agency": args.agency}
    role = " ".join(filter(None, (command.word(f"word.{args.role}"), args.agency)))
    command.say("officer.has_role", login=args.login, role=role)


def _reset(command: Command) -> None:
    password = reset_officer(command.signed_in(), command.args.login).value
    command.answer = {"login": command.args.login, "password": password}
    command.say("officer.added", login=command.args.login, password=password)


def _unlock(command: Command) -> None:
    let_in(command.signed_in(), command.args.login)
    command.answer = {"login": command.args.login}
    command.say("officer.is_let_in", login=command.args.login)
