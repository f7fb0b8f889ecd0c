import { describe, expect, it } from 'vitest';
import { figureOf, lineBreak, p0Series, surveyOf } from '../testing-answers.ts';
import { chartLines, newestOf, numberBreaks } from './series-lines.ts';

describe('a series as lines', () => {
  it('joins official figures only inside their segments and never joins survey figures', () => {
    const lines = chartLines(p0Series, '18.72', (area) => `Survei ${area}`);
    expect(lines.map(({ name, kind, tone }) => [name, kind, tone])).toEqual([
      ['Kota Metro', 'line', 1],
      ['Survei Kota Metro', 'points', 4],
      ['Lampung', 'line', 2],
    ]);
    expect(lines[0]?.segments.map((segment) => segment.length)).toEqual([2, 1]);
  });

  it('marks only breaks that lie inside what is drawn, each once', () => {
    expect(numberBreaks(p0Series)).toEqual([{ number: 1, areas: ['Kota Metro'], reason: lineBreak }]);
  });

  it('takes the newest official figure, and a survey only without one', () => {
    expect(newestOf(p0Series, '18.72')?.id).toBe(figureOf().id);
    const onlySurvey = { ...p0Series, lines: p0Series.lines.slice(1) };
    expect(newestOf(onlySurvey, '18.72')?.id).toBe(surveyOf().id);
    expect(newestOf(onlySurvey, '18.71')).toBeUndefined();
  });
});
