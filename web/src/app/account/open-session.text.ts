import { defineText } from '../../platform/text/dictionary.ts';

export const openSessionText = defineText({
  title: { id: 'Tempat Anda masuk', en: 'Where you are signed in' },
  why: {
    id: 'Akhiri yang tidak Anda kenal, lalu ganti kata sandi.',
    en: 'End what you do not know, then change the password.',
  },
  current: { id: 'sesi ini', en: 'this session' },
  on: {
    id: (browser: string, system: string) => `${browser} di ${system}`,
    en: (browser, system) => `${browser} on ${system}`,
  },
  unknownBrowser: { id: 'Program yang tidak dikenali', en: 'A program that is not recognised' },
  from: { id: (address: string) => `dari ${address}`, en: (address) => `from ${address}` },
  by: { id: (name: string) => `masuk lewat ${name}`, en: (name) => `signed in through ${name}` },
  used: { id: (when: string) => `dipakai ${when}`, en: (when) => `used ${when}` },
  opened: { id: (when: string) => `masuk ${when}`, en: (when) => `signed in ${when}` },
  end: { id: 'Akhiri', en: 'End' },
  endOf: { id: (device: string) => `Akhiri sesi ${device}`, en: (device) => `End the session ${device}` },
  endOthers: { id: 'Akhiri semua yang lain', en: 'End all others' },
});
