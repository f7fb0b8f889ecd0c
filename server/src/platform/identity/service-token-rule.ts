import { type AddServiceToken, isInPlace, permissionsOf, purposesOf } from '@pilar/contracts';
import { Problem } from '../problem.ts';
import type { Person } from './user.store.ts';

const wide = (reason: string, reasonEn: string): Problem =>
  new Problem('token-too-wide', { reason, reasonEn });
const missing = (field: string, reason: string, reasonEn: string): Problem =>
  new Problem('body-invalid', { field, reason, reasonEn });

/**
 * A token is a part of its owner: permissions, places and purpose must be theirs. What is looked at in families needs a
 * place, and what is looked at in persons a purpose.
 * @throws Problem token-too-wide, body-invalid
 */
export function refuseWiderThanOwner(wanted: AddServiceToken, owner: Person): void {
  const held = permissionsOf(owner.roles);
  const foreign = wanted.permissions.find((permission) => !held.includes(permission));
  if (foreign)
    throw wide(`Anda sendiri tidak memiliki hak ${foreign}`, `you do not hold ${foreign} yourself`);
  const outside = wanted.places.find((place) => !owner.places.some((wider) => isInPlace(place, wider)));
  if (outside) throw wide(`${outside} bukan wilayah tugas Anda`, `${outside} is no place of yours`);
  const seesFamilies = wanted.permissions.some((permission) => permission.startsWith('registry.'));
  if (seesFamilies && wanted.places.length === 0) {
    throw missing('places', 'pilih wilayah yang boleh dibaca', 'choose the places that may be read');
  }
  if (!wanted.permissions.includes('registry.read')) return;
  if (wanted.purpose === null) {
    throw missing('purpose', 'pilih tujuan melihat data keluarga', 'choose what families are looked at for');
  }
  if (!purposesOf(owner.roles).includes(wanted.purpose)) {
    throw wide('tujuan itu tidak termasuk peran Anda', 'that purpose does not belong to your role');
  }
}
