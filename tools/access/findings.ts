import { isInPlace } from '@pilar/contracts';
import type { Subject } from './actors.ts';
import type { Answered } from './answers.ts';
import type { RouteModel } from './model.ts';
import type { World } from './world.ts';

/** Something that the model forbids and the system did, in one sentence. */
export type Finding = Readonly<{ route: string; who: string; question: string; what: string }>;

export const isMine = (place: string, places: readonly string[]): boolean =>
  places.some((held) => isInPlace(place, held));

/** What the model says of a person at a route, before any row is looked at. */
export function mayAsk(model: RouteModel, subject: Subject): boolean {
  if (subject.role === 'service') return model.isForTokens;
  return model.isPublic || model.isSignedIn || model.roles.has(subject.role);
}

/** The refusal that a person without the right must get, or a sentence that says what came instead. */
export function wrongRefusal(answered: Answered): string | undefined {
  if (answered.status === 403) return undefined;
  return `harus ditolak (403), dijawab ${answered.status}`;
}

/** A person with the right is not turned away for lack of it, and the system does not break. */
export function wrongAdmission(model: RouteModel, answered: Answered): string | undefined {
  if (answered.status >= 500) return `gagal dengan ${answered.status}`;
  if ((answered.code === 'not-signed-in' && !model.isPublic) || answered.code === 'not-permitted') {
    return `boleh menurut model, ditolak ${answered.status}`;
  }
  return undefined;
}

/**
 * A text of a family that this person may not read there: of another place, or a number in full, or anything at all
 * where the route has no business with families.
 */
export function foreignText(
  model: RouteModel,
  places: readonly string[],
  world: World,
  question: string,
  answered: Answered,
): string | undefined {
  const showsNames = model.sees === 'persons';
  for (const { text, place, isNumber } of world.markers) {
    // What was typed into the question may be said back.
    if (!answered.text.includes(text) || question.includes(text)) continue;
    if (!isMine(place, places)) return `memuat "${text}" dari ${place}`;
    if (!showsNames) return `memuat "${text}", padahal tidak memuat keluarga`;
    if (isNumber && !model.unmasks) return `memuat "${text}" tanpa penyamaran`;
  }
  return undefined;
}

/** Asked by the id of a family or person: one of another place is not there; one of the own places is, where it `hides`. */
export function foreignFound(
  model: RouteModel,
  places: readonly string[],
  world: World,
  path: string,
  answered: Answered,
): string | undefined {
  if (!model.hides && model.sees !== 'places' && model.sees !== 'persons') return undefined;
  const family = world.families.find(({ id, persons }) =>
    [id, ...persons].some((one) => path.includes(`/${one}`)),
  );
  if (family === undefined) return undefined;
  const isFound = answered.status < 300;
  if (isMine(family.place, places)) {
    return model.hides && !isFound
      ? `${family.place} tidak ditemukan, padahal wilayahnya sendiri`
      : undefined;
  }
  return isFound ? `menjawab tentang ${family.place}` : undefined;
}
