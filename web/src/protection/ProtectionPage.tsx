import { NativeSelect } from '@mantine/core';
import type { Permission } from '@pilar/contracts';
import { useAddressPart } from '../platform/address/use-address.ts';
import { useCity, useUser } from '../platform/session/session.queries.ts';
import { useText } from '../platform/text/dictionary.ts';
import { PageHeader } from '../ui/PageHeader.tsx';
import { AssessmentPart } from './AssessmentPart.tsx';
import { BreachesPart } from './BreachesPart.tsx';
import { HolidaysPart } from './HolidaysPart.tsx';
import { ProcessingPart } from './ProcessingPart.tsx';
import { protectionText } from './protection.text.ts';
import { RequestsPart } from './RequestsPart.tsx';
import { RetentionPart } from './RetentionPart.tsx';
import { SharingPart } from './SharingPart.tsx';
import './protection.css';

const PARTS = [
  { key: 'permintaan', label: 'requests', permission: 'subject-request.read', Part: RequestsPart },
  { key: 'insiden', label: 'breaches', permission: 'protection.read', Part: BreachesPart },
  { key: 'pemrosesan', label: 'processing', permission: 'protection.read', Part: ProcessingPart },
  { key: 'dampak', label: 'assessment', permission: 'protection.read', Part: AssessmentPart },
  { key: 'libur', label: 'holidays', permission: 'protection.read', Part: HolidaysPart },
  { key: 'simpan', label: 'retention', permission: 'protection.read', Part: RetentionPart },
  { key: 'larangan', label: 'sharing', permission: 'protection.read', Part: SharingPart },
] as const satisfies readonly Readonly<{ permission: Permission; [other: string]: unknown }>[];

/** The desk of the data officer: what waits first, what is kept behind it. The part stands in the address. */
export function ProtectionPage() {
  const text = useText(protectionText);
  const city = useCity();
  const user = useUser();
  const parts = PARTS.filter((part) => user?.permissions.includes(part.permission));
  const [asked, choose] = useAddressPart('bagian', 'permintaan');
  const part = parts.find((one) => one.key === asked) ?? parts[0];
  return (
    <div className="stack">
      <PageHeader
        title={text.title}
        place={city ? [{ label: city.name }] : []}
        sentence={text.sentence}
        filters={
          <NativeSelect
            label={text.part}
            value={part?.key ?? ''}
            data={parts.map((one) => ({ value: one.key, label: text[one.label] }))}
            onChange={(event) => choose(event.currentTarget.value)}
          />
        }
      />
      {part ? <part.Part /> : null}
    </div>
  );
}
