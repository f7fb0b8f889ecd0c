import type { OpenWorkGroup } from '@pilar/contracts';
import { useFormat } from '../../platform/format/use-format.ts';
import { useSay, useText } from '../../platform/text/dictionary.ts';
import { Anchor } from '../../ui/Anchor.tsx';
import { leavingText } from './leaving.text.ts';
import './WorkGroups.css';

type Props = Readonly<{
  groups: readonly OpenWorkGroup[];
  /** which of the two is going to happen; absent: neither, the work is only shown */
  outcome?: 'handedOver' | 'unclaimed';
  isLinked?: boolean;
}>;

/** Open work by kind, in the words that its domain brought along. */
export function WorkGroups({ groups, outcome, isLinked = false }: Props) {
  const text = useText(leavingText);
  const format = useFormat();
  const say = useSay();
  return (
    <ul className="work-groups">
      {groups.map((group) => (
        <li key={group.kind}>
          <p>
            <strong>{say(group.name)}</strong> ({format.number(group.items.length)})
          </p>
          {outcome === undefined ? null : <p className="small soft">{say(group[outcome])}</p>}
          <ul>
            {group.items.map((item) => (
              <li key={item.id}>
                {isLinked && item.link !== null ? <Anchor href={item.link}>{item.title}</Anchor> : item.title}{' '}
                <span className="small soft">{text.since(format.date(item.since))}</span>
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  );
}
