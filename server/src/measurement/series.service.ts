import type { Figure, Series, SeriesLine } from '@pilar/contracts';
import type { Tx } from '../platform/db/index.ts';
import { listFigures } from './figure.service.ts';
import { getIndicator } from './indicator-catalogue.ts';
import { getMeasuredAreas } from './measured-area.ts';
import { cutAtBreaks, listBreaks } from './series-breaks.ts';

/** One indicator over time: official figures and survey estimates as separate lines, each cut at its breaks. */
export async function getSeries(tx: Tx, code: string, areas: string | undefined): Promise<Series> {
  const indicator = getIndicator(code);
  const codes = areas === undefined ? await defaultAreas(tx) : areas.split(',').slice(0, 30);
  const figures = await listFigures(tx, { indicators: [code], areaCodes: codes, onlyWhole: true });
  const lines = codes.flatMap((areaCode) =>
    (['official', 'survey'] as const).flatMap((kind) => lineOf(figures, areaCode, kind)),
  );
  return { indicator, lines };
}

async function defaultAreas(tx: Tx): Promise<string[]> {
  const { cityCode, provinceCode, countryCode } = await getMeasuredAreas(tx);
  return [cityCode, provinceCode, countryCode];
}

function lineOf(figures: readonly Figure[], areaCode: string, kind: Figure['kind']): SeriesLine[] {
  const own = figures.filter((figure) => figure.areaCode === areaCode && figure.kind === kind);
  const [first] = own;
  if (!first) return [];
  return [
    {
      areaCode,
      areaName: first.areaName,
      kind,
      segments: cutAtBreaks(own),
      breaks: listBreaks(first.indicator, areaCode),
    },
  ];
}
