import type { Analysis, GroupsAnswer, Measure, Statistic } from '@pilar/contracts';
import { useQuery } from '@tanstack/react-query';
import { useFormat } from '../../platform/format/use-format.ts';
import { useCity } from '../../platform/session/session.queries.ts';
import { useText } from '../../platform/text/dictionary.ts';
import { IntervalRows } from '../../ui/chart/IntervalRows.tsx';
import { figuresQuery } from '../figures/figure.queries.ts';
import type { MeasureWords } from '../surveys/measure-words.ts';
import { GroupTable } from './GroupTable.tsx';
import type { GroupRow } from './group-row.ts';
import { groupsText } from './groups.text.ts';
import { publishedFigure } from './published-figure.ts';

type Props = Readonly<{ analysis: Analysis; statistic: Statistic; words: MeasureWords }>;

/** The groups drawn and in a table, side by side; both begin with the highest. */
export function GroupsView({ analysis, statistic, words }: Props) {
  const text = useText(groupsText);
  const { answer, request } = analysis;
  const rows = useGroupRows(analysis, statistic);
  if (answer.kind !== 'groups' || request.kind !== 'groups') return null;
  const city = rows.find(({ key }) => key === '');
  const groups = rows.filter(({ key }) => key !== '');
  const title = text.caption(words.nameOf(statistic), request.by.replaceAll('_', ' '));
  const isShare = !['mean', 'lowest40mean'].includes(statistic);
  return (
    <>
      <Sentence city={city?.measure} groups={groups} words={words} />
      <div className="analysis-split">
        <IntervalRows
          title={title}
          rows={groups.map(({ key, name, measure }) => ({
            key,
            label: name,
            value: measure.value,
            low: measure.ciLow,
            high: measure.ciHigh,
            mark: measure.rseClass === 'caution' ? 'caution' : undefined,
            note: text.withheld,
          }))}
          format={(value) => words.value({ statistic } as Measure, value)}
          hasZero={isShare && statistic !== 'gini' && statistic !== 'lowest40'}
          reference={city?.measure.value == null ? null : { value: city.measure.value, label: text.city }}
        />
        <GroupTable caption={title} rows={rows} words={words} />
      </div>
      <p className="small soft">{text.classes}</p>
    </>
  );
}

/** Highest first, withheld last, the city before all. */
function useGroupRows({ answer, request, surveys }: Analysis, statistic: Statistic): readonly GroupRow[] {
  const text = useText(groupsText);
  const city = useCity();
  const { data } = useQuery({
    ...figuresQuery({ indicator: '', area: city?.code ?? '', kind: 'survey', history: '' }),
    enabled: city !== null && city !== undefined,
  });
  if (answer.kind !== 'groups' || request.kind !== 'groups') return [];
  const period = surveys[0]?.period ?? '';
  const by = request.level === 'value' ? request.by : null;
  return answer.groups
    .flatMap(({ group, label, measures }: GroupsAnswer['groups'][number]): GroupRow[] => {
      const measure = measures.find((one) => one.statistic === statistic);
      if (measure === undefined) return [];
      const figure = publishedFigure(data?.figures ?? [], measure, { period, by, group });
      return [{ key: group ?? '', name: label ?? group ?? text.city, measure, figure }];
    })
    .sort(
      (a, b) =>
        Number(b.key === '') - Number(a.key === '') || (b.measure.value ?? -1) - (a.measure.value ?? -1),
    );
}

type SentenceProps = Readonly<{
  city: Measure | undefined;
  groups: readonly GroupRow[];
  words: MeasureWords;
}>;

function Sentence({ city, groups, words }: SentenceProps) {
  const text = useText(groupsText);
  const format = useFormat();
  const [first] = groups;
  if (city === undefined || city.value === null) return <p>{text.overlap}</p>;
  const say = (value: number | null) => (value === null ? format.missing : words.value(city, value));
  return (
    <p className="analysis-sentence">
      {text.sentence(words.nameOf(city.statistic), say(city.value), say(city.ciLow), say(city.ciHigh))}{' '}
      {first?.measure.value == null ? null : text.highest(first.name, say(first.measure.value))}{' '}
      <span className="soft">{text.overlap}</span>
    </p>
  );
}
