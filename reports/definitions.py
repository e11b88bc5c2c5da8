"""What each figure means, in the words of the footnotes; docs/figures.md says the same at length."""

VISIT = (
    "Kunjungan: satu orang pada satu hari. Tiket: satu nomor antrean, yaitu satu langkah kunjungan. "
    "Permohonan: satu berkas yang dibuka di loket."
)
WAIT = "Tunggu: dari tiket diterbitkan sampai panggilan pertama; panggilan ulang tidak mengubahnya."
SERVICE = (
    "Layanan: dari mulai sampai selesai dilayani, dikurangi waktu ditunda. Bila mulai tidak tercatat, "
    "dihitung dari panggilan dan disebut taksiran."
)
SERVED = "Dilayani: tiket yang selesai dengan hasil apa pun selain tidak hadir, batal, atau kedaluwarsa."
PERCENTILES = (
    "Median dan P90: separuh dan sembilan dari sepuluh tiket tidak lebih lama dari itu; dalam menit, "
    "dengan interpolasi linear. Keduanya tidak dapat dijumlahkan, maka hanya ada per {rows} dan untuk "
    "seluruh MPP."
)
LEFT_OUT = (
    "Tidak dihitung: tiket yang tidak hadir, batal, masih terbuka, atau lebih dari 8 jam; jumlahnya "
    "disebut tersendiri."
)
OUTAGE = (
    "Gangguan: menit dari mulai sampai pulih pada hari ini. Menit jam buka tanpa istirahat; gangguan yang "
    "bersamaan pada satu instansi dihitung sekali."
)
DAY = "Hari: tanggal setempat tiket diterbitkan; jumlah sebulan sama dengan jumlah laporan harian tiap tanggalnya."
SHARE = "Bagian: persen dari seluruh tiket, satu desimal, dibulatkan dengan sisa terbesar sehingga jumlahnya 100,0."
AGENCY_VISITS = (
    "Kunjungan per instansi: orang yang mengambil tiket di instansi itu pada satu hari. Satu orang dapat "
    "berkunjung ke beberapa instansi, maka jumlahnya dapat melebihi kunjungan seluruh MPP."
)
SMALL = (
    "Disembunyikan (*): kurang dari 5 orang, atau dapat dihitung dari angka lain pada daftar yang sama, "
    "agar tidak seorang pun dikenali."
)
