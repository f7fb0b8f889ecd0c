import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { asProblem } from '../../platform/api/problem.ts';
import { useText } from '../../platform/text/dictionary.ts';
import { Anchor } from '../../ui/Anchor.tsx';
import { ProblemLine } from '../../ui/ErrorState.tsx';
import { useToast } from '../../ui/Toast.tsx';
import { PublicFrame } from '../PublicFrame.tsx';
import { safeReturn } from '../return-address.ts';
import { useFinishProvider } from './provider.queries.ts';
import { providerText } from './provider.text.ts';

/** Where the other office sends the browser back: its answer is handed to the server once, and leaves the address line. */
export function ProviderReturnPage() {
  const text = useText(providerText);
  const finish = useFinishProvider();
  const navigate = useNavigate();
  const toast = useToast();
  const [query] = useState(() => window.location.search.slice(1));
  const isSent = useRef(false);
  useEffect(() => {
    if (isSent.current) return;
    isSent.current = true;
    window.history.replaceState(null, '', window.location.pathname);
    finish.mutate(
      { query: query === '' ? '?' : query },
      {
        onSuccess: ({ kind, returnTo, session }) => {
          if (kind === 'link') toast.say(text.linked, 'good');
          const isHalf = session.user === null;
          const back = encodeURIComponent(returnTo);
          void navigate({ href: isHalf ? `/masuk?kembali=${back}` : safeReturn(returnTo) });
        },
      },
    );
  }, [finish, navigate, query, text, toast]);
  return (
    <PublicFrame>
      <title>{`${text.returnTitle} · Pilar`}</title>
      <div className="stack">
        <h1>{text.returnTitle}</h1>
        {finish.error === null ? (
          <p role="status">{text.returning}</p>
        ) : (
          <>
            <ProblemLine problem={asProblem(finish.error)} />
            <p>
              <Anchor href="/masuk">{text.again}</Anchor>
            </p>
          </>
        )}
      </div>
    </PublicFrame>
  );
}
