import { answersAcross } from './across-samples.ts';
import type { NumberColumn } from './columns.ts';
import type { Estimate } from './estimate.ts';
import { pointOnly } from './influence.ts';
import { drawLine, type RelativeLine, relativeLineSorted } from './relative-line.ts';
import { sortWelfare } from './sorted-welfare.ts';
import type { SurveyDesign } from './survey-design.ts';
import { weightedAs } from './waves.ts';

/** A poverty measure as a function of the line. */
export type MeasureAtLine = (design: SurveyDesign, line: number) => Estimate;

/**
 * Any poverty measure (Watts, Sen, Sen–Shorrocks–Thon …) under a line that is itself estimated. The line is drawn from
 * the whole survey, also when a domain is asked about, and its error is in the answer: the measure's own linearised
 * variable at the line drawn, plus its slope in the line times that of the line. The slope is the difference quotient
 * over one bandwidth h = sd/N^0.2 to both sides.
 *
 * @throws RangeError as the measure and `relativeLine`.
 * @see Osier (2009), Survey Research Methods 3(3), 167-195 (linearisation of a function of an estimated threshold).
 * @example atRelativeLine(welfare, design, { of: 'median', share: 0.6 }, (d, line) => watts(welfare, d, line)).se
 */
export function atRelativeLine(
  welfare: NumberColumn,
  design: SurveyDesign,
  line: RelativeLine,
  measure: MeasureAtLine,
): Estimate {
  const whole = design.whole ?? design;
  const sorted = sortWelfare(welfare, whole);
  const lineOf = (at: SurveyDesign): number =>
    drawLine(weightedAs(sorted, whole, at), line, 'atRelativeLine').value;
  const drawn = lineOf(pointOnly(whole));
  const method = `${measure(pointOnly(design), drawn).method.replace(/@.*$/, '')}-relative@1`;
  const part = {
    value: ([own = design, all = whole]: readonly SurveyDesign[]) => measure(own, lineOf(all)).value,
    pieces: [
      { sample: 0, slope: 1, statistic: (at: SurveyDesign) => measure(at, drawn) },
      {
        sample: 1,
        slope: slopeOf(pointOnly(design), drawn, bandwidth(sorted), measure),
        statistic: (at: SurveyDesign) => relativeLineSorted(sorted, at, line),
      },
    ],
  };
  const [estimate] = answersAcross(
    [design, whole],
    [part],
    [{ method, value: ([figure = Number.NaN]) => figure, slopes: () => [1] }],
  );
  if (estimate === undefined) throw new RangeError('atRelativeLine: there is no answer');
  return Object.freeze({ ...estimate, ...design.size });
}

function slopeOf(design: SurveyDesign, line: number, step: number, measure: MeasureAtLine): number {
  const half = Math.min(step, line / 2);
  if (!(half > 0)) return 0;
  return (measure(design, line + half).value - measure(design, line - half).value) / (2 * half);
}

function bandwidth({ values, weights, size, total }: ReturnType<typeof sortWelfare>): number {
  const mean = total / size;
  const squares = values.reduce((sum, y, place) => sum + (weights[place] ?? 0) * (y - mean) ** 2, 0);
  return Math.sqrt(squares / size) / size ** 0.2;
}
