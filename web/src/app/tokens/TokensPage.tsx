import { Button } from '@mantine/core';
import type { ServiceToken } from '@pilar/contracts';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useFormat } from '../../platform/format/use-format.ts';
import { useCan, useCity } from '../../platform/session/session.queries.ts';
import { useText } from '../../platform/text/dictionary.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { QueryView } from '../../ui/QueryView.tsx';
import { AddTokenDialog } from './AddTokenDialog.tsx';
import { EndedWithOwner } from './EndedWithOwner.tsx';
import { EndTokenDialog } from './EndTokenDialog.tsx';
import { TokensTable } from './TokensTable.tsx';
import { tokensQuery } from './token.queries.ts';
import { tokensText } from './tokens.text.ts';

type Step = Readonly<{ kind: 'add' | 'end'; token: ServiceToken | null }>;

/** With what other programs read, who answers for it, and until when. */
export function TokensPage() {
  const text = useText(tokensText);
  const format = useFormat();
  const city = useCity();
  const canWrite = useCan('token.write');
  const query = useQuery(tokensQuery);
  const [step, setStep] = useState<Step | null>(null);
  const tokens = query.data?.tokens;
  const live = tokens?.filter(({ state }) => state === 'live').length ?? 0;
  const waiting = tokens?.filter(({ needsSuccessor }) => needsSuccessor) ?? [];
  const close = () => setStep(null);
  const add = canWrite ? (
    <Button onClick={() => setStep({ kind: 'add', token: null })}>{text.add}</Button>
  ) : null;
  return (
    <div className="stack">
      <PageHeader
        title={text.title}
        place={city ? [{ label: city.name }] : []}
        sentence={tokens ? text.sentence(format.number(live), format.number(tokens.length)) : undefined}
        actions={add}
      />
      {canWrite && waiting.length > 0 ? (
        <EndedWithOwner
          tokens={waiting}
          onReplace={(token) => setStep({ kind: 'add', token })}
          onSettle={(token) => setStep({ kind: 'end', token })}
        />
      ) : null}
      <QueryView
        query={query}
        isEmpty={(data) => data.tokens.length === 0}
        empty={<EmptyState title={text.emptyTitle}>{text.empty}</EmptyState>}
      >
        {(data) => (
          <TokensTable
            tokens={data.tokens}
            {...(canWrite ? { onEnd: (token: ServiceToken) => setStep({ kind: 'end', token }) } : {})}
          />
        )}
      </QueryView>
      {step?.kind === 'add' ? <AddTokenDialog before={step.token} onClose={close} /> : null}
      {step?.kind === 'end' && step.token !== null ? (
        <EndTokenDialog token={step.token} onClose={close} />
      ) : null}
    </div>
  );
}
