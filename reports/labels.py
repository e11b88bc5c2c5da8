"""The Indonesian words for stored codes, as reports print them; an unknown code stands as it is."""

STATES = {
    "blocked": "Menunggu langkah lain",
    "waiting": "Menunggu",
    "called": "Dipanggil",
    "serving": "Sedang dilayani",
    "held": "Ditunda",
    "done": "Selesai",
    "returned_incomplete": "Berkas kembali",
    "rejected": "Ditolak",
    "referred": "Dirujuk",
    "system_down": "Sistem mati",
    "no_show": "Tidak hadir",
    "cancelled": "Batal",
    "expired": "Kedaluwarsa",
}

PRIORITIES = {
    "elderly": "Lanjut usia",
    "disability": "Penyandang disabilitas",
    "pregnant": "Ibu hamil",
    "nursing": "Ibu menyusui",
    "toddler": "Membawa balita",
    "child": "Anak",
    "sick": "Sakit",
    "disaster": "Korban bencana",
}

NEEDS = {
    "wheelchair": "Kursi roda",
    "sign_language": "Bahasa isyarat",
    "large_print": "Huruf besar",
    "companion": "Pendamping",
    "seat_near_counter": "Duduk dekat loket",
    "quiet_room": "Ruang tenang",
    "interpreter": "Juru bahasa",
    "staff_comes": "Petugas yang datang",
    "written": "Secara tertulis",
}

SCOPES = {
    "agency": "Instansi",
    "service": "Layanan",
    "building": "Gedung",
    "power": "Listrik",
    "network": "Jaringan",
}

MODES = {
    "noted": "diberikan",
    "stop": "dihentikan",
    "take_files": "berkas saja",
}

CHOICES = {
    "wait": "Menunggu",
    "leave_file": "Titip berkas",
    "call_back": "Minta dihubungi",
}

GROUPS = ("K/L", "pemda", "BUMN", "BUMD", "lainnya")

GROUP_NAMES = {
    "K/L": "Kementerian dan lembaga (K/L)",
    "pemda": "Pemerintah daerah",
    "BUMN": "Badan usaha milik negara (BUMN)",
    "BUMD": "Badan usaha milik daerah (BUMD)",
    "lainnya": "Lainnya",
}
