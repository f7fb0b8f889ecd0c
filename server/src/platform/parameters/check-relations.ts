import type { CodeCollision, ShippedArea } from './areas.ts';
import { findBreaks, type SeriesBreak } from './breaks.ts';
import type { Indicator } from './indicators.ts';
import type { OfficialFigure } from './official-series.ts';
import { periodStart } from './provenance-schema.ts';

/** What is wrong between the areas of a city: codes, nesting, and digits that mean two places. */
export function checkAreas(
  areas: readonly ShippedArea[],
  collisions: readonly CodeCollision[],
): readonly string[] {
  const byCode = new Map(areas.map((area) => [area.code, area]));
  const nesting = areas.flatMap(({ code, parentCode, bpsCode }) => {
    if (parentCode === undefined) return code.includes('.') ? [`${code} has no parent`] : [];
    const parent = byCode.get(parentCode);
    if (!parent) return [`${code} lies in ${parentCode}, which is not there`];
    const nested = code.startsWith(`${parentCode}.`) && bpsCode.startsWith(parent.bpsCode);
    return nested ? [] : [`${code} (${bpsCode}) does not nest in ${parentCode} (${parent.bpsCode})`];
  });
  return [
    ...repeated(areas.map((area) => area.code)).map((code) => `Kemendagri code ${code} is repeated`),
    ...repeated(areas.map((area) => area.bpsCode)).map((code) => `BPS code ${code} is repeated`),
    ...nesting,
    ...checkCollisions(areas, collisions),
  ];
}

/** Ten digits that are a kelurahan in both systems but not the same kelurahan. */
export function computeCollisions(areas: readonly ShippedArea[]): readonly CodeCollision[] {
  const kelurahan = areas.filter((area) => area.level === 'kelurahan');
  const byBps = new Map(kelurahan.map((area) => [area.bpsCode, area]));
  return kelurahan
    .map((area) => ({ digits: area.code.replaceAll('.', ''), area }))
    .flatMap(({ digits, area }) => {
      const other = byBps.get(digits);
      return other && other.code !== area.code
        ? [{ digits, kemendagriName: area.name, bpsName: other.bpsName }]
        : [];
    });
}

function checkCollisions(areas: readonly ShippedArea[], listed: readonly CodeCollision[]): readonly string[] {
  const write = (row: CodeCollision) => `${row.digits} ${row.kemendagriName} / ${row.bpsName}`;
  const real = computeCollisions(areas).map(write);
  const known = listed.map(write);
  return [
    ...real.filter((row) => !known.includes(row)).map((row) => `collision ${row} is not listed`),
    ...known.filter((row) => !real.includes(row)).map((row) => `collision ${row} does not exist`),
  ];
}

export interface SeriesContext {
  readonly indicators: ReadonlyMap<string, Indicator>;
  readonly breaks: readonly SeriesBreak[];
}

/** What is wrong in a series: unknown indicators, units, dates, repeated periods, and method changes without a break. */
export function checkSeries(
  figures: readonly OfficialFigure[],
  { indicators, breaks }: SeriesContext,
): readonly string[] {
  const single = figures.flatMap((figure) => {
    const where = `${figure.area} ${figure.indicator} ${figure.period}`;
    const indicator = indicators.get(figure.indicator);
    if (!indicator) return [`${where}: unknown indicator`];
    const unit =
      figure.unit === indicator.unit ? [] : [`${where}: unit ${figure.unit}, expected ${indicator.unit}`];
    const start = periodStart(figure.period);
    const date =
      figure.periodStart === start ? [] : [`${where}: starts ${figure.periodStart}, expected ${start}`];
    return [...unit, ...date];
  });
  const keys = figures.map((figure) => `${figure.area} ${figure.indicator} ${figure.period}`);
  return [...single, ...repeated(keys).map((key) => `${key}: two values`), ...checkMethods(figures, breaks)];
}

function checkMethods(figures: readonly OfficialFigure[], breaks: readonly SeriesBreak[]): readonly string[] {
  const series = Map.groupBy(figures, (figure) => `${figure.area} ${figure.indicator}`);
  return [...series.values()].flatMap((rows) => {
    const inOrder = rows.toSorted((a, b) => (a.periodStart < b.periodStart ? -1 : 1));
    return inOrder.slice(1).flatMap((now, index) => {
      const before = inOrder[index];
      if (!before || before.methodVersion === now.methodVersion) return [];
      const { area, indicator } = now;
      const crossed = findBreaks({ indicator, area, between: [before.period, now.period] }, breaks);
      return crossed.length > 0
        ? []
        : [`${area} ${indicator}: method changes between ${before.period} and ${now.period} without a break`];
    });
  });
}

/** Breaks of unknown indicators, or that end before they begin. */
export function checkBreaks(
  breaks: readonly SeriesBreak[],
  indicators: ReadonlyMap<string, Indicator>,
): readonly string[] {
  return [
    ...repeated(breaks.map((one) => one.id)).map((id) => `break ${id} is repeated`),
    ...breaks.flatMap((one) =>
      one.indicators
        .filter((code) => !indicators.has(code))
        .map((code) => `break ${one.id}: unknown indicator ${code}`),
    ),
    ...breaks
      .filter((one) => periodStart(one.lastBefore) >= periodStart(one.firstAfter))
      .map((one) => `break ${one.id}: ends before it begins`),
  ];
}

function repeated(keys: readonly string[]): readonly string[] {
  return [...new Set(keys.filter((key, index) => keys.indexOf(key) !== index))];
}
