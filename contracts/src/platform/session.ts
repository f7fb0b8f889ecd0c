import { z } from 'zod';
import { because } from '../reasons.ts';
import { UserLeaving } from './leaving.ts';
import { Permission, Role } from './permission.ts';
import { Place } from './place.ts';
import { Purpose } from './purpose.ts';

export const UserName = z
  .string()
  .trim()
  .min(3)
  .max(60)
  .regex(/^[A-Za-z0-9._-]+$/, because('user-name'));
/**
 * Fifteen, as NIST SP 800-63B-4 asks of a password that may stand alone: a second step can be lost and switched off, and
 * then it does.
 */
export const PASSWORD_MINIMUM = 15;
/** How weak one is, the server says in words; here only what can be kept at all. */
export const Password = z.string().min(1).max(200);

export const SignIn = z.object({
  userName: z.string().trim().min(1).max(60),
  password: z.string().min(1).max(200),
});
export type SignIn = z.infer<typeof SignIn>;

export const SessionUser = z.object({
  id: z.string(),
  userName: z.string(),
  name: z.string(),
  email: z.string().nullable(),
  roles: z.array(Role),
  permissions: z.array(Permission),
  places: z.array(Place).describe('where the person may see families; empty: nowhere'),
  purposes: z.array(Purpose).describe('what the roles may look at families for'),
  purpose: Purpose.nullable().describe('what this session looks at families for; null until chosen'),
  hasSecondFactor: z.boolean(),
  needsSecondFactor: z
    .boolean()
    .describe(
      'true where the roles hold a right that opens only with a second factor, and there is none yet',
    ),
});
export type SessionUser = z.infer<typeof SessionUser>;

export const City = z.object({
  code: z.string(),
  name: z.string(),
  provinceCode: z.string(),
  provinceName: z.string(),
});
export type City = z.infer<typeof City>;

/** What the web needs before anything else. `user` is null for a visitor. */
export const Session = z.object({
  user: SessionUser.nullable(),
  city: City.nullable().describe('null until the city has been set up'),
  isDemo: z.boolean(),
  version: z.string(),
  awaitsCode: z
    .boolean()
    .optional()
    .describe('true after the password of somebody with a second factor, until its code was shown'),
  provider: z
    .string()
    .optional()
    .describe('name of the accounts of another office that open Pilar too; absent where none is set up'),
  hasEnded: z.boolean().optional().describe('true where the browser sent a session that is no more'),
});
export type Session = z.infer<typeof Session>;

/** What the session looks at families for, from now on. */
export const ChoosePurpose = z.object({ purpose: Purpose });
export type ChoosePurpose = z.infer<typeof ChoosePurpose>;

export const ChangePassword = z.object({ current: z.string().min(1), next: Password });
export type ChangePassword = z.infer<typeof ChangePassword>;

export const User = z.object({
  id: z.string(),
  userName: z.string(),
  name: z.string(),
  email: z.string().nullable(),
  roles: z.array(Role),
  places: z.array(Place),
  hasSecondFactor: z.boolean(),
  isActive: z.boolean(),
  unit: z.string().nullable().default(null),
  leaving: UserLeaving.nullable().default(null).describe('null: nobody says that they leave'),
  createdAt: z.string(),
  lastSignInAt: z.string().nullable(),
});
export type User = z.infer<typeof User>;
export const UserList = z.object({ users: z.array(User) });
export type UserList = z.infer<typeof UserList>;

export const AddUser = z.object({
  userName: UserName,
  name: z.string().trim().min(1).max(120),
  email: z.email().nullable().default(null),
  roles: z.array(Role).min(1),
  places: z
    .array(Place)
    .max(200)
    .default([])
    .describe('where the person works; empty: the whole city, for roles of the whole city'),
  password: Password.optional().describe('absent: the person sets one by a one-time link'),
});
export type AddUser = z.infer<typeof AddUser>;

export const ChangeUser = z.object({
  name: z.string().trim().min(1).max(120).optional(),
  email: z.email().nullable().optional(),
  roles: z.array(Role).min(1).optional(),
  places: z.array(Place).max(200).optional(),
  isActive: z.boolean().optional(),
  password: Password.optional(),
});
export type ChangeUser = z.infer<typeof ChangeUser>;

export const SetupState = z.object({
  isNeeded: z.boolean(),
  needsCode: z.boolean().describe('true when the visitor is on another machine'),
  shippedCities: z.array(z.object({ code: z.string(), name: z.string() })),
});
export type SetupState = z.infer<typeof SetupState>;

/** Carries the printed code when a city is set up from another machine, so that it is looked at before the body is read. */
export const SETUP_CODE_HEADER = 'x-pilar-setup-code';

/** First run. `areas` is the list read from the uploaded file; absent for a city whose areas are shipped. */
export const Setup = z.object({
  city: z.object({
    code: z.string().regex(/^\d\d\.\d\d$/, because('city-code')),
    name: z.string().trim().min(1).max(80).optional(),
    provinceName: z.string().trim().max(80).optional(),
  }),
  administrator: z.object({
    userName: UserName,
    name: z.string().trim().min(1).max(120),
    password: Password,
  }),
});
export type Setup = z.infer<typeof Setup>;
