import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Clock, systemClock } from '../platform/clock.ts';
import { type Database, openDatabase } from '../platform/db/index.ts';
import { openLog } from '../platform/log/log.ts';
import { Problem } from '../platform/problem.ts';
import { cityState } from '../platform/setup/index.ts';
import { serverCertificate } from '../platform/tls/index.ts';
import { refreshSeries } from './city-start.ts';
import { compose, type Pilar } from './compose.ts';
import type { Config } from './config.ts';
import { fillDemo } from './demo-fill.ts';
import { endDemoFill, shouldFillDemo } from './demo-marker.ts';
import { listen } from './listen.ts';
import { progressLine } from './progress-line.ts';
import { ROOT } from './root.ts';
import { startMessage } from './start-message.ts';
import { serveWeb } from './web-files.ts';

export type Running = Readonly<{ port: number; stop: () => Promise<void> }>;
type Output = Parameters<typeof progressLine>[0];

/** Opens the database, fills the demo city where it is due, and serves. Whatever fails closes what was opened. */
export async function startPilar(
  config: Config,
  output: Output,
  clock: Clock = systemClock,
): Promise<Running> {
  const webFolder = join(ROOT, 'web', 'dist');
  assertBuilt(webFolder);
  const isDemoDue = shouldFillDemo(config);
  const db = await openDatabase(
    config.databaseUrl === null ? { dataDir: config.dataDir } : { databaseUrl: config.databaseUrl },
  );
  try {
    return await serve({ config, db, clock, output, webFolder, isDemoDue });
  } catch (error) {
    await db.close();
    throw error;
  }
}

type Parts = Readonly<{
  config: Config;
  db: Database;
  clock: Clock;
  output: Output;
  webFolder: string;
  isDemoDue: boolean;
}>;

async function serve({ config, db, clock, output, webFolder, isDemoDue }: Parts): Promise<Running> {
  const progress = progressLine(output);
  const log = openLog({
    isTerminal: output.isTTY === true,
    ...(config.logLevel === null ? {} : { level: config.logLevel }),
  });
  const pilar = await compose({
    config,
    db,
    clock,
    log,
    onProgress: output.isTTY ? progress.show : undefined,
  });
  await pilar.jobs.start();
  if (isDemoDue) {
    await fillDemo({ db, identity: pilar.identity, jobs: pilar.jobs, clock, progress });
    endDemoFill(config);
  } else {
    await refreshSeries(db, clock);
  }
  serveWeb(pilar.app, webFolder);
  const certificate = await certificateOf(config, clock);
  const listening = await listen(pilar.app, config, certificate);
  const { city, isDemo } = await cityState(db);
  const { setupCode } = pilar;
  output.write(
    startMessage({
      config,
      port: listening.port,
      isDemo,
      cityName: city?.name ?? null,
      setupCode,
      certificate,
    }),
  );
  return { port: listening.port, stop: () => stop(listening, pilar, db) };
}

async function stop(
  listening: Readonly<{ close: () => Promise<void> }>,
  pilar: Pilar,
  db: Database,
): Promise<void> {
  await listening.close();
  await pilar.jobs.stop();
  await db.close();
}

async function certificateOf(config: Config, clock: Clock) {
  if (!config.isHttps) return null;
  return serverCertificate({ dataDir: config.dataDir, hosts: [config.host], tls: config.tls, clock });
}

function assertBuilt(folder: string): void {
  if (existsSync(join(folder, 'index.html'))) return;
  throw new Problem('config-invalid', {
    name: 'web/dist',
    value: '',
    reason: 'halaman web belum dibangun; jalankan "npm start"',
    reasonEn: 'the web pages are not built; run "npm start"',
  });
}
