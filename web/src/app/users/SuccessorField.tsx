import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useText } from '../../platform/text/dictionary.ts';
import { usersQuery } from './user.queries.ts';
import { roleText } from './users.text.ts';

type Props = Readonly<{
  label: string;
  /** what choosing nobody means */
  nobody: string;
  /** who cannot take over from themselves */
  except: string;
  value: string;
  onChange: (id: string) => void;
}>;

/** Somebody who is there and stays, named with what they do. */
export function SuccessorField({ label, nobody, except, value, onChange }: Props) {
  const roles = useText(roleText);
  const users = useQuery(usersQuery).data?.users ?? [];
  const fit = users.filter((user) => user.isActive && user.leaving === null && user.id !== except);
  return (
    <NativeSelect
      label={label}
      value={value}
      data={[
        { value: '', label: nobody },
        ...fit.map((user) => ({
          value: user.id,
          label: `${user.name} (${user.roles.map((role) => roles[role]).join(', ')})`,
        })),
      ]}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
