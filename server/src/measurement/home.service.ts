import type { Bilingual, Figure, Gauge, GaugeMeasure, Home } from '@pilar/contracts';
import type { Tx } from '../platform/db/index.ts';
import { findClass, loadInequalityClasses } from '../platform/parameters/index.ts';
import { directionOf } from './direction.ts';
import { listFigures } from './figure.service.ts';
import { GAUGES, type GaugeDefinition } from './gauge-definition.ts';
import { headline } from './headline.ts';
import { getIndicator } from './indicator-catalogue.ts';
import { getMeasuredAreas, type MeasuredAreas } from './measured-area.ts';
import { cutAtBreaks, listBreaks } from './series-breaks.ts';
import { surveyDirection } from './survey-direction.ts';

/** The first page: the sentence, then four gauges. One query brings all figures. */
export async function getHome(tx: Tx): Promise<Home> {
  const areas = await getMeasuredAreas(tx);
  const indicators = [
    ...new Set([...GAUGES.flatMap((gauge) => gauge.indicators.flat()), 'garis_kemiskinan']),
  ];
  const figures = await listFigures(tx, {
    indicators,
    areaCodes: [areas.cityCode, areas.provinceCode, areas.countryCode],
    onlyWhole: true,
  });
  return {
    sentence: sentenceOf(figures, areas),
    gauges: GAUGES.map((gauge) => gaugeOf(gauge, figures, areas)),
    isEmpty: !figures.some((figure) => figure.areaCode === areas.cityCode),
  };
}

function sentenceOf(figures: readonly Figure[], { cityCode, cityName }: MeasuredAreas): Bilingual {
  const of = (indicator: string, kind: Figure['kind']) => seriesOf(figures, indicator, cityCode, kind);
  const indicator = getIndicator('p0');
  const official = of('p0', 'official');
  const survey = of('p0', 'survey');
  return headline({
    cityName,
    indicator,
    official,
    lines: of('garis_kemiskinan', 'official'),
    officialDirection: directionOf(indicator, official),
    survey,
    surveyDirection: surveyDirection(indicator, survey),
  });
}

function seriesOf(
  figures: readonly Figure[],
  indicator: string,
  area: string,
  kind: Figure['kind'],
): Figure[] {
  return figures.filter(
    (figure) => figure.indicator === indicator && figure.areaCode === area && figure.kind === kind,
  );
}

function gaugeOf(definition: GaugeDefinition, figures: readonly Figure[], areas: MeasuredAreas): Gauge {
  const measures = definition.indicators.map((alternatives) => {
    const code =
      alternatives.find((candidate) => hasFigure(figures, candidate, areas.cityCode)) ?? alternatives[0];
    return measureOf(code ?? '', figures, areas);
  });
  return { key: definition.key, title: definition.title, question: definition.question, measures };
}

function hasFigure(figures: readonly Figure[], indicator: string, areaCode: string): boolean {
  return figures.some((figure) => figure.indicator === indicator && figure.areaCode === areaCode);
}

function measureOf(code: string, figures: readonly Figure[], areas: MeasuredAreas): GaugeMeasure {
  const indicator = getIndicator(code);
  const official = seriesOf(figures, code, areas.cityCode, 'official');
  const survey = seriesOf(figures, code, areas.cityCode, 'survey');
  const leading = official.at(-1) ?? survey.at(-1);
  return {
    indicator,
    official: official.at(-1) ?? null,
    survey: survey.at(-1) ?? null,
    trend: cutAtBreaks(official),
    surveyTrend: survey,
    breaks: listBreaks(code, areas.cityCode),
    comparison: leading ? comparisonOf(figures, leading, areas) : [],
    direction: directionOf(indicator, official),
    surveyDirection: surveyDirection(indicator, survey),
    class: code === 'porsi_40_terbawah' ? inequalityClassOf(leading) : null,
  };
}

/** Province and nation in the same period, else in the same year; nothing older is shown beside a newer figure. */
function comparisonOf(figures: readonly Figure[], leading: Figure, areas: MeasuredAreas): Figure[] {
  return [areas.provinceCode, areas.countryCode].flatMap((area) => {
    const own = seriesOf(figures, leading.indicator, area, 'official');
    const year = leading.period.slice(0, 4);
    const same = own.find((figure) => figure.period === leading.period);
    return same ?? own.find((figure) => figure.period.slice(0, 4) === year) ?? [];
  });
}

function inequalityClassOf(figure: Figure | undefined): Bilingual | null {
  if (!figure || figure.value === null) return null;
  return findClass(loadInequalityClasses(), figure.value)?.name ?? null;
}
