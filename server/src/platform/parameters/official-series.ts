import { z } from 'zod';
import { once, readCsvRows } from './parameter-files.ts';
import { Confidence, decimalText, isoDate, Period, sourceIds } from './provenance-schema.ts';

/** One published figure, in the unit it was published in (`persen` stays percent). */
export const OfficialFigure = z
  .object({
    area: z.string().min(1),
    indicator: z.string().min(1),
    period: Period,
    period_start: isoDate,
    round: z.enum(['maret', 'september', 'agustus', 'mei', 'tahunan', 'tidak-disebut']),
    value: decimalText,
    unit: z.string().min(1),
    source: sourceIds,
    confidence: Confidence,
    method_version: z.string().min(1),
    note: z.string(),
  })
  .transform((row) => ({
    area: row.area,
    indicator: row.indicator,
    period: row.period,
    periodStart: row.period_start,
    round: row.round,
    value: row.value,
    unit: row.unit,
    sources: row.source,
    confidence: row.confidence,
    methodVersion: row.method_version,
    note: row.note,
  }))
  .readonly();
export type OfficialFigure = z.infer<typeof OfficialFigure>;

/** Kota Metro (18.72), Lampung (18), Indonesia (ID), by area, indicator and period. */
export const loadOfficialSeries = once(() =>
  readCsvRows('series/metro-lampung-indonesia.csv', OfficialFigure),
);

/** The other kabupaten and kota of Lampung. */
export const loadPeerSeries = once(() => readCsvRows('series/lampung-kabkota.csv', OfficialFigure));
