import { createHmac, randomBytes } from 'node:crypto';
import { z } from 'zod';

export const KEY_USES = ['seal', 'search'] as const;
export type KeyUse = (typeof KEY_USES)[number];

const Key = z.object({
  id: z.int().min(1).max(32_767),
  use: z.enum(KEY_USES),
  secret: z.string().regex(/^[0-9a-f]{64}$/),
  madeAt: z.iso.datetime(),
  /** no value of the database needs it any more; kept, because backups from before do */
  retiredAt: z.iso.datetime().optional(),
});
export type Key = z.infer<typeof Key>;

/** The keys of one installation. The newest key to seal with is the one in use; older ones still open. */
export const KeyRing = z
  .object({ form: z.literal('pilar-keys-1'), keys: z.array(Key) })
  .refine(({ keys }) => KEY_USES.every((use) => keys.some((key) => key.use === use)))
  .refine(({ keys }) => new Set(keys.map(({ use, id }) => `${use} ${id}`)).size === keys.length);
export type KeyRing = z.infer<typeof KeyRing>;

export function makeKey(use: KeyUse, id: number, at: Date): Key {
  return { id, use, secret: randomBytes(32).toString('hex'), madeAt: at.toISOString() };
}

export function makeKeyRing(at: Date): KeyRing {
  return { form: 'pilar-keys-1', keys: [makeKey('seal', 1, at), makeKey('search', 1, at)] };
}

/** The key in use: that with the highest number. */
export function currentKey(ring: KeyRing, use: KeyUse): Key {
  const [newest] = ring.keys.filter((key) => key.use === use).toSorted((a, b) => b.id - a.id);
  if (newest === undefined) throw new RangeError(`currentKey: no key to ${use} with`);
  return newest;
}

/** The ring with one more key of each use: from here on new values are sealed with these. */
export function withNewKeys(ring: KeyRing, at: Date): KeyRing {
  const next = KEY_USES.map((use) => makeKey(use, currentKey(ring, use).id + 1, at));
  return { ...ring, keys: [...ring.keys, ...next] };
}

/** Whether every key of one ring is in the other as it was. */
export function holdsAllOf(ring: KeyRing, other: KeyRing): boolean {
  const held = new Map(ring.keys.map(({ use, id, secret }) => [`${use} ${id}`, secret]));
  return other.keys.every(({ use, id, secret }) => held.get(`${use} ${id}`) === secret);
}

/** Tells two keys apart without telling either: a digest that only the key itself can make. */
export function fingerprintOf({ secret }: Key): string {
  return createHmac('sha256', Buffer.from(secret, 'hex'))
    .update('pilar key fingerprint')
    .digest('hex')
    .slice(0, 32);
}
