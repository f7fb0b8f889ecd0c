import { Button } from '@mantine/core';
import type { User } from '@pilar/contracts';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useFormat } from '../../platform/format/use-format.ts';
import { useCan, useCity } from '../../platform/session/session.queries.ts';
import { useText } from '../../platform/text/dictionary.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { QueryView } from '../../ui/QueryView.tsx';
import { AddUserDialog } from './AddUserDialog.tsx';
import { ChangeUserDialog } from './ChangeUserDialog.tsx';
import { UsersTable } from './UsersTable.tsx';
import { usersQuery } from './user.queries.ts';
import { usersText } from './users.text.ts';
import { WaitingWork } from './WaitingWork.tsx';

/** Who may sign in, and what each may do. */
export function UsersPage() {
  const text = useText(usersText);
  const format = useFormat();
  const city = useCity();
  const canWrite = useCan('user.write');
  const query = useQuery(usersQuery);
  const [isAdding, setAdding] = useState(false);
  const [changing, setChanging] = useState<User | null>(null);
  const users = query.data?.users;
  const active = users?.filter((user) => user.isActive).length ?? 0;
  const add = canWrite ? <Button onClick={() => setAdding(true)}>{text.add}</Button> : null;
  return (
    <div className="stack">
      <PageHeader
        title={text.title}
        place={city ? [{ label: city.name }] : []}
        sentence={users ? text.sentence(format.number(active), format.number(users.length)) : undefined}
        actions={add}
      />
      <QueryView
        query={query}
        isEmpty={(data) => data.users.length === 0}
        empty={<EmptyState title={text.emptyTitle}>{text.empty}</EmptyState>}
      >
        {(data) => <UsersTable users={data.users} {...(canWrite ? { onChange: setChanging } : {})} />}
      </QueryView>
      {canWrite ? <WaitingWork /> : null}
      <AddUserDialog isOpen={isAdding} onClose={() => setAdding(false)} />
      {changing ? <ChangeUserDialog user={changing} onClose={() => setChanging(null)} /> : null}
    </div>
  );
}
