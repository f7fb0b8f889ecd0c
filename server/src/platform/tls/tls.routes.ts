import { readFile } from 'node:fs/promises';
import { download } from '../http/download.ts';
import { type Route, route } from '../http/route.ts';
import { Problem } from '../problem.ts';

/**
 * The certificate of the local authority, for the page that explains how to trust it. Public: it is read before the
 * browser trusts the address, and holds no secret. `null` where a certificate of the city is served, or plain http.
 */
export function tlsRoutes(caFile: string | null): readonly Route[] {
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
        if (caFile === null) throw new Problem('not-found', { what: 'sertifikat lokal' });
        return download('pilar-ca.crt', 'application/x-x509-ca-cert', await readFile(caFile));
      },
    ),
  ];
}
