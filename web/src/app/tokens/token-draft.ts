import {
  AddServiceToken,
  type ServicePermission,
  type ServiceToken,
  USUAL_TOKEN_DAYS,
} from '@pilar/contracts';

export type TokenDraft = Readonly<{
  name: string;
  usedFor: string;
  permissions: readonly ServicePermission[];
  places: readonly string[];
  purpose: string;
  days: string;
}>;
export type TokenField = keyof TokenDraft;

/** Empty, or like one that ended with its owner. */
export function draftFrom(before: ServiceToken | null): TokenDraft {
  return {
    name: before?.name ?? '',
    usedFor: before?.usedFor ?? '',
    permissions: before?.permissions ?? [],
    places: before?.places ?? [],
    purpose: before?.purpose ?? '',
    days: String(USUAL_TOKEN_DAYS),
  };
}

export const seesFamilies = (permissions: readonly ServicePermission[]): boolean =>
  permissions.some((permission) => permission.startsWith('registry.'));

/** Checks with the contract of the server; gives the body, or the fields that do not fit. */
export function readTokenDraft(draft: TokenDraft, replaces: string | null) {
  const { permissions } = draft;
  const areFamiliesSeen = seesFamilies(permissions);
  const arePersonsSeen = permissions.includes('registry.read');
  const read = AddServiceToken.safeParse({
    ...draft,
    places: areFamiliesSeen ? draft.places : [],
    purpose: arePersonsSeen && draft.purpose !== '' ? draft.purpose : null,
    days: Number(draft.days),
    replaces,
  });
  const faults = new Set<string>(read.success ? [] : read.error.issues.map(({ path }) => String(path[0])));
  if (areFamiliesSeen && draft.places.length === 0) faults.add('places');
  if (arePersonsSeen && draft.purpose === '') faults.add('purpose');
  return { body: read.success && faults.size === 0 ? read.data : null, faults };
}
