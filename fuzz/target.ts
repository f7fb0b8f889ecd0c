import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compose } from '../server/src/app/compose.ts';
import { readConfig } from '../server/src/app/config.ts';
import { listen } from '../server/src/app/listen.ts';
import { ROOT, VERSION } from '../server/src/app/root.ts';
import { readBackupHome } from '../server/src/platform/backup/index.ts';
import { systemClock } from '../server/src/platform/clock.ts';
import { createApi, openApiDocument, type Route } from '../server/src/platform/http/index.ts';
import { openTokenDoor } from '../server/src/platform/identity/index.ts';
import { openLog } from '../server/src/platform/log/log.ts';
import { testSecrets } from '../server/src/platform/secrets/testing-secrets.ts';
import { testDatabase } from '../server/src/platform/testing/index.ts';
import { fillMarkedCity, type MarkedCity } from './marked-city.ts';
import { type OpenApi, type Operation, operationsOf } from './operations.ts';
import { countWrites, type WriteCount } from './write-count.ts';

/** A running product to send requests to, and what its inside says about each. */
export type Target = Readonly<{
  port: number;
  operations: readonly Operation[];
  /** what the route table and the OpenAPI document do not agree about */
  disagreements: readonly string[];
  city: MarkedCity;
  writes: WriteCount;
  /** lines of the log since the last call */
  takeLog: () => string;
  /** a new session as after a sign-in, past the limit that guesses from the same machine run into; its Set-Cookie line */
  openSession: (userName: string, password: string) => Promise<string>;
  /** lets background work that the requests asked for run to its end */
  finishJobs: () => Promise<void>;
  close: () => Promise<void>;
}>;

/** The whole product on a database in memory, filled with a marked city, listening on a port of its own. */
export async function openTarget(planted: readonly Route[] = []): Promise<Target> {
  const dataDir = mkdtempSync(join(tmpdir(), 'pilar-fuzz-'));
  const writes = countWrites(await testDatabase());
  const { db } = writes;
  const secrets = testSecrets();
  const lines: string[] = [];
  const log = openLog({ isTerminal: false, destination: { write: (line) => lines.push(line) } });
  const config = readConfig({ PILAR_DATA_DIR: dataDir }, [], ROOT);
  const pilar = await compose({
    config,
    backups: readBackupHome({}, config),
    db,
    clock: systemClock,
    log,
    secrets,
    isAnswerChecked: true,
  });
  const routes = [...pilar.routes, ...planted];
  const { identity, jobs } = pilar;
  const tokens = openTokenDoor({ db, clock: systemClock });
  const parts = {
    db,
    identity,
    tokens,
    jobs,
    clock: systemClock,
    log,
    isHttps: false,
    isAnswerChecked: true,
  };
  const app = planted.length === 0 ? pilar.app : createApi({ ...parts, routes });
  const city = await fillMarkedCity(db, systemClock, secrets);
  const listening = await listen(app, { port: 0, host: '127.0.0.1' }, null);
  const document: OpenApi =
    planted.length > 0
      ? openApiDocument(routes, VERSION)
      : await (await fetch(`http://127.0.0.1:${listening.port}/api/openapi.json`)).json();
  const operations = operationsOf(document);
  return {
    port: listening.port,
    operations,
    disagreements: disagreementsOf(operations, routes),
    city,
    writes,
    takeLog: () => lines.splice(0).join(''),
    openSession: async (userName, password) => (await identity.openSession(userName, password)).cookie,
    finishJobs: async () => {
      await jobs.start();
      await jobs.stop();
    },
    close: async () => {
      await listening.close();
      await db.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

function disagreementsOf(operations: readonly Operation[], routes: readonly Route[]): string[] {
  const described = new Map(operations.map(({ name, permission }) => [name, permission]));
  const table = new Map(routes.map(({ method, path, permission }) => [`${method} ${path}`, permission]));
  return [
    ...[...table].flatMap(([name, permission]) =>
      described.get(name) === permission ? [] : [`${name} is not described as the route table has it`],
    ),
    ...[...described.keys()].flatMap((name) => (table.has(name) ? [] : [`${name} is no route`])),
  ];
}
