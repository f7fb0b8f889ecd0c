import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AuditFinding, AuditVerification } from '@pilar/contracts';
import type { Clock } from '../clock.ts';
import { openInMemory } from '../db/embedded/embedded-source.ts';
import type { Actor, Database, Tx } from '../db/index.ts';
import type { Scope } from '../db/scope.ts';
import { openServer } from '../db/server/server-source.ts';
import type { SessionSource } from '../db/session.ts';
import { bindTransaction, runTransaction, TransactionSession } from '../db/transaction.ts';
import { embeddedTemplate } from '../testing/embedded-template.ts';
import { testServer } from '../testing/index.ts';
import { createServerCopy } from '../testing/server-template.ts';
import { type Audited, writeAudit } from './audit.store.ts';
import type { AuditHead } from './audit-head.ts';
import { type AuditKey, readAuditKey } from './audit-key.ts';
import { seal } from './sealer.ts';
import { type VerifyParts, verifyAudit } from './verify-audit.ts';

const ani: Actor = {
  userId: 'ani',
  userName: 'Ani (contoh)',
  roles: [],
  permissions: [],
  purpose: 'verification',
};

/** The trail beneath the product: who owns the whole database, superuser included. */
async function openTrail(
  kind: Database['kind'],
): Promise<{ source: SessionSource; close: () => Promise<void> }> {
  if (kind === 'embedded') {
    const source = await openInMemory(await embeddedTemplate());
    return { source, close: () => source.close() };
  }
  const admin = await testServer();
  const copy = await createServerCopy(admin);
  const url = new URL(admin);
  url.pathname = new URL(copy.url).pathname;
  const source = await openServer(url.href);
  return {
    source,
    close: async () => {
      await source.close();
      await copy.drop();
    },
  };
}

const scopeOf = (role: Scope['role'], permissions: readonly string[], actor: Actor): Scope => ({
  role,
  actorId: actor.userId,
  actorName: actor.userName,
  permissions,
  places: [],
  purpose: actor.purpose ?? '',
  timeoutMs: 60_000,
});

/** A trail with hand-set time; `attack` changes it as the superuser, verifies it, and puts everything back. */
export async function testTrail(kind: Database['kind']) {
  const { source, close } = await openTrail(kind);
  const dataDir = mkdtempSync(join(tmpdir(), 'pilar-trail-'));
  const key: AuditKey = readAuditKey(dataDir);
  let now = Date.parse('2026-11-24T02:00:00Z');
  const clock: Clock = { now: () => new Date(now) };
  const as = <T>(permissions: readonly string[], work: (tx: Tx) => Promise<T>) =>
    runTransaction(source, scopeOf('pilar_app', permissions, ani), work);
  const verify = (read: VerifyParts['read'], more: Partial<VerifyParts> = {}): Promise<AuditVerification> =>
    verifyAudit({ read, clock, keys: [key.publicKey], heads: [], ...more });
  return {
    key,
    clock,
    dataDir,
    actor: ani,
    as,
    wait: (minutes: number) => {
      now += minutes * 60_000;
    },
    write: (audited: Partial<Audited> = {}) =>
      as([], (tx) =>
        writeAudit(tx, ani, clock, { action: 'family.change', entity: 'registry.family', ...audited }),
      ),
    seal: async (): Promise<AuditHead> => {
      const sealed = await as(['audit.seal'], (tx) => seal(tx, clock, key));
      if (sealed === null) throw new Error('nothing to seal');
      return sealed.head;
    },
    verify: (more: Partial<VerifyParts> = {}) => verify((work) => as(['audit.read'], work), more),
    attack: async (script: string, more: Partial<VerifyParts> = {}): Promise<AuditFinding[]> => {
      const session = await source.acquire();
      try {
        await session.begin(scopeOf('migrator', [], ani));
        // No trigger stands in the way of a superuser.
        await session.script(`set local session_replication_role = replica; ${script}`);
        const own = new TransactionSession(session);
        return (await verify((work) => work(bindTransaction(own)), more)).findings;
      } finally {
        await session.rollback();
        source.release(session);
      }
    },
    close: async () => {
      await close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

export type TestTrail = Awaited<ReturnType<typeof testTrail>>;
