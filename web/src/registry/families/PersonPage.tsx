import type { Person } from '@pilar/contracts';
import { useQuery } from '@tanstack/react-query';
import { usePathPart } from '../../platform/address/use-address.ts';
import { useFormat } from '../../platform/format/use-format.ts';
import { useCity } from '../../platform/session/session.queries.ts';
import { useText } from '../../platform/text/dictionary.ts';
import { Anchor } from '../../ui/Anchor.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { PurposeGate } from '../../ui/PurposeGate.tsx';
import { QueryView } from '../../ui/QueryView.tsx';
import { SyntheticLine } from '../../ui/SyntheticLine.tsx';
import { Facts } from './Facts.tsx';
import { MaskedValue } from './MaskedValue.tsx';
import { personQuery } from './register.queries.ts';
import { entryText, registerText } from './register.text.ts';
import { useWord } from './use-word.ts';
import { WhoSaw } from './WhoSaw.tsx';
import './register.css';

const HIDDEN = '••••••••';

/** One person of a family. */
export function PersonPage() {
  return (
    <PurposeGate>
      <PersonEntry id={usePathPart('id')} />
    </PurposeGate>
  );
}

function PersonEntry({ id }: Readonly<{ id: string }>) {
  return (
    <QueryView query={useQuery(personQuery(id))}>{(person) => <PersonView person={person} />}</QueryView>
  );
}

function PersonView({ person }: Readonly<{ person: Person }>) {
  const text = useText(entryText);
  const list = useText(registerText);
  const format = useFormat();
  const city = useCity();
  const question = useWord('question');
  const carrier = { kind: 'persons', id: person.id } as const;
  return (
    <div className="stack">
      <PageHeader
        title={person.name}
        place={[...(city ? [{ label: city.name, href: '/keluarga' }] : []), { label: person.areaName }]}
        actions={<Anchor href={`/keluarga/${person.familyId}`}>{text.toFamily}</Anchor>}
      />
      {person.isSynthetic ? <SyntheticLine>{list.synthetic}</SyntheticLine> : null}
      <Facts
        title={text.identity}
        facts={[
          {
            key: 'nik',
            label: text.nik,
            value:
              person.nikMasked === null ? (
                text.noNik
              ) : (
                <MaskedValue carrier={carrier} field="nik" label={text.nik} masked={person.nikMasked} />
              ),
          },
          {
            key: 'birthDate',
            label: text.birthDate,
            value: <MaskedValue carrier={carrier} field="birthDate" label={text.birthDate} masked={HIDDEN} />,
          },
          {
            key: 'phone',
            label: text.phone,
            value: person.hasPhone ? (
              <MaskedValue carrier={carrier} field="phone" label={text.phone} masked={HIDDEN} />
            ) : (
              text.noNik
            ),
          },
          {
            key: 'age',
            label: text.age,
            value: person.age === null ? text.noNik : text.years(format.number(person.age)),
          },
          { key: 'sex', label: text.sex, value: person.sex === 'L' ? text.male : text.female },
          { key: 'relation', label: text.relation, value: person.relation ?? text.noNik },
          { key: 'source', label: text.source, value: person.source },
        ]}
      />
      <Facts
        title={text.answers}
        facts={person.answers.map(({ key, text: answer }) => ({
          key,
          label: question(key),
          value: answer ?? text.noNik,
        }))}
      />
      <WhoSaw carrier={carrier} />
    </div>
  );
}
