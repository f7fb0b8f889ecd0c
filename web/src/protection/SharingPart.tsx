import { Button, TextInput } from '@mantine/core';
import type { SharingFlag } from '@pilar/contracts';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { asProblem } from '../platform/api/problem.ts';
import { useFormat } from '../platform/format/use-format.ts';
import { useCan } from '../platform/session/session.queries.ts';
import { useText } from '../platform/text/dictionary.ts';
import { DataTable } from '../ui/DataTable.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { ProblemLine } from '../ui/ErrorState.tsx';
import { QueryView } from '../ui/QueryView.tsx';
import { sharingQuery, useSetFlag } from './protection.queries.ts';
import { protectionText, sharingText } from './protection.text.ts';

export function SharingPart() {
  const title = useText(protectionText).sharing;
  const text = useText(sharingText);
  const format = useFormat();
  const canWrite = useCan('protection.write');
  const query = useQuery(sharingQuery);
  const [changing, setChanging] = useState<SharingFlag | null>(null);
  return (
    <QueryView query={query}>
      {({ flags }) => (
        <>
          <DataTable
            caption={title}
            rows={flags}
            rowKey={(flag) => flag.dataSet}
            note={text.note}
            columns={[
              { key: 'dataSet', header: text.dataSet, value: (flag) => text[flag.dataSet] },
              {
                key: 'state',
                header: text.state,
                value: (flag) => (flag.isForbidden ? text.forbidden : text.allowed),
                cell: (flag) => (
                  <span>
                    {flag.isForbidden ? <strong>{text.forbidden}</strong> : text.allowed}
                    {flag.changedAt ? (
                      <span className="small soft"> {format.date(flag.changedAt)}</span>
                    ) : null}
                  </span>
                ),
              },
              { key: 'source', header: text.source, value: (flag) => flag.source ?? '–' },
              { key: 'contact', header: text.contact, value: (flag) => flag.contact ?? '–' },
              ...(canWrite
                ? [
                    {
                      key: 'change',
                      header: text.change,
                      kind: 'action' as const,
                      value: () => null,
                      cell: (flag: SharingFlag) => (
                        <button type="button" className="plain-button" onClick={() => setChanging(flag)}>
                          {flag.isForbidden ? text.allow : text.forbid}
                        </button>
                      ),
                    },
                  ]
                : []),
            ]}
          />
          {changing ? <FlagDialog flag={changing} onClose={() => setChanging(null)} /> : null}
        </>
      )}
    </QueryView>
  );
}

function FlagDialog({ flag, onClose }: Readonly<{ flag: SharingFlag; onClose: () => void }>) {
  const text = useText(sharingText);
  const set = useSetFlag();
  const [source, setSource] = useState(flag.source ?? '');
  const [contact, setContact] = useState(flag.contact ?? '');
  const [isTried, setTried] = useState(false);
  const isMissing = source.trim() === '' || contact.trim() === '';
  const verb = flag.isForbidden ? text.allow : text.forbid;
  const send = () => {
    setTried(true);
    if (isMissing) return;
    const { dataSet, isForbidden } = flag;
    set.mutate({ dataSet, isForbidden: !isForbidden, source, contact }, { onSuccess: onClose });
  };
  return (
    <Dialog isOpen title={`${verb}: ${text[flag.dataSet]}`} onClose={onClose}>
      <div className="form">
        <TextInput
          label={text.source}
          value={source}
          onChange={(event) => setSource(event.currentTarget.value)}
        />
        <TextInput
          label={text.contact}
          value={contact}
          error={isTried && isMissing ? text.missing : null}
          onChange={(event) => setContact(event.currentTarget.value)}
        />
        <ProblemLine problem={set.error === null ? null : asProblem(set.error)} />
        <div>
          <Button onClick={send} loading={set.isPending}>
            {verb}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
