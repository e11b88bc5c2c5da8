"""The daily report: looks like a form, says the same in every format."""

import csv
import io
import json
from dataclasses import replace

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reports.charts import nice_step
from reports.daily import daily_csv, daily_json, daily_pdf, daily_xlsx
from reports.figures import Hour, from_json
from reports.labels import GROUPS
from reports.sums import by_group, summed
from tests.reports.reading import pages, properties, sizes_mm, squeezed, words
from tests.reports.samples import NAMES, agency, empty_day, figures, report

HOSTILE = ["Ma'ruf", "Siti & Anak", "<b>Budi", '<img src="/etc/passwd">', "</para>", "<para>", '<onDraw name="x"/>', "&#0;", '<a href="http://127.0.0.1/">x</a>']  # fmt: skip


def csv_rows(day):
    text = daily_csv(report(day)).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=";"))


def csv_value(rows, part, code, measure):
    (value,) = [
        row["Nilai"] for row in rows if (row["Bagian"], row["Kode"], row["Ukuran"]) == (part, code, measure)
    ]
    return value


def sheet_rows(day, name):
    sheet = openpyxl.load_workbook(io.BytesIO(daily_xlsx(report(day))))[name]
    head, *rows = sheet.iter_rows(values_only=True)
    return [dict(zip(head, row, strict=True)) for row in rows]


@pytest.mark.parametrize("count", [0, 1, 2, 29])
def test_exp_18_totals_are_the_same_in_every_format(count):
    day = figures(count) if count else empty_day()
    data = json.loads(daily_json(report(day)))
    tickets = sum(row["tickets"] for row in data["by_agency"])
    served = sum(row["served"] for row in data["by_agency"])
    rows = csv_rows(day)
    groups = {row["Kelompok"]: row for row in sheet_rows(day, "Jumlah per kelompok")}
    summary = {row["Kunci"]: row["Nilai"] for row in sheet_rows(day, "Ringkasan")}
    assert data["tickets"] == tickets == summary["tickets"] == groups["jumlah"]["Tiket"]
    assert tickets == sum(row["Tiket"] for row in sheet_rows(day, "Instansi"))
    assert tickets == sum(row["Tiket"] for group, row in groups.items() if group != "jumlah")
    assert (
        csv_value(rows, "kelompok", "jumlah", "Tiket")
        == csv_value(rows, "ringkasan", "tickets", "Tiket")
        == str(tickets)
    )
    assert served == groups["jumlah"]["Dilayani"] == int(csv_value(rows, "kelompok", "jumlah", "Dilayani"))
    text = words(daily_pdf(report(day)))
    if count:
        assert f"Jumlah seluruh MPP {tickets} {served} " in text
        for group, total in ((group, summed(days)) for group, days in by_group(day)):
            assert f"Jumlah {group} {total.tickets} {total.served} {total.no_show} " in text
            assert groups[group]["Berkas kembali"] == total.returned_incomplete
    else:
        assert "Tidak ada instansi yang membuka loket" in text


def test_every_agency_prints_its_own_figures():
    text = words(daily_pdf(report()))
    rows = csv_rows(figures())
    for place, (code, name, _) in enumerate(NAMES):
        day = agency(place)
        wait = "–" if day.wait_p50_min is None else f"{day.wait_p50_min:.1f}".replace(".", ",")
        counts = f"{day.tickets} {day.served} {day.no_show} {day.returned_incomplete} {day.referred_in} {day.referred_out}"
        assert f"{code} {name} {counts} {wait} " in text
        assert csv_value(rows, "instansi", code, "Tunggu, median (menit)") == wait.replace("–", "")


def test_medians_are_printed_overall_and_never_summed():
    text = words(daily_pdf(report()))
    assert "28 30 11,4 33,0 8,6 24,5 85 " in text
    assert "Jumlah BUMN 125 120 5 9 3 3 12 " in text


def test_agencies_keep_their_order_inside_groups():
    day = figures()
    for _, days in by_group(day):
        assert list(days) == [row for row in day.by_agency if row in days]
    assert [group for group, _ in by_group(day)] == list(GROUPS)


def test_agency_of_an_unknown_group_is_not_lost():
    day = replace(figures(1), by_agency=(replace(agency(0), group="asing"),))
    assert [(group, len(days)) for group, days in by_group(day)] == [("lainnya", 1)]


def test_exp_18_full_day_is_three_numbered_pages_with_repeated_heads():
    pdf = daily_pdf(report())
    assert sizes_mm(pdf) == [(210, 297)] * 3
    for number, text in enumerate(pages(pdf), 1):
        assert f"Halaman {number} dari 3" in text


def test_chart_of_29_waiting_agencies_shares_the_first_page():
    days = tuple(replace(agency(place), wait_p50_min=9.5, wait_p90_min=30.0) for place in range(29))
    first, *_ = pages(daily_pdf(report(replace(figures(), by_agency=days))))
    assert "Kedatangan per jam" in first
    assert "Juru Bahasa Isyarat" in first


def test_long_table_repeats_its_head_on_each_page():
    day = replace(
        figures(), by_agency=tuple(replace(agency(place % 29), code=f"A{place:02d}") for place in range(90))
    )
    heads = [text for text in pages(daily_pdf(report(day))) if "Kode Instansi Tiket" in text]
    assert len(heads) == 3


def test_exp_18_empty_day_is_one_page_that_says_so():
    (text,) = pages(daily_pdf(report(empty_day())))
    assert "Tidak ada gangguan yang dicatat." in text
    assert "Kedatangan per jam" not in text
    assert "Mengetahui, Sukamaju, 24 November 2026" in text


def test_head_lines_day_and_revision_are_printed():
    text = words(daily_pdf(report(figures(2, revision=3))))
    assert "PEMERINTAH KABUPATEN SUKAMAJU DINAS PENANAMAN MODAL DAN PELAYANAN TERPADU SATU PINTU" in text
    assert "Laporan Harian Mal Pelayanan Publik Selasa, 24 November 2026 Revisi ke-3" in text
    assert "Revisi" not in words(daily_pdf(report(figures(2))))


def test_signatures_and_journal_anchor_are_printed():
    text = words(daily_pdf(report()))
    assert "Mengetahui, Sukamaju, 24 November 2026" in text
    assert "Dra. Hj. Sri Wahyuni, M.Si. Andi Prasetya, S.STP." in text
    assert "NIP 19680512 199303 2 004 NIP 19910203 201406 1 003" in text
    assert "asal 019aa4c1 · urutan 48.213 · sidik " + figures().journal_head.h in text


def test_example_is_marked_on_every_page_and_only_then():
    marked = pages(daily_pdf(report(example=True)))
    assert all(
        text.count("CONTOH") == 2 and "Contoh: katalog layanan belum disahkan" in text for text in marked
    )
    assert not any("contoh" in text.casefold() for text in pages(daily_pdf(report())))


def test_exp_19_pdf_says_what_it_is_and_names_nobody():
    said = properties(daily_pdf(report(figures(revision=1))))
    assert said["Title"] == "Laporan Harian MPP 2026-11-24 · Revisi ke-1"
    assert said["Subject"] == "Laporan Harian Mal Pelayanan Publik, Selasa, 24 November 2026"
    assert said["Author"] == "Mal Pelayanan Publik Sukamaju"
    assert said["Creator"] == "Pandu"
    assert b"/Lang (id-ID)" in daily_pdf(report())
    assert "Wahyuni" not in str(said)


@pytest.mark.parametrize("name", [*HOSTILE, "W" * 6000])
def test_exp_06_typed_names_are_printed_literally(name):
    signed = replace(figures().signature, duty=replace(figures().signature.duty, name=name))
    outage = replace(figures().outages[0], system=name)
    day = replace(
        figures(3), by_agency=(replace(agency(0), name=name), agency(1)), signature=signed, outages=(outage,)
    )
    pdf = daily_pdf(report(day))
    text = squeezed(words(pdf))
    if len(name) < 6000:
        assert text.count(squeezed(name)) >= 3
    else:
        assert text.count("W") >= 3 * 6000
    assert b"/Subtype /Image" not in pdf
    assert b"/Annots" not in pdf


def test_exp_20_equal_figures_give_equal_bytes_also_after_storing():
    again = replace(report(), figures=from_json(json.loads(daily_json(report()))))
    for draw in (daily_pdf, daily_xlsx, daily_csv, daily_json):
        assert draw(again) == draw(report())


def test_other_figures_give_other_bytes():
    assert daily_pdf(report(figures(5))) != daily_pdf(report(figures(6)))


def test_states_and_priority_are_in_words():
    text = words(daily_pdf(report()))
    assert "Selesai 888" in text
    assert "Berkas kembali 56" in text
    assert "Tidak hadir 42" in text
    assert "Jumlah 986" in text
    assert "Penyandang disabilitas 9" in text


def test_unknown_codes_are_printed_as_they_are():
    day = replace(figures(1), by_state={"teleported": 3, "done": 1}, priority={"vip": 2})
    text = words(daily_pdf(report(day)))
    assert "Selesai 1" in text
    assert "teleported 3" in text
    assert "vip 2" in text


def test_lasting_outage_has_no_end():
    assert "Seluruh MPP Jaringan gedung Jaringan diberikan 14.40 berlangsung – 0 3 0 0 0 0" in words(
        daily_pdf(report())
    )


def test_hours_without_anybody_draw_a_chart():
    day = replace(figures(1), hours=(Hour(8, 0, 0),))
    assert "08.00" in words(daily_pdf(report(day)))


@given(st.floats(0, 1e6))
def test_grid_has_at_most_four_steps(top):
    step = nice_step(top)
    assert step * 4 >= top
    assert str(step).lstrip("0.")[0] in "125"


@settings(max_examples=25, deadline=None)
@given(st.lists(st.integers(0, 28), max_size=40))
def test_sums_over_groups_are_the_sum_over_agencies(places):
    day = replace(figures(0), by_agency=tuple(agency(place) for place in places))
    total = summed(day.by_agency)
    parts = [summed(days) for _, days in by_group(day)]
    for key in ("agencies", "tickets", "served", "no_show", "referred_in", "counters_open", "estimated"):
        assert sum(getattr(part, key) for part in parts) == getattr(total, key)
    assert total.first_call == min((part.first_call for part in parts if part.first_call), default=None)
