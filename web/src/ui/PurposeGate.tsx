import type { ReactNode } from 'react';
import { purposeText } from '../platform/session/purpose.text.ts';
import { useUser } from '../platform/session/session.queries.ts';
import { useText } from '../platform/text/dictionary.ts';
import { EmptyState } from './EmptyState.tsx';
import { PurposeOptions } from './PurposeOptions.tsx';

/** What shows families stands inside: without a purpose the choice is shown instead, and nothing is asked for. */
export function PurposeGate({ children }: { children: ReactNode }) {
  const text = useText(purposeText);
  const user = useUser();
  if (user === null) return null;
  if (user.purpose !== null) return children;
  if (user.purposes.length === 0) return <EmptyState title={text.noneTitle}>{text.none}</EmptyState>;
  return (
    <EmptyState title={text.title} action={<PurposeOptions user={user} />}>
      {text.why}
    </EmptyState>
  );
}
