import type { SubjectRequestDetail } from '@pilar/contracts';
import { useQuery } from '@tanstack/react-query';
import { usePathPart } from '../platform/address/use-address.ts';
import { useFormat } from '../platform/format/use-format.ts';
import { useCan, useCity } from '../platform/session/session.queries.ts';
import { useText } from '../platform/text/dictionary.ts';
import { Anchor } from '../ui/Anchor.tsx';
import { DataTable } from '../ui/DataTable.tsx';
import { DownloadButton } from '../ui/DownloadButton.tsx';
import { Notice } from '../ui/Notice.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { QueryView } from '../ui/QueryView.tsx';
import { FactList } from '../ui/TracePanel.tsx';
import { CorrectForm } from './CorrectForm.tsx';
import { requestQuery } from './protection.queries.ts';
import { protectionText } from './protection.text.ts';
import { RequestLetter } from './RequestLetter.tsx';
import { RequestStepForm } from './RequestStepForm.tsx';
import { requestsText } from './requests.text.ts';
import './protection.css';

/** One request from the counter to the letter. */
export function RequestPage() {
  const query = useQuery(requestQuery(usePathPart('id')));
  return <QueryView query={query}>{(request) => <RequestView request={request} />}</QueryView>;
}

function RequestView({ request }: { request: SubjectRequestDetail }) {
  const words = useText(protectionText);
  const text = useText(requestsText);
  const format = useFormat();
  const city = useCity();
  const canWrite = useCan('subject-request.write');
  const isFileDue = request.kind === 'see' && request.identityNote !== null && request.personId !== null;
  const isCorrectable =
    request.kind === 'correct' &&
    request.closedAt === null &&
    request.identityNote !== null &&
    request.personId !== null;
  return (
    <div className="stack">
      <div className="no-print">
        <PageHeader
          title={text.title(String(request.number))}
          place={city ? [{ label: city.name }, { label: words.title, href: '/pelindungan' }] : []}
          sentence={text.clockNote(format.date(request.dueOn), request.dueNote)}
        />
      </div>
      <div className="stack no-print">
        {request.isOverdue ? <Notice tone="problem">{text.overdue}</Notice> : null}
        {request.isLimited ? <Notice tone="caution">{text.limited}</Notice> : null}
        <FactList
          facts={[
            { name: text.kind, value: text[request.kind] },
            { name: text.state, value: text[request.state] },
            { name: text.asker, value: `${request.askerName} (${request.relation})` },
            { name: text.contact, value: request.askerContact },
            { name: text.details, value: request.details },
            { name: text.receivedOn, value: format.date(request.receivedOn) },
            { name: text.identityNote, value: request.identityNote ?? format.missing },
            {
              name: text.person,
              value:
                request.personId === null ? (
                  format.missing
                ) : (
                  <Anchor href={`/orang/${request.personId}`}>{text.openPerson}</Anchor>
                ),
            },
          ]}
        />
      </div>
      {canWrite && isFileDue ? (
        <div className="no-print">
          <DownloadButton
            path={`/protection/requests/${request.id}/person.xlsx`}
            name="data-orang.xlsx"
            label={text.file}
          />
        </div>
      ) : null}
      {canWrite && isCorrectable ? <CorrectForm request={request} /> : null}
      {canWrite && request.closedAt === null ? <RequestStepForm request={request} /> : null}
      {request.answer === null ? null : <RequestLetter request={request} answer={request.answer} />}
      <div className="no-print">
        <DataTable
          caption={text.steps}
          rows={request.steps}
          rowKey={(step) => `${step.at} ${step.state}`}
          columns={[
            { key: 'at', header: text.at, value: (step) => step.at, cell: (step) => format.stamp(step.at) },
            { key: 'state', header: text.state, value: (step) => text[step.state] },
            { key: 'by', header: text.by, value: (step) => step.by },
            { key: 'note', header: text.note, value: (step) => step.note },
          ]}
        />
      </div>
      <p className="no-print">
        <Anchor href="/pelindungan">{words.back}</Anchor>
      </p>
    </div>
  );
}
