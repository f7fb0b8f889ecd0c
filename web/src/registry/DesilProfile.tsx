import type { DesilRow } from '@pilar/contracts';
import { useFormat } from '../platform/format/use-format.ts';
import { useText } from '../platform/text/dictionary.ts';
import type { Level } from './desil.queries.ts';
import { desilText } from './desil.text.ts';
import { DESILS, type DesilRange, isIn } from './desil-range.ts';

type Props = Readonly<{ row: DesilRow; level?: Level; range: DesilRange; onClear?: () => void }>;

/** All ten desil of one area, or of the city: a bar each, those counted in full shade. */
export function DesilProfile({ row, level, range, onClear }: Props) {
  const text = useText(desilText);
  // A kelurahan may bear the name of its city, as Metro does: the level stands before it.
  const word = { village: text.villageWord, district: text.districtWord };
  const title = text.profile(level ? `${word[level]} ${row.areaName}` : row.areaName);
  const most = Math.max(1, row.unranked ?? 0, ...row.byDesil.map((count) => count ?? 0));
  return (
    <section className="desil-profile" aria-label={title}>
      <h2>{title}</h2>
      {onClear ? (
        <button type="button" className="plain-button no-print" onClick={onClear}>
          {text.profileClear}
        </button>
      ) : (
        <p className="small soft no-print">{text.profileHint}</p>
      )}
      <ul>
        {DESILS.map((desil) => (
          <Bar
            key={desil}
            label={text.desil(String(desil))}
            count={row.byDesil[desil - 1] ?? null}
            most={most}
            isCounted={isIn(range, desil)}
          />
        ))}
        <Bar label={text.unranked} count={row.unranked} most={most} isCounted={false} />
      </ul>
    </section>
  );
}

type BarProps = Readonly<{ label: string; count: number | null; most: number; isCounted: boolean }>;

function Bar({ label, count, most, isCounted }: BarProps) {
  const text = useText(desilText);
  const format = useFormat();
  return (
    <li data-counted={isCounted}>
      <span>
        {label}
        {isCounted ? <span className="only-heard"> ({text.inRange})</span> : null}
      </span>
      <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
        <rect width={((count ?? 0) / most) * 100} height="10" />
      </svg>
      <span className="desil-count">{count === null ? text.guarded : format.number(count)}</span>
    </li>
  );
}
