import { z } from 'zod';
import type { Permission } from './permission.ts';
import { Place } from './place.ts';
import { Purpose } from './purpose.ts';

/** All that a token may ever be given: reading, without numbers in full, people, tokens or the trail. */
export const SERVICE_PERMISSIONS = [
  'area.read',
  'indicator.read',
  'survey.read',
  'registry.count',
  'registry.read',
] as const satisfies readonly Permission[];
export const ServicePermission = z.enum(SERVICE_PERMISSIONS);
export type ServicePermission = z.infer<typeof ServicePermission>;

export const LONGEST_TOKEN_DAYS = 365;
export const USUAL_TOKEN_DAYS = 90;

/** `pilar_`, 43 letters of chance, 6 of a checksum: leak scanners find it and can tell it from a made-up one. */
export const SERVICE_TOKEN_TEXT = /^pilar_[0-9A-Za-z]{49}$/;

export const AddServiceToken = z.object({
  name: z.string().trim().min(3).max(80),
  usedFor: z.string().trim().min(10).max(300).describe('which program reads, and what for'),
  permissions: z.array(ServicePermission).min(1),
  places: z.array(Place).max(50).default([]).describe('where families may be seen or counted'),
  purpose: Purpose.nullable()
    .default(null)
    .describe('what persons are looked at for; needed with registry.read'),
  days: z.int().min(1).max(LONGEST_TOKEN_DAYS).default(USUAL_TOKEN_DAYS),
  replaces: z.uuid().nullable().default(null).describe('the token that ended with its owner'),
});
export type AddServiceToken = z.infer<typeof AddServiceToken>;

export const ServiceTokenState = z.enum(['live', 'expired', 'ended', 'owner-gone']);
export type ServiceTokenState = z.infer<typeof ServiceTokenState>;

export const ServiceToken = z.object({
  id: z.string(),
  name: z.string(),
  usedFor: z.string(),
  permissions: z.array(ServicePermission),
  places: z.array(Place),
  purpose: Purpose.nullable(),
  hint: z.string(),
  owner: z.object({ id: z.string(), name: z.string() }),
  createdAt: z.string(),
  expiresAt: z.string(),
  lastUsedAt: z.string().nullable(),
  state: ServiceTokenState,
  endReason: z.string().nullable(),
  needsSuccessor: z.boolean(),
});
export type ServiceToken = z.infer<typeof ServiceToken>;
export const ServiceTokenList = z.object({ tokens: z.array(ServiceToken) });
export type ServiceTokenList = z.infer<typeof ServiceTokenList>;

/** Shown once; only a digest is kept. */
export const MadeServiceToken = z.object({ text: z.string(), token: ServiceToken });
export type MadeServiceToken = z.infer<typeof MadeServiceToken>;

export const EndServiceToken = z.object({ reason: z.string().trim().min(5).max(300) });
export type EndServiceToken = z.infer<typeof EndServiceToken>;
