import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { download } from '../http/download.ts';
import { type Route, route } from '../http/route.ts';
import { Problem } from '../problem.ts';
import { authorityFile } from './local-certificate.ts';

/**
 * The certificate of the local authority, for the page that explains how to trust it. Public: it is read before the
 * browser trusts the address, and holds no secret. Not found where Pilar has never made one.
 */
export function tlsRoutes({ dataDir }: Readonly<{ dataDir: string }>): readonly Route[] {
  const caFile = authorityFile(dataDir);
  return [
    route(
      {
        method: 'GET',
        path: '/help/ca.crt',
        permission: 'public',
        summary: 'Sertifikat yang dibuat Pilar sendiri',
        tag: 'platform',
        answer: 'file',
      },
      async () => {
        if (!existsSync(caFile)) throw new Problem('not-found', { what: 'sertifikat lokal' });
        return download('pilar-ca.crt', 'application/x-x509-ca-cert', await readFile(caFile));
      },
    ),
  ];
}
