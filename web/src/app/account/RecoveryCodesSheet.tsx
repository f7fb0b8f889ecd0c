import { Button } from '@mantine/core';
import { useUser } from '../../platform/session/session.queries.ts';
import { useText } from '../../platform/text/dictionary.ts';
import { PrintSheet } from '../../ui/PrintSheet.tsx';
import { secondFactorText } from './second-factor.text.ts';

/** The codes, once: to be printed or copied before the window is closed. */
export function RecoveryCodesSheet({
  codes,
  onDone,
}: Readonly<{ codes: readonly string[]; onDone: () => void }>) {
  const text = useText(secondFactorText);
  const user = useUser();
  return (
    <div className="stack">
      <PrintSheet copy={codes.join('\n')}>
        <h3>{text.codesTitle}</h3>
        <p>{user?.userName}</p>
        <p className="small">{text.codesOnce}</p>
        <ol className="recovery-codes">
          {codes.map((code) => (
            <li key={code}>
              <code>{code}</code>
            </li>
          ))}
        </ol>
      </PrintSheet>
      <div>
        <Button onClick={onDone}>{text.kept}</Button>
      </div>
    </div>
  );
}
