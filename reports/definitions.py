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
STANDARD = (
    "Dalam standar: persen layanan yang tidak lebih lama dari jangka waktu yang dijanjikan, bila dijanjikan dalam "
    "menit atau jam kerja. Janji dalam hari adalah janji berkas dan ada pada laporan kepatuhan."
)
OPEN_DAYS = (
    "Hari buka: hari kerja yang sedikitnya satu loketnya dibuka, dibagi hari kerja menurut kalender instansi itu "
    "sendiri (lima atau enam hari, atau hari tertentu) sampai hari ini. Hari libur bukan ketidakhadiran. Hari "
    "tambahan: buka di luar hari kerjanya."
)
ATTENDANCE = (
    "Kehadiran loket: loket yang dibuka pada hari kerja, dibagi semua loket instansi itu kali hari kerjanya."
)
STAFFED = (
    "Jam dilayani: jam petugas di loket dari buka sampai tutup, tanpa jeda. Tiket per jam: tiket yang dilayani, "
    "dibagi jam itu."
)
COMPLAINTS = (
    "Masuk: pengaduan yang diterima pada masa ini. Dijawab: dari yang masuk, yang sudah dijawab. Selesai: yang "
    "ditutup, dicabut, atau diteruskan pada masa ini, kapan pun masuknya."
)
COMPLAINT_CLOCK = (
    "Tepat waktu: dijawab dalam hari kerja menurut jenisnya, dihitung sejak pengaduan masuk. Lewat waktu: belum "
    "dijawab dan batasnya sudah lewat ketika laporan ini dibuat."
)
