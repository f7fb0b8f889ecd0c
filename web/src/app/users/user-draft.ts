import { AddUser, type Role, widestPlaceOf } from '@pilar/contracts';
import { isPasswordShort } from '../password/password-length.ts';

export type UserDraft = Readonly<{
  name: string;
  userName: string;
  email: string;
  roles: readonly Role[];
  places: readonly string[];
  password: string;
}>;

export const emptyUser: UserDraft = {
  name: '',
  userName: '',
  email: '',
  roles: [],
  places: [],
  password: '',
};

export type UserField = keyof UserDraft;

const bodyOf = (draft: UserDraft) => ({
  ...draft,
  email: draft.email.trim() === '' ? null : draft.email.trim(),
  password: draft.password === '' ? undefined : draft.password,
});

/** Checks with the contract of the server; gives the body, or the fields that do not fit. */
export function readUserDraft(
  draft: UserDraft,
): Readonly<{ body: AddUser | null; faults: ReadonlySet<UserField> }> {
  const read = AddUser.safeParse(bodyOf(draft));
  const faults = new Set<UserField>();
  if (isPlaceMissing(draft.roles, draft.places)) faults.add('places');
  if (draft.password !== '' && isPasswordShort(draft.password)) faults.add('password');
  if (read.success) return { body: faults.size === 0 ? read.data : null, faults };
  for (const issue of read.error.issues) {
    const field = issue.path[0];
    if (typeof field === 'string' && isUserField(field)) faults.add(field);
  }
  return { body: null, faults };
}

/** Roles of a part of the city work nowhere until they are given a place. */
export function isPlaceMissing(roles: readonly Role[], places: readonly string[]): boolean {
  return places.length === 0 && widestPlaceOf(roles) !== undefined;
}

function isUserField(field: string): field is UserField {
  return field in emptyUser;
}
