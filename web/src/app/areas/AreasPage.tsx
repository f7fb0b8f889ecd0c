import { NativeSelect } from '@mantine/core';
import type { AreaList } from '@pilar/contracts';
import { useQuery } from '@tanstack/react-query';
import { useAddressPart } from '../../platform/address/use-address.ts';
import { areasQuery } from '../../platform/areas/area.queries.ts';
import { useFormat } from '../../platform/format/use-format.ts';
import { useCan, useCity } from '../../platform/session/session.queries.ts';
import { useText } from '../../platform/text/dictionary.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { QueryView } from '../../ui/QueryView.tsx';
import { AreasMap } from './AreasMap.tsx';
import { AreasTable } from './AreasTable.tsx';
import { areasText } from './areas.text.ts';
import { BoundaryImport } from './BoundaryImport.tsx';
import { ListUpload } from './ListUpload.tsx';
import './AreasPage.css';

/** The areas of the city in both code systems, their map, and the import of official boundaries. */
export function AreasPage() {
  const text = useText(areasText);
  const format = useFormat();
  const city = useCity();
  const canWrite = useCan('area.write');
  const query = useQuery(areasQuery);
  const [level, setLevel] = useAddressPart('tingkat', 'village');
  const counted = (wanted: string) =>
    format.number(query.data?.areas.filter((area) => area.level === wanted).length ?? 0);
  return (
    <div className="stack">
      <PageHeader
        title={text.title}
        place={city ? [{ label: city.name }] : []}
        sentence={query.data ? text.sentence(counted('district'), counted('village')) : undefined}
        filters={
          <NativeSelect
            label={text.level}
            value={level}
            data={[
              { value: 'village', label: text.village },
              { value: 'district', label: text.district },
            ]}
            onChange={(event) => setLevel(event.currentTarget.value)}
          />
        }
      />
      <QueryView
        query={query}
        isEmpty={(data) => !data.areas.some((area) => area.level === 'village' || area.level === 'district')}
        empty={
          <EmptyState title={text.emptyTitle} action={canWrite ? <ListUpload /> : null}>
            {text.empty}
          </EmptyState>
        }
      >
        {(data) => <AreasView data={data} level={level} canWrite={canWrite} />}
      </QueryView>
    </div>
  );
}

type ViewProps = Readonly<{ data: AreaList; level: string; canWrite: boolean }>;

function AreasView({ data, level, canWrite }: ViewProps) {
  const text = useText(areasText);
  const [selected, select] = useAddressPart('wilayah', '');
  const flip = (code: string) => select(code === selected ? null : code);
  return (
    <>
      <div className="areas-split">
        <AreasTable data={data} level={level} selected={selected} onSelect={flip} />
        <AreasMap data={data} level={level} selected={selected} onSelect={flip} />
      </div>
      <BoundaryImport boundaries={data.boundaries} canWrite={canWrite} />
      {canWrite ? (
        <section className="section no-print">
          <h2>{text.listUpload}</h2>
          <ListUpload />
        </section>
      ) : null}
    </>
  );
}
