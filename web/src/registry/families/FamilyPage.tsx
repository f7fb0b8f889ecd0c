import type { Family, PersonRow } from '@pilar/contracts';
import { useQuery } from '@tanstack/react-query';
import { usePathPart } from '../../platform/address/use-address.ts';
import { useFormat } from '../../platform/format/use-format.ts';
import { useCity } from '../../platform/session/session.queries.ts';
import { useText } from '../../platform/text/dictionary.ts';
import { Anchor } from '../../ui/Anchor.tsx';
import { type Column, DataTable } from '../../ui/DataTable.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { PurposeGate } from '../../ui/PurposeGate.tsx';
import { QueryView } from '../../ui/QueryView.tsx';
import { SyntheticLine } from '../../ui/SyntheticLine.tsx';
import { Facts } from './Facts.tsx';
import { MaskedValue } from './MaskedValue.tsx';
import { rwRtOf } from './place-words.ts';
import { familyQuery } from './register.queries.ts';
import { entryText, registerText } from './register.text.ts';
import { useWord } from './use-word.ts';
import { WhoSaw } from './WhoSaw.tsx';
import './register.css';

const HIDDEN = '••••••••';

/** One family: card, members, dwelling. */
export function FamilyPage() {
  return (
    <PurposeGate>
      <FamilyEntry id={usePathPart('id')} />
    </PurposeGate>
  );
}

function FamilyEntry({ id }: Readonly<{ id: string }>) {
  return (
    <QueryView query={useQuery(familyQuery(id))}>{(family) => <FamilyView family={family} />}</QueryView>
  );
}

function FamilyView({ family }: Readonly<{ family: Family }>) {
  const text = useText(entryText);
  const list = useText(registerText);
  const format = useFormat();
  const city = useCity();
  const livelihood = useWord('livelihood');
  const question = useWord('question');
  const carrier = { kind: 'families', id: family.id } as const;
  const { rw, rt } = rwRtOf(family.place);
  const desil =
    family.desil === null || family.desilAsOf === null
      ? list.noDesil
      : text.desilAsOf(String(family.desil), format.date(family.desilAsOf));
  return (
    <div className="stack">
      <PageHeader
        title={text.familyOf(family.headName ?? list.noHead)}
        place={[
          ...(city ? [{ label: city.name, href: '/keluarga' }] : []),
          {
            label: family.areaName,
            href: `/keluarga?wilayah=${family.place.split('.').slice(0, 4).join('.')}`,
          },
          {
            label: list.rwRt(String(Number(rw)), String(Number(rt))),
            href: `/keluarga?wilayah=${family.place}`,
          },
        ]}
      />
      {family.isSynthetic ? <SyntheticLine>{list.synthetic}</SyntheticLine> : null}
      <Facts
        title={text.identity}
        facts={[
          {
            key: 'kk',
            label: list.kk,
            value: <MaskedValue carrier={carrier} field="kk" label={list.kk} masked={family.kkMasked} />,
          },
          {
            key: 'address',
            label: text.address,
            value: <MaskedValue carrier={carrier} field="address" label={text.address} masked={HIDDEN} />,
          },
          { key: 'desil', label: list.desil, value: desil },
          {
            key: 'livelihood',
            label: list.livelihood,
            value: family.livelihood === null ? text.noNik : livelihood(family.livelihood),
          },
          {
            key: 'programmes',
            label: list.programmes,
            value: family.programmes.join(', ').toUpperCase() || text.noNik,
          },
          { key: 'source', label: text.source, value: family.source },
        ]}
      />
      <Members members={family.members} />
      <Facts
        title={text.dwelling}
        facts={family.dwelling.map(({ key, text: answer }) => ({
          key,
          label: question(key),
          value: answer ?? text.noNik,
        }))}
      />
      <WhoSaw carrier={carrier} />
    </div>
  );
}

function Members({ members }: Readonly<{ members: readonly PersonRow[] }>) {
  const text = useText(entryText);
  const columns: Column<PersonRow>[] = [
    {
      key: 'name',
      header: text.name,
      isFixed: true,
      value: (row) => row.name,
      cell: (row) => <Anchor href={`/orang/${row.id}`}>{row.name}</Anchor>,
    },
    { key: 'relation', header: text.relation, value: (row) => row.relation },
    { key: 'age', header: text.age, kind: 'number', value: (row) => row.age },
    { key: 'sex', header: text.sex, value: (row) => (row.sex === 'L' ? text.male : text.female) },
    { key: 'nik', header: text.nik, isSortable: false, value: (row) => row.nikMasked },
  ];
  return <DataTable caption={text.members} rows={members} rowKey={(row) => row.id} columns={columns} />;
}
