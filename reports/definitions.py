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
SLA = (
    "Jatuh tempo: permohonan yang janjinya, sebagaimana terakhir diberikan, berakhir pada masa ini. Tepat waktu: "
    "jawaban (terbit atau ditolak) tidak lewat dari janji. Kepatuhan: tepat waktu dibagi jatuh tempo; yang masih "
    "terbuka dihitung tidak tepat."
)
SLA_CLOCK = (
    "Janji: jangka waktu standar sejak berkas lengkap, menurut hari dan jam kerja instansi itu sendiri; waktu "
    "menunggu pemohon atau pembayaran tidak dihitung."
)
SLA_OPEN = (
    "Masih terbuka: belum dijawab pada akhir masa ini, atau sekarang bila masa ini belum berakhir, apa pun "
    "kelanjutannya. Bawaan: janjinya berakhir sebelum masa ini; tidak termasuk jatuh tempo."
)
SLA_LAPSED = "Gugur: ditarik atau dirujuk sebelum janjinya berakhir; tidak termasuk jatuh tempo. Pada masa ini {count}."
SLA_PAUSED = (
    "Jam berhenti: permohonan yang jatuh tempo yang pernah menunggu pemohon atau pembayaran, dan lamanya dalam hari "
    "24 jam."
)
RETURNED = (
    "Berkas kembali: tiket yang selesai di loket dengan hasil berkas belum lengkap. Tingkat kembali: berkas kembali "
    "dibagi tiket yang dilayani."
)
LACKING = (
    "Persyaratan kurang: yang disebut loket saat mengembalikan berkas; satu berkas dapat kurang beberapa. Bagian: "
    "persen dari semua kekurangan layanan itu, dibulatkan dengan sisa terbesar sehingga jumlahnya 100,0."
)
FORETOLD = (
    "Sudah diberitahukan: kekurangan yang sudah tercatat saat nomor diambil, sehingga pengunjung sudah tahu. "
    "Selisihnya menunjukkan keterangan mana yang belum sampai kepada warga."
)
OUTAGE_SPAN = (
    "Menit: dari mulai sampai pulih di dalam masa ini, atau sampai sekarang. Menit jam buka: jam buka MPP tanpa "
    "istirahat, dibulatkan per hari seperti pada laporan harian."
)
OUTAGE_HIT = (
    "Terkena: pengunjung dan tiket dari yang terganggu, yang tiketnya sudah terbit dan belum selesai selama gangguan. "
    "Pengunjung yang terkena beberapa gangguan dihitung sekali pada jumlah seluruhnya."
)
OUTAGE_SUM = (
    "Lama gangguan: setiap saat dihitung sekali, juga bila beberapa gangguan bersamaan; gangguan seluruh gedung "
    "mengenai setiap instansi."
)
REFERRAL = (
    "Rujukan: pengunjung yang dikirim loket satu instansi ke instansi lain pada kunjungan yang sama. Diterima: "
    "instansi tujuan menyatakan menerima atau mulai melayani. Dikembalikan: dikirim balik, sebelum atau sesudahnya."
)
REFERRAL_END = (
    "Hasil: tiket di instansi tujuan. Selesai: terlayani tuntas hari itu; lain: berkas kembali, ditolak, dirujuk lagi, "
    "atau sistem mati; putus: tidak hadir, batal, atau kedaluwarsa; terbuka: belum berakhir. Jumlahnya sama dengan "
    "dikirim."
)
HAND_OVER = (
    "Serah terima: dari dikirim sampai diterima, median dalam menit; yang belum diterima tidak dihitung."
)
ISSUED = (
    "Terbit: permohonan yang dikabulkan dan produknya siap pada masa ini. Diambil: diserahkan pada masa ini, kapan "
    "pun terbitnya."
)
UNCOLLECTED = (
    "Menunggu: terbit dan belum diambil pada akhir masa ini, atau sekarang bila masa ini belum berakhir. Lebih dari "
    "7 dan 30 hari: menurut tanggal, sejak hari terbit; yang lebih dari 30 termasuk yang lebih dari 7."
)
CALL_LIST = "Daftar hubungi: yang menunggu lebih dari 7 hari, tanpa nama; upaya menghubungi sampai hari ini."
PRIORITY = (
    "Prioritas: kunjungan yang dasarnya dinyatakan pengunjung atau dilihat petugas (UU 25/2009 pasal 29; PermenPANRB "
    "11/2024), tanpa memeriksa bukti."
)
ACCOMMODATION = (
    "Akomodasi diminta: kebutuhan yang disebut pengunjung; satu kunjungan dapat menyebut beberapa. Dilayani: "
    "sedikitnya satu tiket kunjungan itu dilayani di loket. Apakah akomodasinya sendiri diberikan tidak dicatat."
)
GAP = (
    "Tunggu lebih singkat: median tunggu tiket kunjungan lain dikurangi median tunggu tiket prioritas; negatif bila "
    "prioritas menunggu lebih lama. Kelompok di bawah 5 kunjungan tidak ditampilkan waktunya (–)."
)
SKM = (
    "Nilai rata-rata (NRR): jumlah nilai suatu unsur dibagi jawaban yang diberikan untuk unsur itu; unsur yang "
    "dilewati responden tidak ikut dibagi. Sembilan unsur dan cara menghitung menurut PermenPANRB 14/2017."
)
SKM_INDEX = (
    "Nilai SKM: jumlah NRR tertimbang ({weight}) dikali 25, dibulatkan ke dua desimal, setengah ke atas, sebelum "
    "dibandingkan dengan batas bawah mutu: A 88,31; B 76,61; C 65,00; selebihnya D."
)
SKM_SAMPLE = (
    "Populasi: kunjungan yang dilayani, satu orang pada satu hari dihitung sekali. Sampel: Krejcie-Morgan (tabel 1970) "
    "dan Slovin, keduanya dengan galat 5 persen."
)
SKM_LOWEST = (
    "Unsur terendah (▼): tiga unsur dengan NRR terendah; lebih bila ada yang sama dengan yang ketiga."
)
SKM_PROFILE = (
    "Profil: kelompok dengan kurang dari 5 responden tidak ditampilkan (*), juga yang dapat dihitung dari yang lain "
    "dan jumlahnya."
)
GOAL = (
    "Tujuan bersama: dijaga dua instansi, dicapai seluruh gedung. Bulan yang sudah lewat dibekukan: data susulan tidak "
    "mengubahnya."
)
GOAL_MEASURES = (
    "Ukuran: selesai satu kunjungan = kunjungan berakhir yang semua tiketnya selesai; berkas dikembalikan = dari tiket "
    "dilayani; prioritas = dari nomor pertama sampai panggilan pertama; janji dan permohonan = yang jatuh tempo, yang "
    "lewat waktu dan terbuka dihitung tidak; disapa = dari datang sampai kontak pertama; pulang tanpa kejelasan = "
    "tanpa hasil dan tanpa langkah berikutnya."
)
GOAL_SHARE = (
    "Bagian instansi: ukuran yang sama dari tiket instansi itu saja. Disembunyikan (*) bila kurang dari 5, atau dapat "
    "dihitung dari angka lain."
)
BLOCKER = (
    "Kunjungan terdampak: yang terkena gangguan yang disebut, atau yang pulang tanpa hasil dari layanan yang disebut "
    "selama hambatan terbuka."
)
