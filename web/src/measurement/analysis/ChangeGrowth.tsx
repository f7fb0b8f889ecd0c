import type { ChangeAnswer, ChangePart } from '@pilar/contracts';
import { useFormat } from '../../platform/format/use-format.ts';
import { useText } from '../../platform/text/dictionary.ts';
import { BandCurves } from '../../ui/chart/BandCurves.tsx';
import { DataTable } from '../../ui/DataTable.tsx';
import { analysisText } from './analysis.text.ts';
import { changeText } from './change.text.ts';
import { intervalWords } from './change-words.ts';

type GrowthPoint = ChangeAnswer['growthIncidence'][number];

/** Who gained: growth at each rank, of the mean, of the lowest 40 per cent and of the poor. */
export function ChangeGrowth({ answer }: { answer: ChangeAnswer }) {
  const text = useText(changeText);
  const own = useText(analysisText);
  const format = useFormat();
  const say = (value: number | null) => (value === null ? format.missing : format.share(value, 1));
  const { growthIncidence, meanGrowth } = answer;
  if (growthIncidence.length === 0) return null;
  return (
    <section className="analysis-part">
      <h2>{text.growthTitle}</h2>
      <GrowthFacts answer={answer} say={say} />
      <BandCurves
        title={text.growthChart}
        xName={text.rank}
        formatX={(p) => format.number(p * 100)}
        formatY={(growth) => format.share(growth, 0)}
        level={meanGrowth === null ? null : { value: meanGrowth.value, label: text.meanGrowth }}
        curves={[
          {
            name: text.growthCurve,
            tone: 1,
            points: growthIncidence.map(({ p, value, ciLow, ciHigh }) => ({
              ...{ x: p, y: value, low: ciLow, high: ciHigh },
            })),
          },
        ]}
      />
      <details>
        <summary>{text.growthTable}</summary>
        <DataTable<GrowthPoint>
          caption={text.growthTable}
          isCaptionHidden
          rows={growthIncidence}
          rowKey={({ p }) => String(p)}
          columns={[
            {
              ...{ key: 'p', header: text.percentile, kind: 'number' },
              value: ({ p }) => p,
              cell: ({ p }) => format.number(p * 100),
            },
            {
              ...{ key: 'growth', header: text.growthValue, kind: 'number' },
              value: ({ value }) => value,
              cell: ({ value }) => say(value),
            },
            {
              ...{ key: 'interval', header: own.interval },
              value: ({ ciLow }) => ciLow,
              cell: (point) => intervalWords(say, point),
            },
          ]}
        />
      </details>
    </section>
  );
}

type FactsProps = Readonly<{ answer: ChangeAnswer; say: (value: number | null) => string }>;

function GrowthFacts({ answer, say }: FactsProps) {
  const text = useText(changeText);
  const { meanGrowth, lowest40Growth, premium, proPoor } = answer;
  const facts: readonly (readonly [string, ChangePart | null, string])[] = [
    [text.meanGrowth, meanGrowth, ''],
    [text.lowest40, lowest40Growth, ''],
    [text.premium, premium, text.premiumNote],
    [text.proPoor, proPoor, proPoor === null ? text.noProPoor : text.proPoorNote],
  ];
  return (
    <dl className="analysis-facts">
      {facts.map(([name, part, note]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            <strong>{say(part?.value ?? null)}</strong>{' '}
            {part === null ? null : <span className="small">{intervalWords(say, part)}</span>}
          </dd>
          {note === '' ? null : <dd className="small soft">{note}</dd>}
        </div>
      ))}
    </dl>
  );
}
