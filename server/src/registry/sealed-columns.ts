/** What the numbers are bound to when they are sealed: renaming one makes every value of it unreadable. */
export const KK_COLUMN = 'registry.family_identity.kk';
export const NIK_COLUMN = 'registry.person_identity.nik';
export const PHONE_COLUMN = 'registry.person_identity.phone';

/** The place of an RT, as the database makes it of its dwellings. */
export function rtPlace(areaCode: string, rw: number, rt: number): string {
  return `${areaCode}.${String(rw).padStart(3, '0')}.${String(rt).padStart(3, '0')}`;
}
