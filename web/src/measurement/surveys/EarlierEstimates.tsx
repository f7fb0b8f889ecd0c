import type { Estimate } from '@pilar/contracts';
import { useFormat } from '../../platform/format/use-format.ts';
import { useText } from '../../platform/text/dictionary.ts';
import { DataTable } from '../../ui/DataTable.tsx';
import { computeText } from './compute.text.ts';

type Props = Readonly<{ estimates: readonly Estimate[]; shown: string; onShow: (id: string) => void }>;

/** Every measurement of this survey; a row opens it above. */
export function EarlierEstimates({ estimates, shown, onShow }: Props) {
  const text = useText(computeText);
  const format = useFormat();
  return (
    <div className="no-print">
      <DataTable
        caption={text.earlier}
        rows={estimates}
        rowKey={(one) => one.id}
        selected={shown}
        onSelect={onShow}
        initialSort={{ key: 'when', isDescending: true }}
        columns={[
          {
            key: 'when',
            header: text.when,
            value: (one) => one.createdAt,
            cell: (one) => format.stamp(one.createdAt),
          },
          {
            key: 'line',
            header: text.line,
            kind: 'number',
            value: (one) => one.line,
            cell: (one) => format.rupiah(one.line),
          },
          { key: 'by', header: text.groupBy, value: (one) => one.by ?? text.byNone },
          { key: 'who', header: text.who, value: (one) => one.createdBy },
          {
            key: 'published',
            header: text.published,
            value: (one) => one.publishedAt,
            cell: (one) =>
              one.publishedAt === null ? (
                <span className="soft">{text.notPublished}</span>
              ) : (
                format.stamp(one.publishedAt)
              ),
          },
        ]}
      />
    </div>
  );
}
