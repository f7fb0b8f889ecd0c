import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { type DatabaseKind, type Journey, openVisitor, type Tools, type Visitor } from './journey.ts';
import { type PostgresServer, startPostgres } from './postgres-server.ts';
import { copyDataDir, type Product, type ProductOptions, startProduct } from './server.ts';

/** What stays on disk of a journey that failed: pictures and the product's log. */
export const TRACES = join(import.meta.dirname, '..', '.setup', 'journeys');

/** What all journeys of one run share: made at the first need, ended with the run. */
export type Stage = Readonly<{
  database: DatabaseKind;
  /** A product of its own for each journey; on the embedded database with the demo city. */
  productFor: (journey: Journey, options?: ProductOptions) => Promise<Product>;
  close: () => Promise<void>;
}>;

export const databaseNameOf = (journey: Journey): string => `journey_${journey.name.replaceAll('-', '_')}`;

/** Fills the demo city once; each journey then works on a copy. */
async function fillTemplate(): Promise<Product> {
  const product = await startProduct();
  await product.kill('SIGTERM');
  return product;
}

export function setStage(database: DatabaseKind, journeys: readonly Journey[]): Stage {
  let template: Promise<Product> | undefined;
  let server: Promise<PostgresServer> | undefined;
  const copies: string[] = [];
  const openEmbedded = async (options: ProductOptions): Promise<Product> => {
    template ??= fillTemplate();
    const dataDir = copyDataDir((await template).dataDir);
    copies.push(dataDir);
    return startProduct({ dataDir, ...options });
  };
  const openOnServer = async (journey: Journey, options: ProductOptions): Promise<Product> => {
    server ??= startPostgres(journeys.map(databaseNameOf));
    return startProduct({ databaseUrl: (await server).urlOf(databaseNameOf(journey)), ...options });
  };
  return {
    database,
    productFor: (journey, options = {}) =>
      database === 'embedded' ? openEmbedded(options) : openOnServer(journey, options),
    close: async () => {
      await (await template?.catch(() => undefined))?.dispose();
      await (await server?.catch(() => undefined))?.stop();
      for (const folder of copies) rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** For a journey that needs no product: whoever touches it anyway is told so. */
function noProduct(journey: Journey): Product {
  return new Proxy<Product>(Object.create(null), {
    get: () => {
      throw new Error(`journey ${journey.name} says it needs no product`);
    },
  });
}

async function keepTraces(
  journey: Journey,
  visitors: readonly Visitor[],
  products: readonly Product[],
): Promise<string[]> {
  const folder = join(TRACES, journey.name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const [index, visitor] of visitors.entries()) {
    const path = join(folder, `page-${index + 1}.png`);
    await visitor.page.screenshot({ path, fullPage: true, timeout: 5_000 }).catch(() => undefined);
  }
  for (const [index, product] of products.entries())
    writeFileSync(join(folder, `log-${index + 1}.txt`), product.log());
  return [`pictures and logs lie in ${folder}`, ...visitors.flatMap((visitor) => visitor.troubles)];
}

const indent = (text: string): string => text.replace(/^/gm, '    ');

async function timed<T>(name: string, work: () => Promise<T>): Promise<T> {
  const started = performance.now();
  const seconds = (): string => ((performance.now() - started) / 1000).toFixed(1);
  try {
    const answer = await work();
    process.stdout.write(`  ok      ${name} (${seconds()} s)\n`);
    return answer;
  } catch (error) {
    process.stdout.write(`  FAILED  ${name} (${seconds()} s)\n`);
    throw error;
  }
}

/** Plays one journey. @returns why it failed, or nothing. */
export async function play(journey: Journey, stage: Stage, browser: Browser): Promise<string | undefined> {
  const visitors: Visitor[] = [];
  const products: Product[] = [];
  const start = async (opened: Promise<Product>): Promise<Product> => {
    const product = await opened;
    products.push(product);
    return product;
  };
  try {
    const product = journey.needs === 'none' ? noProduct(journey) : await start(stage.productFor(journey));
    const tools: Tools = {
      ...{ database: stage.database, browser, product, step: timed },
      startProduct: (options) => start(startProduct(options)),
      visit: async (options) => {
        const visitor = await openVisitor(
          browser,
          journey.needs === 'none' ? undefined : product.url,
          options,
        );
        visitors.push(visitor);
        return visitor;
      },
    };
    await journey.run(tools);
    const troubles = visitors.flatMap((visitor) => visitor.troubles);
    if (troubles.length > 0)
      throw new Error(`the pages were not as quiet as they looked:\n${troubles.join('\n')}`);
    return undefined;
  } catch (error) {
    const traces = await keepTraces(journey, visitors, products);
    return [
      indent(error instanceof Error ? (error.stack ?? error.message) : String(error)),
      indent(traces.join('\n')),
    ].join('\n');
  } finally {
    for (const visitor of visitors) await visitor.context.close().catch(() => undefined);
    for (const product of products) await product.dispose();
  }
}
