import { Button, NativeSelect, TextInput } from '@mantine/core';
import { HOLIDAY_KINDS, type HolidayList, SetHoliday } from '@pilar/contracts';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { asProblem } from '../platform/api/problem.ts';
import { useFormat } from '../platform/format/use-format.ts';
import { useCan } from '../platform/session/session.queries.ts';
import { useText } from '../platform/text/dictionary.ts';
import { DataTable } from '../ui/DataTable.tsx';
import { ProblemLine } from '../ui/ErrorState.tsx';
import { Notice } from '../ui/Notice.tsx';
import { QueryView } from '../ui/QueryView.tsx';
import { holidaysText } from './holidays.text.ts';
import { holidaysQuery, useRemoveHoliday, useSetHoliday } from './protection.queries.ts';
import { protectionText } from './protection.text.ts';

/** The days on which no clock of a request runs. */
export function HolidaysPart() {
  return <QueryView query={useQuery(holidaysQuery)}>{(list) => <HolidaysView list={list} />}</QueryView>;
}

function HolidaysView({ list: { holidays, emptyYears } }: { list: HolidayList }) {
  const title = useText(protectionText).holidays;
  const text = useText(holidaysText);
  const format = useFormat();
  const canWrite = useCan('protection.write');
  const remove = useRemoveHoliday();
  return (
    <>
      <p>{text.sentence}</p>
      {emptyYears.length === 0 ? null : <Notice tone="caution">{text.empty(emptyYears.join(', '))}</Notice>}
      {canWrite ? <HolidayForm /> : null}
      <ProblemLine problem={remove.error === null ? null : asProblem(remove.error)} />
      {holidays.length === 0 ? (
        <p className="soft">{text.emptyTitle}</p>
      ) : (
        <DataTable
          caption={title}
          rows={holidays}
          rowKey={(day) => day.date}
          columns={[
            {
              key: 'date',
              header: text.date,
              value: (day) => day.date,
              cell: (day) => format.date(day.date),
            },
            { key: 'name', header: text.name, value: (day) => day.name },
            { key: 'kind', header: text.kind, value: (day) => text[day.kind] },
            { key: 'source', header: text.source, value: (day) => day.source },
            { key: 'by', header: text.by, value: (day) => day.changedBy },
            {
              key: 'remove',
              header: text.remove,
              kind: 'action',
              value: () => null,
              cell: (day) =>
                canWrite ? (
                  <button
                    type="button"
                    className="plain-button"
                    aria-label={text.removeWhich(day.name)}
                    onClick={() => remove.mutate(day.date)}
                  >
                    {text.remove}
                  </button>
                ) : null,
            },
          ]}
        />
      )}
    </>
  );
}

const NOTHING = { date: '', name: '', kind: 'national', source: '' };

function HolidayForm() {
  const text = useText(holidaysText);
  const set = useSetHoliday();
  const [draft, setDraft] = useState(NOTHING);
  const [isWrong, setWrong] = useState(false);
  const change = (part: Partial<typeof draft>) => setDraft((before) => ({ ...before, ...part }));
  const send = () => {
    const read = SetHoliday.safeParse(draft);
    setWrong(!read.success || draft.date === '');
    if (read.success && draft.date !== '') {
      const kept = { ...NOTHING, kind: draft.kind, source: draft.source };
      set.mutate({ ...read.data, date: draft.date }, { onSuccess: () => setDraft(kept) });
    }
  };
  return (
    <section className="form no-print" aria-label={text.add}>
      <TextInput
        type="date"
        label={text.date}
        value={draft.date}
        onChange={(event) => change({ date: event.currentTarget.value })}
      />
      <TextInput
        label={text.name}
        value={draft.name}
        onChange={(event) => change({ name: event.currentTarget.value })}
      />
      <NativeSelect
        label={text.kind}
        value={draft.kind}
        data={HOLIDAY_KINDS.map((kind) => ({ value: kind, label: text[kind] }))}
        onChange={(event) => change({ kind: event.currentTarget.value })}
      />
      <TextInput
        label={text.source}
        value={draft.source}
        error={isWrong ? text.missing : null}
        onChange={(event) => change({ source: event.currentTarget.value })}
      />
      <ProblemLine problem={set.error === null ? null : asProblem(set.error)} />
      <div>
        <Button onClick={send} loading={set.isPending}>
          {text.add}
        </Button>
      </div>
    </section>
  );
}
