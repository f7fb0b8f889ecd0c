import { parseArgs } from 'node:util';
import { type AuditVerification, auditFindingSentence } from '@pilar/contracts';
import type { Clock } from '../clock.ts';
import type { Database } from '../db/index.ts';
import { Problem } from '../problem.ts';
import { readNamedFile } from '../read-named-file.ts';
import { type AuditHead, findKeptHead, headOf, parseHead } from './audit-head.ts';
import { findPublicKey, type PublicKey, pemOf, readAuditKey, readPublicKeys } from './audit-key.ts';
import { findLastLink } from './seal.store.ts';
import { sealOnce } from './sealer.ts';
import { verifyAudit } from './verify-audit.ts';

export const AUDIT_HELP = `pilar audit verify [--json] [--lang id|en] [--public-key BERKAS] [--head BERKAS]
pilar audit head > BERKAS
pilar audit key > BERKAS

verify  menghitung ulang seluruh jejak audit dan menyebut setiap catatan yang dihapus, diubah, disisipkan atau
        dipindahkan, mata rantai yang hilang, dan ujung rantai yang dipotong
head    menutup catatan yang belum terkunci, lalu menulis ujung rantai untuk disimpan di tempat lain
key     menulis kunci publik untuk disimpan di tempat lain

Tanpa --public-key dipakai kunci di folder data; dengan --head dibandingkan juga ujung rantai yang disimpan.
Kode keluar 0 bila utuh, 1 bila ada temuan.
`;

export type AuditCommandParts = Readonly<{
  db: Database;
  clock: Clock;
  dataDir: string;
  /** the words after `pilar audit` */
  argv: readonly string[];
  print: (text: string) => void;
}>;

/** `pilar audit …`. @returns the exit code @throws Problem command-invalid */
export async function runAudit(parts: AuditCommandParts): Promise<number> {
  const [action, ...argv] = parts.argv;
  if (action === 'verify') return runVerify(parts, argv);
  if (argv.length > 0 || (action !== 'head' && action !== 'key')) throw invalid();
  const key = readAuditKey(parts.dataDir);
  if (action === 'key') parts.print(pemOf(key.publicKey));
  else parts.print(`${JSON.stringify(await closedHead(parts, key))}\n`);
  return 0;
}

const invalid = (): Problem =>
  new Problem('command-invalid', { reason: 'pilar audit verify | head | key (--help)' });

async function closedHead(
  { db, clock, dataDir }: AuditCommandParts,
  key: ReturnType<typeof readAuditKey>,
): Promise<AuditHead> {
  await sealOnce({ db, clock, key, dataDir });
  const link = await db.asSystem('audit-verify', ['audit.read'], findLastLink);
  if (link === undefined) {
    throw new Problem('command-invalid', {
      reason: 'jejak audit masih kosong',
      reasonEn: 'the audit trail is still empty',
    });
  }
  return headOf(link);
}

type Options = Readonly<{ isJson: boolean; language: 'id' | 'en'; keyFile?: string; headFile?: string }>;

async function runVerify(parts: AuditCommandParts, argv: readonly string[]): Promise<number> {
  const { db, clock, dataDir, print } = parts;
  const options = readOptions(argv);
  const kept = findKeptHead(dataDir);
  const given = options.headFile === undefined ? null : parseHead(await textOf(options.headFile));
  const result = await verifyAudit({
    read: (work) => db.asSystem('audit-verify', ['audit.read'], work),
    clock,
    keys: await keysOf(dataDir, options.keyFile),
    heads: [kept, given].filter((head) => head !== null),
  });
  print(options.isJson ? `${JSON.stringify(result, null, 2)}\n` : verificationText(result, options.language));
  return result.isWhole ? 0 : 1;
}

async function keysOf(dataDir: string, file: string | undefined): Promise<PublicKey[]> {
  if (file !== undefined) return readPublicKeys(await textOf(file));
  const own = findPublicKey(dataDir);
  return own === null ? [] : [own];
}

const textOf = async (path: string): Promise<string> => new TextDecoder().decode(await readNamedFile(path));

function readOptions(argv: readonly string[]): Options {
  try {
    const { values } = parseArgs({
      args: [...argv],
      options: {
        json: { type: 'boolean', default: false },
        lang: { type: 'string', default: 'id' },
        'public-key': { type: 'string' },
        head: { type: 'string' },
      },
    });
    const { json: isJson, lang: language, 'public-key': keyFile, head: headFile } = values;
    if (language !== 'id' && language !== 'en') throw invalid();
    return {
      isJson,
      language,
      ...(keyFile === undefined ? {} : { keyFile }),
      ...(headFile === undefined ? {} : { headFile }),
    };
  } catch (error) {
    if (error instanceof TypeError) throw invalid();
    throw error;
  }
}

/** The result as sentences; each finding on its own line. */
export function verificationText(result: AuditVerification, language: 'id' | 'en'): string {
  const number = (value: number): string => new Intl.NumberFormat(language).format(value);
  const { links, entries, unsealed, erased, head, findingCount, findings } = result;
  const lines =
    language === 'id'
      ? [
          `${number(entries)} catatan dalam ${number(links)} mata rantai dihitung ulang.`,
          ...(unsealed > 0 ? [`${number(unsealed)} catatan baru belum terkunci.`] : []),
          ...(erased > 0
            ? [`${number(erased)} catatan sudah tanpa isi karena retensi; sidik jarinya tetap.`]
            : []),
          ...(head ? [`Ujung rantai: mata rantai ${head.number}, ${head.hash}.`] : []),
          findingCount === 0
            ? 'Jejak audit utuh.'
            : `Jejak audit TIDAK utuh: ${number(findingCount)} temuan.`,
        ]
      : [
          `${number(entries)} entries in ${number(links)} links were recomputed.`,
          ...(unsealed > 0 ? [`${number(unsealed)} new entries are not sealed yet.`] : []),
          ...(erased > 0
            ? [`${number(erased)} entries have lost their values to retention; their digests stay.`]
            : []),
          ...(head ? [`End of the chain: link ${head.number}, ${head.hash}.`] : []),
          findingCount === 0
            ? 'The audit trail is whole.'
            : `The audit trail is NOT whole: ${number(findingCount)} findings.`,
        ];
  const found = findings.map((finding) => `  ${auditFindingSentence(finding, language)}`);
  return `${[...lines, ...found].join('\n')}\n`;
}
