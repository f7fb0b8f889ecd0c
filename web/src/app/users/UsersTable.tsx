import type { User } from '@pilar/contracts';
import { useQuery } from '@tanstack/react-query';
import { areasQuery } from '../../platform/areas/area.queries.ts';
import { useFormat } from '../../platform/format/use-format.ts';
import { useText } from '../../platform/text/dictionary.ts';
import { DataTable } from '../../ui/DataTable.tsx';
import type { Column } from '../../ui/data-table-props.ts';
import { leavingReason, leavingText } from './leaving.text.ts';
import { placeName } from './place-name.ts';
import { placesText } from './places.text.ts';
import { roleText, usersText } from './users.text.ts';

type Props = Readonly<{ users: readonly User[]; onChange?: (user: User) => void }>;

export function UsersTable({ users, onChange }: Props) {
  const text = useText(usersText);
  const roles = useText(roleText);
  const format = useFormat();
  const words = useText(leavingText);
  const reasons = useText(leavingReason);
  const placeWords = useText(placesText);
  const areas = useQuery(areasQuery).data?.areas ?? [];
  const placesOf = (user: User) => user.places.map((place) => placeName(place, areas, placeWords)).join(', ');
  const stateOf = ({ isActive, leaving }: User): string => {
    if (leaving === null) return isActive ? text.active : text.inactive;
    const say = leaving.isClosed ? words.gone : words.goes;
    return say(format.date(leaving.lastDay), reasons[leaving.reason]);
  };
  const columns: Column<User>[] = [
    { key: 'name', header: text.name, value: (user) => user.name },
    { key: 'userName', header: text.userName, value: (user) => user.userName },
    { key: 'roles', header: text.roles, value: (user) => user.roles.map((role) => roles[role]).join(', ') },
    {
      key: 'places',
      header: placeWords.places,
      value: placesOf,
      cell: (user) => placesOf(user) || <span className="soft">{placeWords.none}</span>,
    },
    {
      key: 'state',
      header: text.state,
      value: stateOf,
      cell: (user) =>
        user.isActive && user.leaving === null ? text.active : <span className="soft">{stateOf(user)}</span>,
    },
    {
      key: 'lastSignIn',
      header: text.lastSignIn,
      value: (user) => user.lastSignInAt,
      cell: (user) =>
        user.lastSignInAt === null ? (
          <span className="soft">{text.never}</span>
        ) : (
          format.stamp(user.lastSignInAt)
        ),
    },
    { key: 'unit', header: words.unitColumn, isExtra: true, value: (user) => user.unit },
    { key: 'email', header: text.email, isExtra: true, value: (user) => user.email },
    {
      key: 'created',
      header: text.created,
      isExtra: true,
      value: (user) => user.createdAt,
      cell: (user) => format.date(user.createdAt),
    },
  ];
  if (onChange) {
    columns.push({
      key: 'change',
      header: text.actions,
      kind: 'action',
      value: () => null,
      cell: (user) => (
        <button
          type="button"
          className="plain-button"
          aria-label={text.changeOf(user.name)}
          onClick={() => onChange(user)}
        >
          {text.change}
        </button>
      ),
    });
  }
  return (
    <DataTable
      caption={text.title}
      isCaptionHidden
      rows={users}
      rowKey={(user) => user.id}
      columns={columns}
      initialSort={{ key: 'name', isDescending: false }}
    />
  );
}
