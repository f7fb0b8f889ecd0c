import { Checkbox } from '@mantine/core';
import { ROLES, type Role } from '@pilar/contracts';
import { useText } from '../../platform/text/dictionary.ts';
import { roleHintText, roleText, usersText } from './users.text.ts';

type Props = Readonly<{ value: readonly Role[]; error: string | null; onChange: (roles: Role[]) => void }>;

/** The roles with what each may do, in words. */
export function RolesField({ value, error, onChange }: Props) {
  const text = useText(usersText);
  const names = useText(roleText);
  const hints = useText(roleHintText);
  return (
    <Checkbox.Group
      label={text.roles}
      error={error}
      value={[...value]}
      onChange={(chosen) => onChange(ROLES.filter((role) => chosen.includes(role)))}
    >
      <div className="form">
        {ROLES.map((role) => (
          <Checkbox key={role} value={role} label={names[role]} description={hints[role]} />
        ))}
      </div>
    </Checkbox.Group>
  );
}
