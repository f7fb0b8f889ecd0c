import { useSession } from '../platform/session/session.queries.ts';
import { useText } from '../platform/text/dictionary.ts';
import { Notice } from '../ui/Notice.tsx';
import { appText } from './app.text.ts';

/** Says on every page of the demo city that its people are made up; a landmark of its own, so it is found and skipped. */
export function DemoNotice() {
  const text = useText(appText);
  const session = useSession();
  if (!session?.isDemo) return null;
  return (
    <aside aria-label={text.demoTitle}>
      <Notice tone="caution" title={text.demoTitle}>
        {text.demoText}
      </Notice>
    </aside>
  );
}
