import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useAddressPart } from '../../platform/address/use-address.ts';
import { useFormat } from '../../platform/format/use-format.ts';
import { useCan, useCity } from '../../platform/session/session.queries.ts';
import { useText } from '../../platform/text/dictionary.ts';
import { Anchor } from '../../ui/Anchor.tsx';
import { DownloadButton } from '../../ui/DownloadButton.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { PurposeGate } from '../../ui/PurposeGate.tsx';
import { QueryView } from '../../ui/QueryView.tsx';
import { SyntheticLine } from '../../ui/SyntheticLine.tsx';
import { FamiliesTable } from './FamiliesTable.tsx';
import { FamilyFilters } from './FamilyFilters.tsx';
import { choicesQuery, type FamilyFilter, familiesQuery } from './register.queries.ts';
import { registerText } from './register.text.ts';
import './register.css';
import { PrintButton } from '../../ui/PrintButton.tsx';

/** The families of the reader's places. Place, desil and livelihood stand in the address. */
export function FamiliesPage() {
  const text = useText(registerText);
  return (
    <PurposeGate>
      <title>{`${text.title} · Pilar`}</title>
      <Families />
    </PurposeGate>
  );
}

function Families() {
  const text = useText(registerText);
  const format = useFormat();
  const city = useCity();
  const [place, setPlace] = useAddressPart('wilayah', '');
  const [desil, setDesil] = useAddressPart('desil', '');
  const [livelihood, setLivelihood] = useAddressPart('mata-pencaharian', '');
  const filter = filterOf(place, desil, livelihood);
  const query = useInfiniteQuery(familiesQuery(filter));
  const choices = useQuery(choicesQuery);
  const first = query.data?.pages[0];
  const rows = query.data?.pages.flatMap(({ families }) => families) ?? [];
  const isFiltered = Object.keys(filter).length > 0;
  const setters = { wilayah: setPlace, desil: setDesil, 'mata-pencaharian': setLivelihood };
  const say = isFiltered ? text.sentence : text.sentenceAll;
  return (
    <div className="stack">
      <PageHeader
        title={text.title}
        place={city ? [{ label: city.name }] : []}
        sentence={first ? say(format.number(first.total)) : undefined}
        filters={
          choices.data ? (
            <FamilyFilters
              choices={choices.data}
              place={place}
              desil={desil}
              livelihood={livelihood}
              onChange={(part, value) => setters[part](value)}
            />
          ) : undefined
        }
        actions={<Actions filter={filter} />}
      />
      <p className="small soft">{text.seen}</p>
      {first?.isSynthetic ? <SyntheticLine>{text.synthetic}</SyntheticLine> : null}
      <QueryView
        query={query}
        isEmpty={() => rows.length === 0}
        empty={
          <EmptyState
            title={text.emptyTitle}
            action={isFiltered ? <Anchor href="/keluarga">{text.clear}</Anchor> : undefined}
          >
            {text.empty}
          </EmptyState>
        }
      >
        {() => (
          <FamiliesTable
            rows={rows}
            total={first?.total ?? rows.length}
            hasMore={query.hasNextPage}
            isBusy={query.isFetchingNextPage}
            onMore={() => void query.fetchNextPage()}
          />
        )}
      </QueryView>
    </div>
  );
}

function filterOf(place: string, desil: string, livelihood: string): FamilyFilter {
  const number = Number(desil);
  return {
    ...(/^\d\d(\.\d+)*$/.test(place) ? { place } : {}),
    ...(desil === 'none'
      ? { desil }
      : Number.isInteger(number) && number >= 1 && number <= 10
        ? { desil: number }
        : {}),
    ...(livelihood === '' ? {} : { livelihood }),
  };
}

function Actions({ filter }: Readonly<{ filter: FamilyFilter }>) {
  const text = useText(registerText);
  const mayExport = useCan('registry.export');
  return (
    <>
      {mayExport ? (
        <>
          <DownloadButton
            path="/registry/families.xlsx"
            name="daftar-keluarga.xlsx"
            query={filter}
            label={text.xlsx}
          />
          <DownloadButton
            path="/registry/families.csv"
            name="daftar-keluarga.csv"
            query={filter}
            label={text.csv}
          />
        </>
      ) : null}
      <PrintButton />
    </>
  );
}
