/** One thing the demo city takes for granted. `source` names what it leans on, or 'asumsi' where nothing was found. */
export type Assumption = Readonly<{ id: string; text: string; source: string }>;

/** Everything made up about the demo city that no margin in demo/data gives. */
export const DEMO_ASSUMPTIONS: readonly Assumption[] = [
  {
    id: 'garis-2021-2023',
    text: 'Garis kemiskinan Kota Metro 2021–2023 tidak ditemukan; asumsi: garis Lampung Maret tahun itu dikali rasio Metro terhadap Lampung pada Maret 2024 (503.161 / 586.551).',
    source: 'S17; S08',
  },
  {
    id: 'rata-rata-2025',
    text: 'Rata-rata pengeluaran Kota Metro 2025 tidak ditemukan; asumsi: rata-rata 2024 naik seperti rata-rata Lampung 2024–2025. Survei 2025 tidak dikalibrasi ke angka ini.',
    source: 'S51; S17',
  },
  {
    id: 'gini-2021-2023-2025',
    text: 'Gini Kota Metro selain 2024 tidak ditemukan; asumsi: bergerak seperti Gini Lampung (September 2021 dan September 2024 dipakai karena Maret tidak ada). Survei tahun itu tidak dikalibrasi ke Gini.',
    source: 'S39; S18; S19; S25',
  },
  {
    id: 'kedalaman-2021-2023',
    text: 'P1 dan P2 Kota Metro sebelum 2024 tidak ditemukan; asumsi: P1/P0 dan P2/P0 sama dengan 2024. Survei 2021–2023 tidak dikalibrasi ke P1 dan P2.',
    source: 'S06',
  },
  {
    id: 'deflator',
    text: 'Pengeluaran kota demo nominal. Asumsi deflator: pengeluaran riil Metro memakai indeks harga gabungan Lampung yang tersimpan sebagai parameter bertanggal; garis kemiskinan tidak pernah menjadi deflator.',
    source: 'asumsi',
  },
  {
    id: 'bentuk-sebaran',
    text: 'Bentuk sebaran pengeluaran adalah asumsi: jurang di bawah garis mengikuti Beta(1, b), di atas garis ada bagian hampir miskin (eksponensial) dan lognormal terpotong; parameternya dipaskan ke P0, P1, P2, rata-rata, dan Gini.',
    source: 'asumsi',
  },
  {
    id: 'keluarga-rumah-tangga',
    text: 'Asumsi: jumlah keluarga kartu (KK) sama dengan 56.300 rumah tangga BPS 2023, dan tiap keluarga dihitung satu rumah tangga survei. Dukcapil mencatat 54.828 KK pada 2022.',
    source: 'S45; S44',
  },
  {
    id: 'keluarga-tetap',
    text: 'Asumsi: keluarga, anggota, pekerjaan, rumah, dan program keadaan 1 Maret 2025 dipakai untuk semua tahun survei; hanya pengeluaran dan umur kepala keluarga yang berubah.',
    source: 'asumsi',
  },
  {
    id: 'sebaran-kelurahan',
    text: 'Penduduk per kelurahan tidak ditemukan; asumsi: porsi kecamatan seperti 2013, di dalam kecamatan menurut akar luas wilayah, dan pusat kota sedikit lebih sejahtera daripada tepi.',
    source: 'S48',
  },
  {
    id: 'rt-rw',
    text: 'Asumsi: semua kelurahan ber-RT dan ber-RW seperti rata-rata Metro Barat 2023 (196 jiwa per RT); nomor RT berurut dalam kelurahan. Nama jalan dan nomor rumah buatan.',
    source: 'D84',
  },
  {
    id: 'susunan-keluarga',
    text: 'Umur kepala, jumlah anak, orang tua tunggal, keluarga besar, dan hunian bersama (4,5 persen) adalah asumsi yang disetel agar jumlah jiwa, rasio jenis kelamin, dan rasio ketergantungan cocok.',
    source: 'S43; S44',
  },
  {
    id: 'nik-kk',
    text: 'Asumsi: NIK dan nomor KK berstruktur sah dengan nomor urut mulai 9001, yang tidak dipakai pencatatan sipil; nomor urut 9001 ke atas menandai orang sintetis. Nama dirangkai acak dari token tunggal.',
    source: 'asumsi',
  },
  {
    id: 'pendidikan',
    text: 'Porsi ijazah per kelompok umur dan peluang bersekolah adalah asumsi; tingkatnya digeser agar rata-rata lama sekolah 11,01 tahun. "Tidak punya ijazah" dihitung 3 tahun sekolah.',
    source: 'S10',
  },
  {
    id: 'kerja',
    text: 'Pola angkatan kerja menurut umur, jenis kelamin, dan sekolah, status pekerjaan, serta omzet adalah asumsi; tingkatnya mengikuti TPAK dan TPT Agustus 2024. Lapangan usaha memakai porsi 2008 karena yang baru tidak ditemukan; kolom pencari kerja bukan rincian Regsosek.',
    source: 'S08; S09; S47',
  },
  {
    id: 'rumah',
    text: 'Porsi lantai, dinding, atap, daya, bahan bakar, status rumah, dan luas lantai adalah asumsi; hanya sanitasi layak dan air minum layak mengikuti angka 2021. Air kemasan dan isi ulang dihitung layak.',
    source: 'S16',
  },
  {
    id: 'kesehatan',
    text: 'Kesulitan fungsional, penyakit kronis, dan kehamilan menurut umur adalah asumsi; kepesertaan JKN mengikuti 99,76 persen.',
    source: 'S39',
  },
  {
    id: 'desil',
    text: 'Porsi keluarga per desil nasional adalah asumsi (5,0 persen di desil 1 sampai 13,6 persen di desil 10); desil ditentukan dari kovariat register ditambah galat, tidak dari pengeluaran. Hitungan per desil bukan angka kemiskinan.',
    source: 'asumsi',
  },
  {
    id: 'program',
    text: 'Peluang menerima program per desil adalah asumsi; aturan desil mengikuti daftar program, kebocoran PBI ke desil 6–10 mengikuti porsi nasional 15,5 persen, bedah rumah 14 keluarga mengikuti 2024 dan 2025. Batas lansia PKH 60 tahun belum dicek.',
    source: 'P08; P09',
  },
  {
    id: 'kaitan-pengeluaran',
    text: 'Kuatnya kaitan pengeluaran dengan pendidikan, pekerjaan, ukuran keluarga, rumah, dan tempat, serta bertahannya nasib dari tahun ke tahun, adalah asumsi.',
    source: 'asumsi',
  },
  {
    id: 'penarikan-sampel',
    text: 'Asumsi rancangan survei: 10 strata, 60 blok, 10 keluarga per blok. Penarikan diulang dari bibit yang sama sampai P0 mentah dalam 1 poin dari kebenaran, bobot dapat dikalibrasi, rata-rata dalam 2 persen dari kebenaran, dan galat baku P0 di antara 1,1 dan 1,7 poin.',
    source: 'asumsi',
  },
];
