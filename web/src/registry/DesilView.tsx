import type { DesilTable } from '@pilar/contracts';
import { useAddressPart } from '../platform/address/use-address.ts';
import { useFormat } from '../platform/format/use-format.ts';
import { useText } from '../platform/text/dictionary.ts';
import { Anchor } from '../ui/Anchor.tsx';
import { Notice } from '../ui/Notice.tsx';
import { SyntheticLine } from '../ui/SyntheticLine.tsx';
import { DesilCounts } from './DesilCounts.tsx';
import { DesilMap } from './DesilMap.tsx';
import { DesilProfile } from './DesilProfile.tsx';
import { desilText } from './desil.text.ts';
import type { DesilRange } from './desil-range.ts';
import { useLinkedHover } from './use-linked-hover.ts';
import { useSelectedInView } from './use-selected-in-view.ts';

type Props = Readonly<{ table: DesilTable; range: DesilRange }>;

/** Table and map of the same counts: what is chosen or pointed at in one is marked in the other. */
export function DesilView({ table, range }: Props) {
  const text = useText(desilText);
  const format = useFormat();
  const [asked, select] = useAddressPart('wilayah', '');
  const linked = useLinkedHover<HTMLDivElement>();
  const row = table.rows.find((one) => one.areaCode === asked);
  const selected = row?.areaCode ?? '';
  useSelectedInView(linked, selected);
  const flip = (code: string) => select(code === selected ? null : code);
  return (
    <>
      <Notice title={text.notRateTitle}>
        {text.notRate} <Anchor href="/metode/desil">{text.methodLink}</Anchor>
      </Notice>
      {table.isSynthetic ? <SyntheticLine>{text.syntheticText}</SyntheticLine> : null}
      {table.protection ? (
        <Notice title={text.guardedTitle}>
          {text.guardedText(String(table.protection.threshold - 1), format.date(table.protection.releasedAt))}{' '}
          <Anchor href="/metode/sel-kecil">{text.guardedLink}</Anchor>
        </Notice>
      ) : null}
      <div className="desil-split" ref={linked}>
        <DesilCounts table={table} range={range} selected={selected} onSelect={flip} />
        <div className="desil-side">
          <DesilMap table={table} range={range} selected={selected} onSelect={flip} />
          <DesilProfile
            row={row ?? table.total}
            {...(row ? { level: table.level } : {})}
            range={range}
            {...(row ? { onClear: () => select(null) } : {})}
          />
        </div>
      </div>
    </>
  );
}
