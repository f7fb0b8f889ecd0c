import { Health } from '@pilar/contracts';
import type { Database } from '../platform/db/index.ts';
import { openApiDocument, type Route, route } from '../platform/http/index.ts';
import { referencePage } from './reference-page.ts';

export type ReferenceParts = Readonly<{
  version: string;
  /** newest migration and parameter version */
  dataVersion: string;
  db: Pick<Database, 'kind' | 'version'>;
  /** every route of the product, these three included */
  allRoutes: () => readonly Route[];
}>;

/** How the program is, and what its API offers: open to all, since they hold nothing of the city. */
export function referenceRoutes(parts: ReferenceParts): readonly Route[] {
  let document: ReturnType<typeof openApiDocument> | undefined;
  const read = () => {
    document ??= openApiDocument(parts.allRoutes(), parts.version);
    return document;
  };
  return [
    route(
      {
        method: 'GET',
        path: '/health',
        permission: 'public',
        summary: 'Keadaan program: status, versi, basis data, versi data',
        tag: 'platform',
        answer: Health,
      },
      () => health(parts),
    ),
    route(
      {
        method: 'GET',
        path: '/openapi.json',
        permission: 'public',
        summary: 'Uraian API ini dalam OpenAPI 3.1',
        tag: 'platform',
        answer: 'json',
      },
      async () => read(),
    ),
    route(
      {
        method: 'GET',
        path: '/docs',
        permission: 'public',
        summary: 'Uraian API ini sebagai halaman yang dapat dibaca',
        tag: 'platform',
        answer: 'html',
      },
      async () => referencePage(parts.allRoutes(), read(), parts.version),
    ),
  ];
}

/** Asks the database each time: a program whose database is gone must not call itself well. */
async function health({ version, dataVersion, db }: ReferenceParts): Promise<Health> {
  try {
    return {
      status: 'ok',
      version,
      database: { kind: db.kind, version: await db.version() },
      dataVersion,
    };
  } catch {
    return { status: 'failing', version, database: { kind: db.kind, version: '' }, dataVersion };
  }
}
