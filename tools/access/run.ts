import { parseArgs } from 'node:util';
import type { Database } from '../../server/src/platform/db/index.ts';
import { AREA_NAMES } from './actors.ts';
import { listRealTables, roleFaults, routeFaults, tableFaults, tokenFaults } from './lists.ts';
import { type Model, readModel } from './model.ts';
import { PLANTS } from './plants.ts';
import type { PropertyResult } from './property.ts';
import { realRoutes } from './real-routes.ts';
import { onEmbedded, onPostgres, trySystem } from './try-system.ts';

const USAGE =
  'npm run access -- [--seed N] [--extra N] [--database embedded|postgres|both] [--plant]\n' +
  'Compares the model in access/ with the real system. --plant plants leaks, one after another, and must fail.';
/** Examples of each route; the rest is counted. */
const SHOWN = 3;
const say = (text: string): boolean => process.stdout.write(`${text}\n`);

function describe(kind: string, result: PropertyResult): void {
  const { roles, routes, areas, shapes, asked, findings } = result;
  say(
    `${kind}: ${roles} roles × ${routes} routes × ${areas} areas × ${shapes} shapes, ` +
      `${asked} requests, ${findings.length} leaks`,
  );
  for (const [route, of] of Object.entries(Object.groupBy(findings, (finding) => finding.route))) {
    say(`  ${route}: ${of?.length}`);
    for (const { who, question, what } of of?.slice(0, SHOWN) ?? [])
      say(`    ${who} · ${question} · ${what}`);
  }
}

/** Sentences about what the model does not list, or lists wrongly. */
async function listFaults(model: Model): Promise<string[]> {
  const db = await onEmbedded();
  const { routes, remove } = await realRoutes(db);
  try {
    return [
      ...roleFaults(model),
      ...tokenFaults(model),
      ...routeFaults(model, routes),
      ...tableFaults(model, await listRealTables()),
    ];
  } finally {
    remove();
    await db.close();
  }
}

type Options = Readonly<{ seed: number; extra: number; kinds: readonly string[] }>;

async function tryBoth(model: Model, { seed, extra, kinds }: Options): Promise<number> {
  const opened: Readonly<Record<string, () => Promise<Database>>> = {
    embedded: onEmbedded,
    postgres: onPostgres,
  };
  let failed = 0;
  for (const kind of kinds) {
    const result = await trySystem(model, {
      seed,
      extra,
      areas: AREA_NAMES,
      openDatabase: opened[kind] ?? onEmbedded,
    });
    describe(kind, result);
    failed += result.findings.length;
  }
  return failed;
}

/** Each leak in a city of its own; the answer is how many of them leaked, which is what must be found. */
async function tryPlants(model: Model, { seed, extra }: Options): Promise<number> {
  let found = 0;
  for (const { name, what, openDatabase, routes } of PLANTS) {
    const result = await trySystem(model, {
      seed,
      extra,
      areas: ['village', 'city'],
      openDatabase: openDatabase ?? onEmbedded,
      change: routes,
    });
    say(`planted "${name}" (${what}): ${result.findings.length === 0 ? 'NOT FOUND' : 'found'}`);
    describe('embedded', result);
    if (result.findings.length > 0) found += 1;
  }
  return found;
}

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      seed: { type: 'string', default: '1872' },
      extra: { type: 'string', default: '4' },
      database: { type: 'string', default: 'both' },
      plant: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return say(USAGE) ? 0 : 1;
  const kinds = values.database === 'both' ? ['embedded', 'postgres'] : [values.database];
  const options = { seed: Number(values.seed), extra: Number(values.extra), kinds };
  const model = readModel();
  if (values.plant) {
    const found = await tryPlants(model, options);
    say(`${PLANTS.length - found} passed, ${found} failed`);
    return found > 0 ? 1 : 0;
  }
  const faults = await listFaults(model);
  for (const fault of faults) say(fault);
  const failed = faults.length + (await tryBoth(model, options));
  say(`${model.routes.size + model.tables.size} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

process.exitCode = await main();
