import type { RetentionState } from '@pilar/contracts';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { asProblem } from '../platform/api/problem.ts';
import { useFormat } from '../platform/format/use-format.ts';
import { useCan } from '../platform/session/session.queries.ts';
import { useSay, useText } from '../platform/text/dictionary.ts';
import { Confirm } from '../ui/Confirm.tsx';
import { DataTable } from '../ui/DataTable.tsx';
import { QueryView } from '../ui/QueryView.tsx';
import { retentionQuery, useRunRetention } from './protection.queries.ts';
import { protectionText, retentionText } from './protection.text.ts';

/** What is past its time now, and what the program has erased. */
export function RetentionPart() {
  const query = useQuery(retentionQuery);
  return <QueryView query={query}>{(state) => <RetentionView state={state} />}</QueryView>;
}

function RetentionView({ state }: { state: RetentionState }) {
  const title = useText(protectionText).retention;
  const text = useText(retentionText);
  const format = useFormat();
  const say = useSay();
  const canWrite = useCan('protection.write');
  const [isAsking, setAsking] = useState(false);
  const run = useRunRetention();
  const due = state.due.reduce((sum, one) => sum + (one.due ?? 0), 0);
  const whatOf = (code: string): string => {
    const rule = state.due.find((one) => one.code === code);
    return rule ? say(rule.what) : code;
  };
  return (
    <>
      <DataTable
        caption={title}
        rows={state.due}
        rowKey={(rule) => rule.code}
        note={text.daily}
        tools={
          canWrite && due > 0 ? (
            <button type="button" className="plain-button" onClick={() => setAsking(true)}>
              {text.run}
            </button>
          ) : null
        }
        columns={[
          { key: 'what', header: text.what, value: (rule) => say(rule.what) },
          { key: 'keep', header: text.keepDays, kind: 'number', value: (rule) => rule.keepDays },
          {
            key: 'due',
            header: text.due,
            kind: 'number',
            value: (rule) => rule.due,
            cell: (rule) => (rule.due === null ? text.uncounted : format.number(rule.due)),
          },
          { key: 'how', header: text.how, value: (rule) => say(rule.how) },
          { key: 'note', header: text.note, value: (rule) => rule.note },
        ]}
      />
      {state.runs.length === 0 ? (
        <p className="soft">{text.noRuns}</p>
      ) : (
        <DataTable
          caption={text.runs}
          rows={state.runs}
          rowKey={(one) => one.id}
          columns={[
            { key: 'at', header: text.at, value: (one) => one.at, cell: (one) => format.stamp(one.at) },
            { key: 'what', header: text.what, value: (one) => whatOf(one.code) },
            {
              key: 'before',
              header: text.before,
              value: (one) => one.before,
              cell: (one) => format.stamp(one.before),
            },
            { key: 'erased', header: text.erased, kind: 'number', value: (one) => one.erased },
          ]}
        />
      )}
      <Confirm
        isOpen={isAsking}
        title={text.runTitle}
        confirmLabel={text.run}
        isGrave
        isBusy={run.isPending}
        problem={run.error === null ? null : asProblem(run.error)}
        onConfirm={() => run.mutate(undefined, { onSuccess: () => setAsking(false) })}
        onClose={() => setAsking(false)}
      >
        {text.runText(format.number(due))}
      </Confirm>
    </>
  );
}
