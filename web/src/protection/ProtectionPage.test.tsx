import {
  Assessment,
  BreachList,
  FoundPersons,
  HolidayList,
  ProcessingRecord,
  RetentionState,
  SharingFlags,
  SubjectRequestDetail,
  SubjectRequestList,
} from '@pilar/contracts';
import { screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { expectAccessible } from '../platform/testing/axe.ts';
import type { MockRoutes } from '../platform/testing/mock-api.ts';
import { sessionAs } from '../platform/testing/people.ts';
import { renderPage } from '../platform/testing/render-page.tsx';
import { BreachPage } from './BreachPage.tsx';
import { ProtectionPage } from './ProtectionPage.tsx';
import { RequestPage } from './RequestPage.tsx';

const request = (number: number, changes: object = {}) => ({
  ...{ id: `r${number}`, number, kind: 'see', state: 'received', askerName: `Pemohon ${number}` },
  ...{ askerContact: '0812', relation: 'diri sendiri', details: 'Data saya', receivedOn: '2026-11-20' },
  ...{ dueOn: '2026-11-25', dueNote: 'asumsi: tiga hari kerja', isOverdue: false, personId: null },
  ...{ isLimited: false, identityNote: null, answer: null, closedAt: null, ...changes },
});
const requests = SubjectRequestList.parse({
  requests: [request(1, { isOverdue: true }), request(2, { kind: 'limit' })],
});
const breach = {
  ...{ id: 'b1', number: 1, title: 'Berkas salah kirim', knownAt: '2026-11-23T13:00:00Z' },
  ...{ happened: 'Senin sore', how: '', dataKinds: 'nama', personCount: null, done: 'ditarik' },
  ...{ reportedAt: '2026-11-24T02:00:00Z', reportedBy: 'x', dueAt: '2026-11-26T13:00:00Z' },
  ...{ dueNote: '3x24 jam', authorityNotifiedAt: null, personsNotifiedAt: null },
  ...{ closedAt: null, closingNote: null },
};
const breaches = (now: string) => BreachList.parse({ now, breaches: [breach] });
const bilingual = (text: string) => ({ id: text, en: text });
const processing = ProcessingRecord.parse({
  activities: [
    {
      ...{ code: 'registri', from: '2026-11-01', name: bilingual('Registri'), dataSet: 'desil-dtsen' },
      ...{ purpose: bilingual('Menemukan kebutuhan'), basis: 'public-task', article: 'UU 27/2022 pasal 20' },
      ...{ basisNote: bilingual('asumsi'), isSpecific: true, categories: [bilingual('nama')] },
      ...{ subjects: bilingual('Penduduk'), recipients: [bilingual('kelurahan')] },
      ...{ retention: bilingual('selama tercatat'), safeguards: [bilingual('disamarkan')] },
      ...{ source: ['PDP-02'], confidence: 'rendah' },
    },
  ],
});
const risk = {
  ...{ risk: 'Berkas beredar', likelihood: 3, impact: 4, measures: 'Larangan' },
  ...{ residualLikelihood: 2, residualImpact: 4 },
};
const content = { title: 'Registri keluarga', answers: { what: 'Data keluarga' }, risks: [risk] };
const assessment = Assessment.parse({
  questions: [{ code: 'what', ...bilingual('Apa yang diproses?') }],
  draft: content,
  versions: [
    {
      ...content,
      ...{ version: 2, savedAt: '2026-11-24T02:00:00Z', savedBy: 'petugas', signedAt: null, signedBy: null },
    },
  ],
});
const retention = RetentionState.parse({
  due: [
    {
      ...{ code: 'session', what: bilingual('Sesi'), how: bilingual('baris dihapus'), keepDays: 1 },
      ...{ note: 'asumsi', before: '2026-11-23T02:00:00Z', due: 12 },
    },
    {
      ...{
        code: 'audit-value',
        what: bilingual('Nilai audit'),
        how: bilingual('nilai dihapus'),
        keepDays: 1825,
      },
      ...{ note: 'asumsi', before: '2021-11-23T02:00:00Z', due: null },
    },
  ],
  runs: [],
});
const flags = SharingFlags.parse({
  flags: ['desil-dtsen', 'survei'].map((dataSet) => ({
    ...{ dataSet, isForbidden: false, source: null, contact: null, changedAt: null, changedBy: null },
  })),
});
const routes: MockRoutes = {
  'GET /protection/requests': requests,
  'GET /protection/breaches': breaches('2026-11-24T01:00:00Z'),
  'GET /protection/processing': processing,
  'GET /protection/assessment': assessment,
  'GET /protection/retention': retention,
  'GET /protection/sharing': flags,
};
const open = (
  part: string,
  options: { role?: 'data-officer' | 'auditor' | 'administrator'; more?: MockRoutes } = {},
) =>
  renderPage(<ProtectionPage />, {
    path: '/pelindungan',
    url: `/pelindungan?bagian=${part}`,
    role: options.role ?? 'data-officer',
    routes: { ...routes, ...options.more },
  });

describe('the desk of the data officer', () => {
  it('shows requests first, the overdue marked', async () => {
    open('permintaan');
    const table = within(await screen.findByRole('table', { name: 'Permintaan subjek data' }));
    const rows = table.getAllByRole('row').slice(1);
    expect(rows[0]?.textContent).toContain('lewat tenggat');
    expect(rows[1]?.textContent).not.toContain('lewat tenggat');
  });

  it('offers each role its own parts, and the auditor no button that writes', async () => {
    open('permintaan', { role: 'administrator' });
    expect(await screen.findByText('Berkas salah kirim')).toBeTruthy();
    expect(screen.queryByText('Permintaan subjek data')).toBeNull();
    expect(screen.queryByRole('button', { name: 'Laporkan insiden' })).toBeNull();
  });

  it('says how much of 3×24 hours is left, and when it has passed', async () => {
    open('insiden', { more: { 'GET /protection/breaches': breaches('2026-11-26T16:00:00Z') } });
    expect(await screen.findByText('lewat 3 jam')).toBeTruthy();
  });

  it('names the basis and how sure the reading is', async () => {
    open('pemrosesan');
    expect(await screen.findByText(/^tugas pelayanan publik \(UU 27\/2022 pasal 20\)/)).toBeTruthy();
    expect(screen.getByText('rendah (PDP-02)')).toBeTruthy();
  });

  it('sends a new version of the assessment with the version it was begun from', async () => {
    const user = userEvent.setup();
    const { api } = open('dampak', { more: { 'POST /protection/assessment': assessment } });
    expect(await screen.findByText('3 × 4 = 12')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Susun versi baru' }));
    await user.type(screen.getByLabelText('Apa yang diproses?'), ' dan desil');
    await user.click(screen.getByRole('button', { name: 'Simpan' }));
    expect(api.sent('POST /protection/assessment')[0]?.body).toMatchObject({
      basedOn: 2,
      answers: { what: 'Data keluarga dan desil' },
    });
  });

  it('erases only after asking, and says what nothing counts yet', async () => {
    const user = userEvent.setup();
    const { api } = open('simpan', { more: { 'POST /protection/retention/run': retention } });
    expect(await screen.findByText('belum dijalankan program')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Hapus sekarang' }));
    expect(api.sent('POST /protection/retention/run')).toHaveLength(0);
    const dialog = within(await screen.findByRole('dialog'));
    await user.click(dialog.getByRole('button', { name: 'Hapus sekarang' }));
    expect(api.sent('POST /protection/retention/run')).toHaveLength(1);
  });

  it('sets no flag without saying whom to ask', async () => {
    const user = userEvent.setup();
    const { api } = open('larangan', { more: { 'PUT /protection/sharing/:dataSet': flags } });
    const [first] = await screen.findAllByRole('button', { name: 'Pasang larangan' });
    await user.click(first!);
    const dialog = within(await screen.findByRole('dialog'));
    await user.click(dialog.getByRole('button', { name: 'Pasang larangan' }));
    expect(api.sent('PUT /protection/sharing/:dataSet')).toHaveLength(0);
    await user.type(dialog.getByLabelText('Pemberi data dan suratnya'), 'Kemensos');
    await user.type(dialog.getByLabelText('Minta izin kepada'), 'Dinas Sosial');
    await user.click(dialog.getByRole('button', { name: 'Pasang larangan' }));
    expect(api.sent('PUT /protection/sharing/:dataSet')[0]?.body).toEqual({
      ...{ isForbidden: true, source: 'Kemensos', contact: 'Dinas Sosial' },
    });
  });

  it.each(['permintaan', 'insiden', 'pemrosesan', 'dampak', 'simpan', 'larangan'])(
    'is read by axe without complaint: %s',
    async (part) => {
      const { container } = open(part);
      await screen.findByRole('heading', { level: 1 });
      await screen.findAllByText(/Pemohon 1|Berkas salah kirim|Registri|Berkas beredar|Sesi|Desil DTSEN/);
      await expectAccessible(container);
    },
  );
});

describe('a request', () => {
  const detail = (changes: object) =>
    SubjectRequestDetail.parse({ ...request(7, changes), id: 'r7', steps: [] });
  const show = (changes: object, more: MockRoutes = {}) =>
    renderPage(<RequestPage />, {
      path: '/pelindungan/permintaan/$id',
      url: '/pelindungan/permintaan/r7',
      role: 'data-officer',
      routes: { 'GET /protection/requests/:id': detail(changes), ...more },
    });

  it('asks for the identity first, and answers only after it', async () => {
    const user = userEvent.setup();
    const { api } = show({}, { 'POST /protection/requests/:id/steps': detail({}) });
    expect(await screen.findByRole('button', { name: 'Catat pemeriksaan identitas' })).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Jawab' })).toBeNull();
    await user.type(screen.getByLabelText('Bagaimana identitas diperiksa'), 'KTP dicocokkan');
    await user.click(screen.getByRole('button', { name: 'Catat pemeriksaan identitas' }));
    expect(api.sent('POST /protection/requests/:id/steps')[0]?.body).toMatchObject({
      ...{ state: 'identified', note: 'KTP dicocokkan' },
    });
  });

  it('does not reproach the empty field that a step leaves, only one that is sent empty', async () => {
    const user = userEvent.setup();
    show({}, { 'POST /protection/requests/:id/steps': detail({}) });
    const note = await screen.findByLabelText<HTMLTextAreaElement>('Bagaimana identitas diperiksa');
    await user.click(screen.getByRole('button', { name: 'Catat pemeriksaan identitas' }));
    expect(screen.getByText('Isi semua bidang.')).toBeTruthy();
    await user.type(note, 'KTP dicocokkan');
    await user.click(screen.getByRole('button', { name: 'Catat pemeriksaan identitas' }));
    await waitFor(() => expect(note.value).toBe(''));
    expect(screen.queryByText('Isi semua bidang.')).toBeNull();
  });

  it('that is answered is a letter in Indonesian, also on an English screen', async () => {
    const closed = {
      ...{ state: 'answered', identityNote: 'KTP', answer: 'Data terlampir.' },
      closedAt: '2026-11-24T02:00:00Z',
    };
    const { container } = show(closed);
    const letter = await screen.findByText(/Perihal: jawaban atas permintaan melihat data pribadi/);
    expect(letter.textContent).toContain('Data terlampir.');
    // The envelope holds the letter, not the clock of the office.
    expect(screen.getByRole('heading', { level: 1 }).closest('.no-print')).not.toBeNull();
    expect(screen.queryByRole('button', { name: 'Jawab' })).toBeNull();
    await expectAccessible(container);
  });
});

describe('a breach', () => {
  it('has both notices as drafts that say what is not known yet', async () => {
    const { container } = renderPage(<BreachPage />, {
      path: '/pelindungan/insiden/$id',
      url: '/pelindungan/insiden/b1',
      role: 'data-officer',
      routes,
    });
    const letters = await screen.findAllByText(/Cara terjadinya: \(belum diketahui\)/);
    expect(letters).toHaveLength(2);
    expect(letters[0]?.textContent).toContain('Upaya penanganan: ditarik');
    expect(screen.getByText('60 jam lagi')).toBeTruthy();
    await expectAccessible(container);
  });
});

const warga = {
  ...{ id: '00000003-0000-4000-8000-000000000001', familyId: '00000002-0000-4000-8000-000000000001' },
  ...{
    place: '18.72.01.1001.001.002',
    areaName: 'Imopuro',
    name: 'Warga Satu',
    nikMasked: '1872••••••••••01',
  },
  ...{ sex: 'P', age: 34, relation: null },
};

it('the person of a request is searched by name and chosen, never pasted', async () => {
  const found = FoundPersons.parse({ persons: [warga], hasMore: false });
  const { api } = renderPage(<ProtectionPage />, {
    role: 'data-officer',
    session: { user: { ...sessionAs('data-officer').user!, purpose: 'subject-request' } },
    routes: {
      'GET /protection/requests': { requests: [] },
      'POST /registry/persons/find': found,
      'POST /protection/requests': SubjectRequestDetail.parse({ ...request(3), steps: [] }),
    },
  });
  await userEvent.click(await screen.findByRole('button', { name: 'Terima permintaan' }));
  const dialog = within(await screen.findByRole('dialog'));
  for (const [label, value] of [
    ['Pemohon', 'Warga Satu'],
    ['Kontak', '0812'],
    ['Isi permintaan', 'Apa saja data saya?'],
  ] as const)
    await userEvent.type(dialog.getByLabelText(label), value);
  await userEvent.type(dialog.getByLabelText(/^Hubungan/), 'diri sendiri');
  await userEvent.type(dialog.getByLabelText(/^Orang dalam registri/), 'warga satu{Enter}');
  await dialog.findByText(/1872••••••••••01 · 34 tahun · Imopuro/);
  await userEvent.click(dialog.getByRole('button', { name: 'Pilih Warga Satu' }));
  // Which of the people of that name it is can still be read before the form is sent.
  await dialog.findByText(/1872••••••••••01 · 34 tahun · Imopuro/);
  await userEvent.click(dialog.getByRole('button', { name: 'Terima permintaan' }));
  await waitFor(() => expect(api.sent('POST /protection/requests')).toHaveLength(1));
  expect(api.sent('POST /registry/persons/find')[0]?.body).toEqual({ text: 'warga satu' });
  expect(api.sent('POST /protection/requests')[0]?.body).toMatchObject({ personId: warga.id });
});

it('holidays: says what is not entered, and enters one with its source', async () => {
  const list = (holidays: object[]) => HolidayList.parse({ holidays, emptyYears: [2027] });
  const day = { date: '2026-12-25', name: 'Hari Natal', kind: 'national', source: 'SKB (contoh)' };
  const { api, container } = renderPage(<ProtectionPage />, {
    role: 'data-officer',
    url: '/?bagian=libur',
    routes: {
      'GET /protection/holidays': list([{ ...day, changedAt: '2026-11-24T00:00:00Z', changedBy: 'dewi' }]),
      'PUT /protection/holidays/:date': list([]),
    },
  });
  expect(await screen.findByText(/^Hari libur 2027 belum diisi/)).toBeDefined();
  expect(screen.getByText('libur nasional', { selector: 'td, td *' })).toBeDefined();
  const form = within(screen.getByRole('region', { name: 'Catat hari libur' }));
  await userEvent.click(form.getByRole('button'));
  expect(form.getByText('Isi tanggal, nama, dan sumber.')).toBeDefined();
  await userEvent.type(form.getByLabelText('Tanggal'), '2027-01-01');
  await userEvent.type(form.getByLabelText('Nama'), 'Tahun Baru');
  await userEvent.type(form.getByLabelText(/^Sumber/), 'SKB 2027');
  await userEvent.click(form.getByRole('button'));
  await waitFor(() => expect(api.sent('PUT /protection/holidays/:date')).toHaveLength(1));
  expect(api.sent('PUT /protection/holidays/:date')[0]).toMatchObject({
    path: '/protection/holidays/2027-01-01',
    body: { name: 'Tahun Baru', kind: 'national', source: 'SKB 2027' },
  });
  await expectAccessible(container);
});
