import { describe, expect, it } from 'vitest';
import { breakBeforeNewest, noteOf, numberNotes, shownTrend } from './home-notes.ts';
import { figureOf, homeOf, lineBreak, measureOf, p0, p0Measure } from './testing-answers.ts';

const old = { ...lineBreak, after: '2007', before: '2008', reason: { id: 'lama', en: 'old' } };

describe('the notes of Beranda', () => {
  it('tell one break once, though two measures share it', () => {
    const notes = numberNotes(homeOf({ share: [p0Measure], depth: [p0Measure] }));
    expect(notes.map((note) => [note.number, note.reason.after])).toEqual([[1, '2024-03']]);
  });

  it('leave out a break of years that are not shown', () => {
    const long = measureOf(p0, {
      trend: [[figureOf({ period: '2007' })], [figureOf({ period: '2024-03' })], [figureOf()]],
      breaks: [old, lineBreak],
    });
    const trend = shownTrend(long);
    expect(trend.segments.flat().map((figure) => figure.period)).toEqual(['2024-03', '2025-03']);
    expect(trend.breaks).toEqual([lineBreak]);
  });

  it('are found again by the break they explain', () => {
    const notes = numberNotes(homeOf({ share: [p0Measure] }));
    expect(noteOf(notes, { ...lineBreak })?.number).toBe(1);
    expect(noteOf(notes, old)).toBeUndefined();
  });
});

describe('the break before the newest figure', () => {
  it('keeps 2025 from 2024', () => {
    const figures = [figureOf({ period: '2024-03' }), figureOf({ period: '2025-03' })];
    expect(breakBeforeNewest(figures, [old, lineBreak])).toEqual({ previous: '2024-03', reason: lineBreak });
  });

  it('is none where the last two lie on one side', () => {
    const figures = [figureOf({ period: '2023-03' }), figureOf({ period: '2024-03' })];
    expect(breakBeforeNewest(figures, [lineBreak])).toBeNull();
    expect(breakBeforeNewest([figureOf()], [lineBreak])).toBeNull();
  });
});
