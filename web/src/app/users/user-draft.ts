import { AddUser, type Role } from '@pilar/contracts';

export type UserDraft = Readonly<{
  name: string;
  userName: string;
  email: string;
  roles: readonly Role[];
  password: string;
}>;

export const emptyUser: UserDraft = { name: '', userName: '', email: '', roles: [], password: '' };

export type UserField = keyof UserDraft;

const bodyOf = (draft: UserDraft) => ({
  ...draft,
  email: draft.email.trim() === '' ? null : draft.email.trim(),
});

/** Checks with the contract of the server; gives the body, or the fields that do not fit. */
export function readUserDraft(
  draft: UserDraft,
): { body: AddUser; faults: ReadonlySet<UserField> } | { body: null; faults: ReadonlySet<UserField> } {
  const read = AddUser.safeParse(bodyOf(draft));
  if (read.success) return { body: read.data, faults: new Set() };
  const faults = new Set<UserField>();
  for (const issue of read.error.issues) {
    const field = issue.path[0];
    if (typeof field === 'string' && isUserField(field)) faults.add(field);
  }
  return { body: null, faults };
}

function isUserField(field: string): field is UserField {
  return field in emptyUser;
}
