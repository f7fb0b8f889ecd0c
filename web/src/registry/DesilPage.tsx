import type { DesilTable } from '@pilar/contracts';
import { useQuery } from '@tanstack/react-query';
import { useAddressPart } from '../platform/address/use-address.ts';
import { useFormat } from '../platform/format/use-format.ts';
import { useCity } from '../platform/session/session.queries.ts';
import { useText } from '../platform/text/dictionary.ts';
import { Anchor } from '../ui/Anchor.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { QueryView } from '../ui/QueryView.tsx';
import { DesilActions } from './DesilActions.tsx';
import { DesilFilters } from './DesilFilters.tsx';
import { DesilView } from './DesilView.tsx';
import { desilQuery, type Level } from './desil.queries.ts';
import { desilText } from './desil.text.ts';
import { type DesilRange, FIRST_RANGE, familiesIn, readRange, writeRange } from './desil-range.ts';
import { useRangeWords } from './use-range-words.ts';
import './DesilPage.css';

/** Families of the register by national desil and area. Level, desil and area stand in the address. */
export function DesilPage() {
  const text = useText(desilText);
  const format = useFormat();
  const city = useCity();
  const [levelAsked, setLevel] = useAddressPart('tingkat', 'village');
  const [rangeAsked, setRange] = useAddressPart('desil', FIRST_RANGE);
  const level: Level = levelAsked === 'district' ? 'district' : 'village';
  const range = readRange(rangeAsked);
  const query = useQuery(desilQuery(level));
  const table = query.data && query.data.total.families !== 0 ? query.data : undefined;
  const asOf = table?.asOf ? text.asOf(format.date(table.asOf)) : undefined;
  return (
    <div className="stack">
      <PageHeader
        title={text.title}
        place={city ? [{ label: city.name }] : []}
        {...(asOf === undefined ? {} : { time: asOf })}
        sentence={table ? <RangeSentence table={table} range={range} /> : undefined}
        filters={
          table ? (
            <DesilFilters
              level={level}
              range={range}
              onLevel={setLevel}
              onRange={(next) => setRange(writeRange(next))}
            />
          ) : undefined
        }
        actions={table ? <DesilActions level={level} /> : undefined}
      />
      <QueryView
        query={query}
        isEmpty={(data) => data.total.families === 0}
        empty={
          <EmptyState title={text.emptyTitle} action={<Anchor href="/survei">{text.toSurveys}</Anchor>}>
            {text.empty}
          </EmptyState>
        }
      >
        {(data) => <DesilView table={data} range={range} />}
      </QueryView>
    </div>
  );
}

function RangeSentence({ table, range }: Readonly<{ table: DesilTable; range: DesilRange }>) {
  const text = useText(desilText);
  const format = useFormat();
  const words = useRangeWords(range);
  const { total } = table;
  const sentence = total.isPartial ? text.sentenceHere : text.sentence;
  const say = (count: number | null) => (count === null ? text.guarded : format.number(count));
  return sentence(say(familiesIn(total, range)), words, say(total.families));
}
