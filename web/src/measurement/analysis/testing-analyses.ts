import { AnalysisChoices, type AnalysisRequest, AnalysisStarted } from '@pilar/contracts';

const FIRST = '00000000-0000-4000-8000-000000000001';
const SECOND = '00000000-0000-4000-8000-000000000002';

const offer = (id: string, year: string, line: number) => ({
  id,
  title: `Survei ${year}`,
  period: `${year}-03`,
  isSynthetic: true,
  lines: [
    { rupiahPerMonth: line, source: 'garis resmi', period: `${year}-03`, isOwn: true },
    { rupiahPerMonth: 400_000, source: 'garis lama', period: '2019-03', isOwn: false },
  ],
  columns: [
    {
      name: 'mata_pencaharian',
      isVillage: false,
      values: [
        { value: 'tani', label: 'tani' },
        { value: 'dagang', label: 'dagang' },
      ],
    },
    { name: 'kode_kelurahan', isVillage: true, values: [{ value: '18.72.01.1001', label: 'Metro' }] },
  ],
});

/** Two surveys on offer, the newest first, each with a line of its own period. */
export const testChoices = AnalysisChoices.parse({
  surveys: [offer(SECOND, '2025', 600_000), offer(FIRST, '2024', 500_000)],
});

const surveyOf = (id: string, year: string, line: number) => ({
  ...{ surveyId: id, title: `Survei ${year}`, period: `${year}-03`, fileName: 'a.csv', dataVersion: 'ab12' },
  ...{ rows: 500, isSynthetic: true, line, lineSource: 'garis resmi' },
});

/** An answer as the server gives it, checked against the contract. */
export function testAnalysis(request: AnalysisRequest, answer: object, about: object = {}): AnalysisStarted {
  return AnalysisStarted.parse({
    jobId: null,
    analysis: {
      id: 'a1',
      request,
      surveys:
        request.kind === 'change'
          ? [surveyOf(FIRST, '2024', 500_000), surveyOf(SECOND, '2025', 600_000)]
          : [surveyOf(SECOND, '2025', 600_000), surveyOf(FIRST, '2024', 500_000)],
      register: null,
      answer: { kind: request.kind, ...answer },
      method: `pilar-${request.kind}@1`,
      isSynthetic: true,
      createdAt: '2026-11-24T02:00:00Z',
      createdBy: 'Bappeda (contoh)',
      ...about,
    },
  });
}

/** A figure of a survey: only what matters to a test is said. */
export const testMeasure = (about: object = {}) => ({
  ...{ statistic: 'p0', value: 0.1, se: 0.01, df: 30, n: 100, ciLow: 0.08, ciHigh: 0.12, rse: 0.1 },
  ...{ rseClass: 'accurate', isBoundary: false, method: 'fgt/bps@1', ...about },
});

/** Of the seven statistics only P0 differs between tests. */
export const testPart = (value: number, half = 0.01) => ({
  ...{ value, se: half / 2, df: 40, ciLow: value - half, ciHigh: value + half },
});
