import type { RandomGenerator } from '@pilar/numeric';
import { handMadeWorkbook, storedZip, zipBomb } from '../server/src/platform/tabular/testing-workbook.ts';
import type { Forged, Parts } from './forged.ts';
import { breakValue, ODD_TEXTS } from './mischief.ts';
import type { Schema } from './operations.ts';
import { type Pool, sample } from './sample.ts';

const BOUNDARY = 'batas-uji';
const text = (value: string): Buffer => Buffer.from(value, 'utf8');

/** File contents that are not what they say, or say what cannot be. */
const FILES: readonly (readonly [string, () => Uint8Array])[] = [
  ['empty', () => Buffer.alloc(0)],
  ['zeros', () => Buffer.alloc(4_096)],
  ['zip start', () => text('PK\u0003\u0004')],
  ['empty zip', () => storedZip(new Map())],
  ['zip slip', () => zip({ '../../../etc/cron.d/x': text('x'), 'xl/workbook.xml': text('<x/>') })],
  ['zip in zip', () => zip({ 'xl/workbook.xml': zip({ a: Buffer.alloc(1_000) }) })],
  ['bomb', () => zipBomb(30_000_000, 30)],
  ['bomb that lies', () => zipBomb(1_000, 30)],
  [
    'entities',
    () => workbook('<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><sheetData>&b;</sheetData>'),
  ],
  ['broken sheet', () => workbook('<sheetData><row r="-1"><c r="ZZZZ99999999" t="s"><v>99')],
  ['parquet', () => text('PAR1xxxxxxxxxxxxPAR1')],
  ['parquet length', () => Buffer.concat([text('PAR1'), Buffer.from([255, 255, 255, 127]), text('PAR1')])],
  ['csv NUL', () => text('a;b\n1\0;2\n')],
  ['csv quote', () => text(`a,b\n"${'x'.repeat(10_000)}\n`)],
  ['csv wide', () => text(`${'a,'.repeat(30_000)}\n1\n`)],
  ['utf-16', () => Buffer.from('\ufeffkode;nama\n18.72;x\n', 'utf16le')],
  ['geojson deep', () => text(`{"type":"FeatureCollection","features":${'['.repeat(5_000)}`)],
  ['geojson numbers', () => text(GEOJSON)],
  ['json list', () => text('[1,2,3]')],
  ['html', () => text('<html><script>alert(1)</script></html>')],
  ['image', () => Buffer.from([137, 80, 78, 71, 13, 10, 26, 10, 0, 0, 0, 13])],
];
const GEOJSON = JSON.stringify({
  type: 'FeatureCollection',
  features: [
    {
      type: 'Feature',
      properties: { kode: '18.72.01.1001', __proto__: 1 },
      geometry: { type: 'Polygon', coordinates: [[[1e308, -1e308], [null, 'x'], [0], []]] },
    },
  ],
});

const zip = (parts: Readonly<Record<string, Buffer>>): Buffer => storedZip(new Map(Object.entries(parts)));
const workbook = (xml: string): Uint8Array => handMadeWorkbook([{ name: 'a', xml }]);

/** A form with a file that is odd, or with fields that are, or that is no form. */
export function forgeForm(schema: Schema, base: Parts, random: RandomGenerator, pool: Pool): Forged {
  const names = Object.entries(schema.properties ?? {});
  const files = names.filter(([, inner]) => inner.format === 'binary').map(([name]) => name);
  const fields = Object.fromEntries(
    names
      .filter(([, inner]) => inner.format !== 'binary')
      .map(([name, inner]) => [name, sample(inner, random, pool)]),
  );
  const isFieldBroken = random.integer(3) === 0;
  const broken = isFieldBroken ? breakValue(fields, random) : { value: fields, how: 'file' };
  const [fileKind, make] = random.choice(FILES);
  const ending = random.choice(['csv', 'xlsx', 'parquet', 'geojson', 'json', 'txt', '']);
  const fileName = random.integer(4) === 0 ? random.choice(ODD_TEXTS).slice(0, 300) : `data.${ending}`;
  const parts = [
    ...Object.entries(broken.value ?? {}).map(([name, value]) => fieldPart(name, value)),
    ...files.map((name) => filePart(name, fileName, make())),
  ];
  const how = `form ${broken.how}, ${fileKind} as .${ending}`;
  return { ...base, ...spoil(parts, random), how };
}

const quoted = (name: string): string => name.toWellFormed().replace(/["\r\n]/g, '%22');

function fieldPart(name: string, value: unknown): Buffer {
  const said = typeof value === 'string' ? value : String(JSON.stringify(value));
  return text(`--${BOUNDARY}\r\ncontent-disposition: form-data; name="${quoted(name)}"\r\n\r\n${said}\r\n`);
}

function filePart(name: string, fileName: string, bytes: Uint8Array): Buffer {
  const head = `--${BOUNDARY}\r\ncontent-disposition: form-data; name="${quoted(name)}"; filename="${quoted(fileName)}"`;
  return Buffer.concat([
    text(`${head}\r\ncontent-type: application/octet-stream\r\n\r\n`),
    bytes,
    text('\r\n'),
  ]);
}

/** Now and then the form itself is wrong: no end, another boundary, no boundary, a part without a name. */
function spoil(parts: readonly Buffer[], random: RandomGenerator): Pick<Forged, 'headers' | 'body'> {
  const end = text(`--${BOUNDARY}--\r\n`);
  const [boundary, all] = random.choice<readonly [string, readonly Uint8Array[]]>(
    [
      [`; boundary=${BOUNDARY}`, [...parts, end]],
      [`; boundary=${BOUNDARY}`, parts],
      ['; boundary=lain', [...parts, end]],
      ['', [...parts, end]],
      [`; boundary="${BOUNDARY}"`, [text(`--${BOUNDARY}\r\n\r\nx\r\n`), ...parts, end]],
      [`; boundary=${'b'.repeat(300)}`, [...parts, end]],
    ],
    [20, 1, 1, 1, 1, 1],
  );
  return {
    headers: [
      ['x-pilar', '1'],
      ['content-type', `multipart/form-data${boundary}`],
    ],
    body: Uint8Array.from(Buffer.concat(all)),
  };
}
