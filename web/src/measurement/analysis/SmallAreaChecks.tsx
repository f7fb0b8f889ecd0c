import type { Analysis, SmallAreaAnswer } from '@pilar/contracts';
import { useFormat } from '../../platform/format/use-format.ts';
import { useText } from '../../platform/text/dictionary.ts';
import { Anchor } from '../../ui/Anchor.tsx';
import { DataTable } from '../../ui/DataTable.tsx';
import { areasText } from './areas.text.ts';

type Props = Readonly<{ answer: SmallAreaAnswer; register: Analysis['register'] }>;
type Term = SmallAreaAnswer['model']['terms'][number];

const FAR = 2;

/** What a statistician looks at before believing the model. */
export function SmallAreaChecks({ answer: { model, areas }, register }: Props) {
  const text = useText(areasText);
  const format = useFormat();
  const far = areas.filter(({ model: own }) => Math.abs(own.residual ?? 0) > FAR);
  const points = (share: number) => format.difference(share * 100, 'persen', 2);
  const facts = [
    [text.used, format.number(model.usedAreas)],
    [text.areaVariance, points(Math.sqrt(model.areaVariance))],
    [text.aic, `${format.number(model.aic, 1)} · ${format.number(model.bic, 1)}`],
    [text.shift, model.benchmarkShift === null ? '–' : points(model.benchmarkShift)],
    [
      text.residuals,
      far.length === 0
        ? text.residualsNone
        : far.map(({ areaName, model: own }) => `${areaName} (${format.number(own.residual, 1)})`).join(', '),
    ],
  ] as const;
  return (
    <section className="analysis-part">
      <h2>{text.diagnostics}</h2>
      <dl className="analysis-facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <DataTable<Term>
        caption={model.method}
        rows={model.terms}
        rowKey={({ term }) => term}
        columns={[
          { key: 'term', header: text.term, value: ({ term }) => term, isSortable: false },
          {
            ...{ key: 'value', header: text.coefficient, kind: 'number', isSortable: false },
            value: ({ value }) => value,
            cell: ({ value }) => format.number(value, 4),
          },
          {
            ...{ key: 'se', header: text.error, kind: 'number', isSortable: false },
            value: ({ se }) => se,
            cell: ({ se }) => format.number(se, 4),
          },
        ]}
      />
      <p className="small soft">
        {register === null
          ? text.noRegister
          : text.register(register.asOf === null ? format.missing : format.date(register.asOf))}{' '}
        <Anchor href="/metode/wilayah-kecil">{text.readMethod}</Anchor>
      </p>
    </section>
  );
}
