import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AuditFinding, AuditVerification } from '@pilar/contracts';
import {
  type CompiledQuery,
  type DatabaseConnection,
  DefaultQueryExecutor,
  PostgresAdapter,
  PostgresQueryCompiler,
  Transaction,
} from 'kysely';
import type { Clock } from '../clock.ts';
import { openInMemory } from '../db/embedded/embedded-source.ts';
import type { Actor, Database, SqlSession, Tables, Tx } from '../db/index.ts';
import type { Scope } from '../db/scope.ts';
import { asOwner } from '../db/server/owner-connection.ts';
import { openServer } from '../db/server/server-source.ts';
import type { SessionSource } from '../db/session.ts';
import { runTransaction, treeDialect } from '../db/transaction.ts';
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

type Opened = Readonly<{
  source: SessionSource;
  /** Who owns the whole database, superuser included: no trigger stands in the way. */
  asSuperuser: SessionSource['asOwner'];
  close: () => Promise<void>;
}>;

async function openTrail(kind: Database['kind']): Promise<Opened> {
  if (kind === 'embedded') {
    const source = await openInMemory(await embeddedTemplate());
    return { source, asSuperuser: (work) => source.asOwner(work), close: () => source.close() };
  }
  const admin = await testServer();
  const { config, drop } = await createServerCopy(admin);
  const url = new URL(admin);
  url.pathname = new URL(config.databaseUrl).pathname;
  const source = await openServer({ appUrl: config.login.url, ownerUrl: config.databaseUrl });
  return {
    source,
    asSuperuser: (work) => asOwner(url.href, work),
    close: async () => {
      await source.close();
      await drop();
    },
  };
}

const scopeOf = (permissions: readonly string[], actor: Actor): Scope => ({
  door: 'app',
  actorId: actor.userId,
  actorName: actor.userName,
  permissions,
  places: [],
  purpose: actor.purpose ?? '',
  timeoutMs: 60_000,
});

/** The queries of the verification, read by whoever owns the session. */
function readingAs(session: SqlSession): Tx {
  const connection: DatabaseConnection = {
    executeQuery: async <R>({ sql, parameters }: CompiledQuery) => ({
      rows: await session.rows<R>(sql, parameters),
    }),
    // biome-ignore lint/correctness/useYield: refuses at once.
    streamQuery: async function* () {
      throw new Error('not offered');
    },
  };
  const executor = new DefaultQueryExecutor(new PostgresQueryCompiler(), new PostgresAdapter(), {
    provideConnection: (consumer) => consumer(connection),
  });
  return new Transaction<Tables>({
    config: { dialect: treeDialect },
    dialect: treeDialect,
    driver: treeDialect.createDriver(),
    executor,
  });
}

/** A trail with hand-set time; `attack` changes it as the superuser, verifies it, and puts everything back. */
export async function testTrail(kind: Database['kind']) {
  const { source, asSuperuser, close } = await openTrail(kind);
  const dataDir = mkdtempSync(join(tmpdir(), 'pilar-trail-'));
  const key: AuditKey = readAuditKey(dataDir);
  let now = Date.parse('2026-11-24T02:00:00Z');
  const clock: Clock = { now: () => new Date(now) };
  const as = <T>(permissions: readonly string[], work: (tx: Tx) => Promise<T>) =>
    runTransaction(source, scopeOf(permissions, ani), work);
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
    attack: (script: string, more: Partial<VerifyParts> = {}): Promise<AuditFinding[]> =>
      asSuperuser(async (session) => {
        await session.begin(60_000);
        try {
          await session.script(`set local session_replication_role = replica; ${script}`);
          return (await verify((work) => work(readingAs(session)), more)).findings;
        } finally {
          await session.rollback();
        }
      }),
    close: async () => {
      await close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

export type TestTrail = Awaited<ReturnType<typeof testTrail>>;
