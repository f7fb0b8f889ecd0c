import { useLocation } from '@tanstack/react-router';
import { useUser } from '../platform/session/session.queries.ts';
import { useText } from '../platform/text/dictionary.ts';
import { Anchor } from '../ui/Anchor.tsx';
import { Notice } from '../ui/Notice.tsx';
import { secondFactorText } from './account/second-factor.text.ts';

/** Told on every page to whoever holds a right that still waits for a second factor; the Account page says it itself. */
export function SecondFactorNotice() {
  const text = useText(secondFactorText);
  const user = useUser();
  const path = useLocation({ select: (location) => location.pathname });
  if (!user?.needsSecondFactor || path === '/akun') return null;
  return (
    <aside aria-label={text.title}>
      <Notice tone="caution">
        {text.needed} <Anchor href="/akun">{text.openAccount}</Anchor>
      </Notice>
    </aside>
  );
}
