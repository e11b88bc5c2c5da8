"""What a demo leaves beside its data: the last day's report in every form, its figures, its registers, the way in."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

from desktop.demo.folder import ACCESS, ACCESS_KEYS
from desktop.demo.mall import USER, DemoMall
from desktop.desk import Desk
from desktop.paths import write_whole
from desktop.queries.day_figures import daily_report
from desktop.services.exporting import ExportOrder, export_register
from reports.daily import daily_csv, daily_json, daily_pdf, daily_xlsx
from reports.figures import DailyFigures

SUMMARY = "summary.json"


def write_output(mall: DemoMall, day: date, folder: Path) -> DailyFigures:
    """Write the files of a day that is closed and return its figures; the exports are journalled."""
    write_access(mall, folder)
    write_registers(mall.staff.supervisor, day, folder)
    return write_report(mall.staff.supervisor, day, folder)


def write_access(mall: DemoMall, folder: Path) -> None:
    """Write who may open the made-up mall; only the file's owner may read it."""
    access = dict(zip(ACCESS_KEYS, (USER, mall.password, mall.recovery_key), strict=True))
    write_whole(folder / ACCESS, (json.dumps(access, indent=2) + "\n").encode(), private=True)


def write_registers(desk: Desk, day: date, folder: Path) -> None:
    """Write the registers of tickets and of visits, masked, as somebody who gave their password just now."""
    assert desk.session is not None  # noqa: S101 - a supervisor of the made-up mall
    desk = desk.signed_in(replace(desk.session, confirmed_at=desk.clock()))
    for register, name in (("tickets", "register.xlsx"), ("visits", "visits.xlsx")):
        made = export_register(desk, ExportOrder(register, day, day, ".xlsx")).value
        write_whole(folder / name, made.data, private=True)


def write_report(desk: Desk, day: date, folder: Path) -> DailyFigures:
    """Write the daily report in its four forms, and its figures once more as the summary."""
    report = daily_report(desk, day)
    figures = daily_json(report)
    for name, data in (
        ("daily-report.pdf", daily_pdf(report)),
        ("daily-report.xlsx", daily_xlsx(report)),
        ("daily-report.csv", daily_csv(report)),
        ("daily-report.json", figures),
        (SUMMARY, figures),
    ):
        write_whole(folder / name, data)
    return report.figures
