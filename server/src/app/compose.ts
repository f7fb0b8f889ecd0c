import { JOB_PHASES } from '@pilar/contracts';
import type { Hono } from 'hono';
import { measurementJobs, measurementRoutes, openSurveys } from '../measurement/index.ts';
import { areaRoutes } from '../platform/area/index.ts';
import { auditRoutes } from '../platform/audit/index.ts';
import { type BackupHome, backupJobs, backupRoutes } from '../platform/backup/index.ts';
import type { Clock } from '../platform/clock.ts';
import type { Database } from '../platform/db/index.ts';
import { createApi, type Route } from '../platform/http/index.ts';
import {
  type Identity,
  identityRoutes,
  openIdentity,
  openTokenDoor,
  openTokens,
} from '../platform/identity/index.ts';
import { JobQueue, jobRoutes, openJobs } from '../platform/job/index.ts';
import type { Log } from '../platform/log/log.ts';
import { methodRoutes } from '../platform/methods-pages/index.ts';
import type { OpenWorkSource } from '../platform/open-work/index.ts';
import { parameterVersion } from '../platform/parameters/index.ts';
import type { Secrets } from '../platform/secrets/index.ts';
import { cityState, makeSetupCode, setupRoutes } from '../platform/setup/index.ts';
import { tlsRoutes } from '../platform/tls/index.ts';
import { protectionRoutes } from '../protection/index.ts';
import { isInPlaces, registryRoutes } from '../registry/index.ts';
import { bringSeries } from './city-start.ts';
import type { Config } from './config.ts';
import { referenceRoutes } from './reference.routes.ts';
import { RETENTION_TARGETS } from './retention-targets.ts';
import { ROOT, VERSION } from './root.ts';

export type ComposeParts = Readonly<{
  config: Config;
  backups: BackupHome;
  db: Database;
  clock: Clock;
  log: Log;
  secrets: Secrets;
  /** progress of background work, for the terminal */
  onProgress?: ((title: string, done: number, total: number | null) => void) | undefined;
  isAnswerChecked?: boolean;
}>;

export type Pilar = Readonly<{
  app: Hono;
  identity: Identity;
  jobs: JobQueue;
  routes: readonly Route[];
  /** what each domain keeps in the hands of one person */
  openWork: readonly OpenWorkSource[];
  /** asked of whoever sets the city up from another machine; new with each start */
  setupCode: string;
}>;

/** The one place where the parts of Pilar meet. */
export async function compose(parts: ComposeParts): Promise<Pilar> {
  const { config, db, clock, log, onProgress } = parts;
  const identity = await openIdentity({
    db,
    log,
    clock,
    dataDir: config.dataDir,
    isHttps: config.isHttps,
    areDemoUsersOpen: config.isOpenToOthers,
    provider: config.provider,
    secrets: parts.secrets,
  });
  const jobs = new JobQueue({
    db,
    clock,
    log,
    handlers: { ...measurementJobs, ...backupJobs({ home: parts.backups, pilarVersion: VERSION }) },
    actorOf: (userId) => identity.actorById(userId),
    ...(onProgress === undefined
      ? {}
      : {
          onProgress: (title, phase, done, total) =>
            onProgress(`${title}, ${JOB_PHASES[phase].id}`, done, total),
        }),
  });
  const setupCode = makeSetupCode();
  const openWork = [openTokens(clock), openJobs, openSurveys];
  const routes = routeTable(parts, { identity, setupCode, openWork });
  const app = createApi({
    db,
    identity,
    tokens: openTokenDoor({ db, clock }),
    jobs,
    clock,
    log,
    routes,
    isHttps: config.isHttps,
    isAnswerChecked: parts.isAnswerChecked ?? false,
  });
  return { app, identity, jobs, routes, openWork, setupCode };
}

/** Every address of the API. A test walks it: each route names its permission. */
function routeTable(
  { config, backups, db, secrets }: ComposeParts,
  { identity, setupCode, openWork }: Pick<Pilar, 'identity' | 'setupCode' | 'openWork'>,
): readonly Route[] {
  const describeCity = () => cityState(db);
  const routes: readonly Route[] = [
    ...referenceRoutes({ version: VERSION, dataVersion: parameterVersion(), db, allRoutes: () => routes }),
    ...identityRoutes(identity, { version: VERSION, describeCity }, openWork),
    ...setupRoutes({ identity, version: VERSION, setupCode, afterInit: bringSeries }),
    ...areaRoutes,
    ...jobRoutes,
    ...auditRoutes({ dataDir: config.dataDir, isInPlaces }),
    ...backupRoutes(backups),
    ...methodRoutes(ROOT),
    ...tlsRoutes({ dataDir: config.dataDir }),
    ...measurementRoutes,
    ...registryRoutes(secrets),
    ...protectionRoutes(secrets, RETENTION_TARGETS),
  ];
  return routes;
}
