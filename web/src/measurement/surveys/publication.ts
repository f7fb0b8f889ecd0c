import { type Estimate, type Figure, INDICATOR_OF, type Measure, type Statistic } from '@pilar/contracts';

export type NewFigure = Readonly<{ group: string | null; measure: Measure; replaces: Figure | null }>;
export type Publication = Readonly<{
  figures: readonly NewFigure[];
  withheld: number;
  counts: readonly Readonly<{ statistic: Statistic; count: number }>[];
}>;

/**
 * What a publication would do, as the server will do it: a figure for every measure that is not withheld, in place of
 * the published one of the same indicator, period and group.
 */
export function publicationOf(estimate: Estimate, published: readonly Figure[]): Publication {
  const current = published.filter(
    (figure) => figure.replacedBy === null && figure.period === estimate.period,
  );
  const all = estimate.groups.flatMap(({ group, measures }) =>
    measures.map((measure) => ({ group, measure })),
  );
  const figures = all
    .filter(({ measure }) => measure.rseClass !== 'withheld' && measure.value !== null)
    .map(({ group, measure }) => {
      const key = group === null ? null : `${estimate.by}=${group}`;
      const indicator = INDICATOR_OF[measure.statistic];
      const old = current.find((figure) => figure.indicator === indicator && figure.group === key);
      return { group, measure, replaces: old ?? null };
    });
  const byStatistic = Map.groupBy(figures, ({ measure }) => measure.statistic);
  return {
    figures,
    withheld: all.length - figures.length,
    counts: [...byStatistic].map(([statistic, list]) => ({ statistic, count: list.length })),
  };
}
