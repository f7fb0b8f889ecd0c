import { defineText } from '../../platform/text/dictionary.ts';

export const userAccessText = defineText({
  title: { id: 'Akses', en: 'Access' },
  linkWhy: {
    id: 'Tautan sekali pakai membuat orangnya memilih kata sandi sendiri. Sampaikan langsung, tercetak atau disalin.',
    en: 'With a one-time link the person chooses the password. Hand it over directly, printed or copied.',
  },
  make: { id: 'Buat tautan sekali pakai', en: 'Make a one-time link' },
  another: { id: 'Buat tautan lain', en: 'Make another link' },
  invitation: { id: 'Undangan ke Pilar', en: 'Invitation to Pilar' },
  reset: { id: 'Setel ulang kata sandi Pilar', en: 'Reset of the Pilar password' },
  once: {
    id: (until: string) => `Berlaku sekali, sampai ${until}. Hanya tampil sekarang.`,
    en: (until) => `Works once, until ${until}. Shown only now.`,
  },
  endSessions: { id: 'Akhiri semua sesinya', en: 'End all their sessions' },
  sessionsEnded: { id: 'Sesinya berakhir', en: 'Sessions ended' },
  endFactor: { id: 'Matikan langkah keduanya', en: 'Switch their second step off' },
});
