import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import type { AreaImport } from '@pilar/contracts';
import type { Clock } from '../clock.ts';
import type { Actor, Database } from '../db/index.ts';
import { Problem } from '../problem.ts';
import { readNamedFile } from '../read-named-file.ts';
import { importBoundaries } from './area.service.ts';
import { readGeoJson } from './geojson.ts';

export const AREAS_IMPORT_HELP = `pilar areas import BERKAS.geojson [--check]

Memeriksa batas wilayah terhadap daftar wilayah kota, lalu memakainya di peta.
  --check   hanya memeriksa; tidak ada yang diubah
`;

const PERMISSIONS = ['area.read', 'area.write'];
/** Whoever holds a terminal on the machine of Pilar acts as the machine itself. */
const operator: Actor = {
  userId: 'system:areas-import',
  userName: 'areas-import',
  roles: [],
  permissions: PERMISSIONS,
};

export type AreasImportParts = Readonly<{
  db: Database;
  clock: Clock;
  /** the words after `pilar areas import` */
  argv: readonly string[];
  print: (text: string) => void;
}>;

/** `pilar areas import FILE.geojson [--check]`. @throws Problem with the sentence of what cannot be used */
export async function runAreasImport({ db, clock, argv, print }: AreasImportParts): Promise<void> {
  const { path, isCheck } = readArguments(argv);
  const file = { fileName: basename(path), features: readGeoJson(await readNamedFile(path)) };
  const report = await db.asSystem('areas-import', PERMISSIONS, (tx) =>
    importBoundaries(tx, operator, clock, file, { isKept: !isCheck }),
  );
  print(reportText(report, isCheck));
}

function readArguments(argv: readonly string[]): { path: string; isCheck: boolean } {
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      options: { check: { type: 'boolean', default: false } },
      allowPositionals: true,
    });
    const [path, ...more] = positionals;
    if (path !== undefined && more.length === 0) return { path, isCheck: values.check };
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
  }
  throw new Problem('command-invalid', { reason: 'pilar areas import BERKAS.geojson [--check]' });
}

function reportText({ matched, missing, unknown, warnings }: AreaImport, isCheck: boolean): string {
  const list = (areas: AreaImport['missing']) => areas.map(({ code, name }) => `  ${code} ${name}`.trimEnd());
  const lines = [
    `${matched} wilayah cocok dengan daftar.`,
    ...(missing.length > 0 ? [`${missing.length} wilayah belum ada dalam berkas:`, ...list(missing)] : []),
    ...(unknown.length > 0 ? [`${unknown.length} bidang tidak dikenal dan dilewati:`, ...list(unknown)] : []),
    ...warnings.map((warning) => `Catatan: ${warning.id}`),
    isCheck ? 'Hanya diperiksa; tidak ada yang diubah.' : 'Batas wilayah dipakai.',
  ];
  return `${lines.join('\n')}\n`;
}
