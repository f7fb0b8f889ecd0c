import type { Figure, Series, SeriesBreak, SeriesLine } from '@pilar/contracts';
import { periodPosition } from '../../platform/format/period.ts';
import type { ChartLine } from '../../ui/series-chart-props.ts';

const TONE = { city: 1, province: 2, country: 3, survey: 4 } as const;

function toneOf(line: SeriesLine, cityCode: string): ChartLine['tone'] {
  if (line.kind === 'survey') return TONE.survey;
  if (line.areaCode === cityCode) return TONE.city;
  return cityCode.startsWith(`${line.areaCode}.`) ? TONE.province : TONE.country;
}

const pointOf = (figure: Figure) => ({
  period: figure.period,
  value: figure.value,
  low: figure.ciLow,
  high: figure.ciHigh,
});

/** Official series are joined inside their segments; survey figures stand alone, each with its interval. */
export function chartLines(
  series: Series,
  cityCode: string,
  surveyOf: (area: string) => string,
): readonly ChartLine[] {
  return series.lines.map((line) => ({
    name: line.kind === 'survey' ? surveyOf(line.areaName) : line.areaName,
    tone: toneOf(line, cityCode),
    kind: line.kind === 'survey' ? ('points' as const) : ('line' as const),
    segments: line.segments.map((segment) => segment.map(pointOf)),
  }));
}

export type NumberedBreak = Readonly<{ number: number; areas: readonly string[]; reason: SeriesBreak }>;

/** The breaks that lie inside a drawn line, in order of time, each once with the areas it holds for. */
export function numberBreaks(series: Series): readonly NumberedBreak[] {
  const found = series.lines.flatMap((line) => {
    const places = line.segments.flat().map((figure) => periodPosition(figure.period));
    return line.breaks
      .filter((one) => isInside(one, places))
      .map((reason) => ({ area: line.areaName, reason }));
  });
  const byKey = Map.groupBy(found, ({ reason }) => `${reason.after} ${reason.before} ${reason.reason.id}`);
  return [...byKey.values()]
    .map((same) => ({ areas: [...new Set(same.map((one) => one.area))], reason: same[0]?.reason }))
    .flatMap(({ areas, reason }) => (reason === undefined ? [] : [{ areas, reason }]))
    .sort((a, b) => periodPosition(a.reason.after) - periodPosition(b.reason.after))
    .map((one, index) => ({ ...one, number: index + 1 }));
}

function isInside(one: SeriesBreak, places: readonly number[]): boolean {
  return (
    places.some((place) => place <= periodPosition(one.after)) &&
    places.some((place) => place >= periodPosition(one.before))
  );
}

/** The newest figure of the city: the official one where there is one, else that of a survey. */
export function newestOf(series: Series, cityCode: string): Figure | undefined {
  const own = series.lines.filter((line) => line.areaCode === cityCode);
  const newest = (kind: Figure['kind']) =>
    own
      .find((line) => line.kind === kind)
      ?.segments.flat()
      .at(-1);
  return newest('official') ?? newest('survey');
}
