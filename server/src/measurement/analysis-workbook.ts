import type { Analysis, AnalysisAnswer } from '@pilar/contracts';
import { type WrittenSheet, writeXlsx } from '../platform/tabular/index.ts';
import { changeSheets } from './change-sheets.ts';
import { curveSheets } from './curve-sheets.ts';
import { measureColumns, measureRow } from './measure-sheet.ts';
import { smallAreaSheets } from './small-area-sheets.ts';

/** An analysis as tables: each figure with its error, interval, class and method; the notes say data, lines and rules. */
export function analysisWorkbook(analysis: Analysis): Promise<Uint8Array> {
  const { surveys, isSynthetic, method, request } = analysis;
  return writeXlsx(sheetsOf(analysis.answer), {
    isSynthetic,
    notes: [
      ...surveys.map(
        ({ title, period, line, lineSource, dataVersion }) =>
          `Survei: ${title} (${period}); garis ${line} rupiah per kapita per bulan, ${lineSource}; versi data ${dataVersion}`,
      ),
      `Batas: ${request.boundary}; strata berklaster tunggal: ${request.lonelyPsu}`,
      `Metode: ${method}`,
      'Pangsa, P0, P1, P2, Gini, dan pertumbuhan ditulis 0 sampai 1. Nilai dengan RSE di atas 50 persen ditahan.',
      'Selisih dinilai dari selangnya, bukan dari RSE.',
    ],
  });
}

function sheetsOf(answer: AnalysisAnswer): WrittenSheet[] {
  switch (answer.kind) {
    case 'groups':
      return [
        {
          name: 'Kelompok',
          columns: ['Kelompok', 'Nama', ...measureColumns].map((name) => ({ name })),
          rows: answer.groups.flatMap(({ group, label, measures }) =>
            measures.map((measure) => [group ?? 'Seluruh kota', label, ...measureRow(measure)]),
          ),
        },
      ];
    case 'change':
      return changeSheets(answer);
    case 'curves':
      return curveSheets(answer);
    case 'small-area':
      return smallAreaSheets(answer);
  }
}
