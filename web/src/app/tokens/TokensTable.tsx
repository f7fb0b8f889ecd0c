import type { ServiceToken } from '@pilar/contracts';
import { useQuery } from '@tanstack/react-query';
import { areasQuery } from '../../platform/areas/area.queries.ts';
import { useFormat } from '../../platform/format/use-format.ts';
import { purposeName } from '../../platform/session/purpose.text.ts';
import { useText } from '../../platform/text/dictionary.ts';
import { DataTable } from '../../ui/DataTable.tsx';
import type { Column } from '../../ui/data-table-props.ts';
import { placeName } from '../users/place-name.ts';
import { placesText } from '../users/places.text.ts';
import { tokenPermissionText, tokenStateText, tokensText } from './tokens.text.ts';
import './tokens.css';

type Props = Readonly<{ tokens: readonly ServiceToken[]; onEnd?: (token: ServiceToken) => void }>;

/** Every token, live or not: what it reads, for whom, until when, and when it was used last. */
export function TokensTable({ tokens, onEnd }: Props) {
  const text = useText(tokensText);
  const states = useText(tokenStateText);
  const format = useFormat();
  const columns: Column<ServiceToken>[] = [
    {
      key: 'name',
      header: text.name,
      value: (token) => token.name,
      cell: (token) => (
        <>
          {token.name}
          <span className="token-what small soft">{token.usedFor}</span>
        </>
      ),
    },
    {
      key: 'scope',
      header: text.permissions,
      value: (token) => token.permissions.join(),
      cell: (token) => <Scope token={token} />,
    },
    {
      key: 'state',
      header: text.state,
      value: (token) => states[token.state],
      cell: (token) => <State token={token} />,
    },
    {
      key: 'until',
      header: text.until,
      value: (token) => token.expiresAt,
      cell: (token) => format.date(token.expiresAt),
    },
    {
      key: 'used',
      header: text.used,
      value: (token) => token.lastUsedAt,
      cell: ({ lastUsedAt }) =>
        lastUsedAt === null ? <span className="soft">{text.never}</span> : format.stamp(lastUsedAt),
    },
    { key: 'owner', header: text.owner, value: (token) => token.owner.name },
    {
      key: 'hint',
      header: text.hint,
      value: (token) => token.hint,
      cell: (token) => <code>{token.hint}…</code>,
    },
  ];
  if (onEnd) {
    columns.push({
      key: 'end',
      header: text.actions,
      kind: 'action',
      value: () => null,
      cell: (token) =>
        token.state === 'live' || token.state === 'owner-gone' ? (
          <button
            type="button"
            className="plain-button"
            aria-label={text.endOf(token.name)}
            onClick={() => onEnd(token)}
          >
            {text.end}
          </button>
        ) : null,
    });
  }
  return (
    <DataTable
      caption={text.title}
      isCaptionHidden
      rows={tokens}
      rowKey={(token) => token.id}
      columns={columns}
    />
  );
}

function State({ token }: Readonly<{ token: ServiceToken }>) {
  const states = useText(tokenStateText);
  if (token.state === 'live') return states.live;
  return (
    <span className="soft">
      {states[token.state]}
      {token.endReason === null ? null : <span className="token-what small">{token.endReason}</span>}
    </span>
  );
}

function Scope({ token }: Readonly<{ token: ServiceToken }>) {
  const permissions = useText(tokenPermissionText);
  const purposes = useText(purposeName);
  const placeWords = useText(placesText);
  const areas = useQuery(areasQuery).data?.areas ?? [];
  const places = token.places.map((place) => placeName(place, areas, placeWords));
  const further = [...places, ...(token.purpose === null ? [] : [purposes[token.purpose]])].join(' · ');
  return (
    <>
      {token.permissions.map((permission) => permissions[permission]).join(', ')}
      {further === '' ? null : <span className="token-what small soft">{further}</span>}
    </>
  );
}
