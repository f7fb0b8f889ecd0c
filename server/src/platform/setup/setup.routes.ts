import { SETUP_CODE_HEADER, Session, type SessionUser, Setup, SetupState } from '@pilar/contracts';
import { z } from 'zod';
import type { Clock } from '../clock.ts';
import type { Tx } from '../db/index.ts';
import { type Route, route } from '../http/route.ts';
import {
  type Administrator,
  type AfterInit,
  assertMaySetUp,
  getSetupState,
  setUpCity,
} from './setup.service.ts';

/** What setting up asks of identity: the first person, and a session for that person. */
export type SetupIdentity = Readonly<{
  addFirstAdministrator: (tx: Tx, clock: Clock, administrator: Administrator) => Promise<unknown>;
  /** @returns the person and the text of the cookie to set */
  openSession: (
    userName: string,
    password: string,
  ) => Promise<Readonly<{ user: SessionUser | null; cookie: string }>>;
}>;

export type SetupRouteParts = Readonly<{
  identity: SetupIdentity;
  version: string;
  /** asked of visitors from other machines; printed by the program */
  setupCode: string;
  afterInit?: AfterInit;
}>;

/** JSON inside a multipart field, beside the file. */
const SetupForm = z.object({
  setup: z
    .string()
    .transform((text, context) => {
      try {
        return JSON.parse(text);
      } catch {
        context.addIssue({ code: 'custom', message: 'bukan JSON' });
        return z.NEVER;
      }
    })
    .pipe(Setup),
});

export function setupRoutes(parts: SetupRouteParts): readonly Route[] {
  const { identity, version, setupCode, afterInit } = parts;
  return [
    route(
      {
        method: 'GET',
        path: '/setup',
        permission: 'public',
        summary: 'Apakah kota sudah disiapkan',
        tag: 'platform',
        answer: SetupState,
      },
      ({ db, isLoopback }) => getSetupState(db, isLoopback),
    ),
    route(
      {
        method: 'POST',
        path: '/setup',
        permission: 'public',
        summary: 'Siapkan kota dan pengelola pertama',
        tag: 'platform',
        body: SetupForm,
        files: ['areas'],
        answer: Session,
        headers: { [SETUP_CODE_HEADER]: 'Kode penyiapan yang tercetak, bila dari komputer lain' },
        admit: ({ db, isLoopback, header }) =>
          assertMaySetUp(db, { isLoopback, typedCode: header(SETUP_CODE_HEADER), printedCode: setupCode }),
      },
      async ({ db, clock, body, files, setCookie }) => {
        const { city: choice, administrator } = body.setup;
        const setUpParts = {
          db,
          clock,
          addAdministrator: (tx: Tx) => identity.addFirstAdministrator(tx, clock, administrator),
          afterInit,
        };
        const city = await setUpCity(setUpParts, { city: choice, administrator }, files.areas);
        const { user, cookie } = await identity.openSession(administrator.userName, administrator.password);
        setCookie(cookie);
        return { user, city, isDemo: false, version };
      },
    ),
  ];
}
