import { describe, expect, it } from 'vitest';
import { computeAnalysis } from './analysis-task.ts';
import { computeInThread } from './analysis-thread.ts';

describe('an analysis of a large survey', () => {
  it('gives in a thread of its own the answer that it gives here', async () => {
    const asked = {
      surveyId: '00000000-0000-4000-8000-000000000001',
      line: 2,
      lineSource: 'contoh',
      group: null,
    };
    const survey = { ...asked, title: 's', period: '2025', fileName: 's.csv', dataVersion: 'v' };
    const whole = () => ({
      request: {
        kind: 'curves' as const,
        samples: [asked],
        boundary: 'below' as const,
        lonelyPsu: 'fail' as const,
      },
      inputs: {
        cityCode: '18.72',
        surveys: [{ ...survey, rows: 5, isSynthetic: true }],
        areas: [],
        register: null,
      },
      columns: [{ welfare: Float64Array.of(1, 2, 3, 4, 5), weights: Float64Array.of(1, 1, 1, 1, 1) }],
    });
    const here = computeAnalysis(whole());
    expect(await computeInThread(whole())).toEqual(here);
    expect(here).toMatchObject({ samples: [{ n: 5 }] });
  });
});
