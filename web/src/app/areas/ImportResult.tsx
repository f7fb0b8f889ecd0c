import type { AreaImport } from '@pilar/contracts';
import type { ReactNode } from 'react';
import { useFormat } from '../../platform/format/use-format.ts';
import { useSay, useText } from '../../platform/text/dictionary.ts';
import { Notice } from '../../ui/Notice.tsx';
import { areasText } from './areas.text.ts';

type Props = Readonly<{ result: AreaImport; children?: ReactNode }>;
type Named = Readonly<{ code: string; name: string }>;

/** What a file of areas would do: what matches, what is missing, what is not known. */
export function ImportResult({ result, children }: Props) {
  const text = useText(areasText);
  const format = useFormat();
  const say = useSay();
  const { matched, missing, unknown, warnings } = result;
  const tone = matched === 0 ? 'problem' : missing.length + unknown.length > 0 ? 'caution' : 'good';
  return (
    <div className="import-result" role="status">
      <Notice tone={tone}>
        {matched === 0 ? text.nothingMatched : text.matched(format.number(matched))}
      </Notice>
      {missing.length > 0 ? (
        <NameList title={text.missing(format.number(missing.length))} names={missing} />
      ) : null}
      {unknown.length > 0 ? (
        <NameList title={text.unknown(format.number(unknown.length))} names={unknown} />
      ) : null}
      {warnings.map((warning) => (
        <p key={warning.id} className="small soft">
          {text.warnings}: {say(warning)}
        </p>
      ))}
      {children ? <div className="row">{children}</div> : null}
    </div>
  );
}

function NameList({ title, names }: { title: string; names: readonly Named[] }) {
  return (
    <div>
      <p>{title}</p>
      <ul className="small soft">
        {names.map((one) => (
          <li key={`${one.code} ${one.name}`}>
            {one.name} ({one.code})
          </li>
        ))}
      </ul>
    </div>
  );
}
