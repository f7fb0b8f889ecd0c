import { defineText } from '../../platform/text/dictionary.ts';

export const helpText = defineText({
  title: { id: 'Mempercayai alamat ini', en: 'Trusting this address' },
  sentence: {
    id: 'Pilar di kantor ini memakai sertifikat yang dibuat sendiri. Peramban memperingatkannya sampai sertifikat itu dipasang satu kali pada setiap perangkat.',
    en: 'Pilar in this office uses a certificate made here. The browser warns about it until the certificate has been installed once on each device.',
  },
  why: { id: 'Mengapa perlu', en: 'Why it is needed' },
  whyText: {
    id: 'Kamera dan halaman luring pada ponsel hanya dibuka peramban bagi alamat https yang dipercaya.',
    en: 'On phones the browser opens the camera and offline pages only for an https address it trusts.',
  },
  get: { id: 'Minta berkas sertifikat', en: 'Ask for the certificate file' },
  getText: {
    id: 'Pengelola memberikan berkas sertifikat dari komputer tempat Pilar berjalan; letaknya tercetak di layar saat Pilar dimulai dengan --https. Jangan menerima berkas itu dari orang lain.',
    en: 'The administrator gives you the certificate file from the machine where Pilar runs; its place is printed when Pilar starts with --https. Take it from nobody else.',
  },
  compare: { id: 'Cocokkan sidik jarinya', en: 'Compare its fingerprint' },
  compareText: {
    id: 'Sidik jari SHA-256 tercetak di layar yang sama. Cocokkan dengan yang tampak pada perangkat sebelum memasang.',
    en: 'The SHA-256 fingerprint is printed on the same screen. Compare it with the one your device shows before installing.',
  },
  android: { id: 'Android', en: 'Android' },
  androidText: {
    id: 'Buka Setelan › Keamanan › Enkripsi & kredensial › Pasang sertifikat › Sertifikat CA, lalu pilih berkasnya. Nama menu dapat berbeda menurut merek.',
    en: 'Open Settings › Security › Encryption & credentials › Install a certificate › CA certificate, then choose the file. Menu names differ by maker.',
  },
  iphone: { id: 'iPhone', en: 'iPhone' },
  iphoneText: {
    id: 'Buka berkasnya, pasang profil pada Pengaturan › Umum › VPN & Manajemen Perangkat, lalu hidupkan pada Umum › Mengenai › Pengaturan Kepercayaan Sertifikat.',
    en: 'Open the file, install the profile in Settings › General › VPN & Device Management, then turn it on in General › About › Certificate Trust Settings.',
  },
  windows: { id: 'Windows', en: 'Windows' },
  windowsText: {
    id: 'Klik dua kali berkasnya › Instal Sertifikat › Mesin Lokal › Otoritas Sertifikasi Akar Tepercaya. Firefox memakai daftarnya sendiri: Pengaturan › Privasi & Keamanan › Lihat Sertifikat › Impor.',
    en: 'Double-click the file › Install Certificate › Local Machine › Trusted Root Certification Authorities. Firefox has its own list: Settings › Privacy & Security › View Certificates › Import.',
  },
  linux: { id: 'Linux', en: 'Linux' },
  linuxText: {
    id: 'Chrome: Setelan › Privasi dan keamanan › Kelola sertifikat › Impor. Firefox: seperti pada Windows.',
    en: 'Chrome: Settings › Privacy and security › Manage certificates › Import. Firefox: as on Windows.',
  },
  official: { id: 'Bila kota memiliki sertifikat resmi', en: 'If the city has an official certificate' },
  officialText: {
    id: 'Setel PILAR_TLS_CERT dan PILAR_TLS_KEY pada sertifikat itu; peringatan tidak muncul lagi dan langkah di atas tidak diperlukan.',
    en: 'Set PILAR_TLS_CERT and PILAR_TLS_KEY to that certificate; the warning no longer appears and the steps above are not needed.',
  },
  back: { id: 'Kembali ke halaman masuk', en: 'Back to sign-in' },
});
