import { crc32, deflateRawSync } from 'node:zlib';

/** A workbook of hand-written sheet XML, for tests of what no library would write. */
export function handMadeWorkbook(
  sheets: readonly { name: string; xml: string; state?: 'hidden' }[],
  options: { date1904?: boolean } = {},
): Uint8Array {
  const list = sheets.map(
    ({ name, state }, at) =>
      `<sheet name="${name}" sheetId="${at + 1}"${state ? ` state="${state}"` : ''} r:id="rId${at + 1}"/>`,
  );
  const relations = sheets.map((_, at) =>
    relation(`rId${at + 1}`, 'worksheet', `worksheets/sheet${at + 1}.xml`),
  );
  const overrides = sheets.map((_, at) =>
    override(`/xl/worksheets/sheet${at + 1}.xml`, 'spreadsheetml.worksheet+xml'),
  );
  const parts = new Map<string, string>([
    [
      '[Content_Types].xml',
      `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${override('/xl/workbook.xml', 'spreadsheetml.sheet.main+xml')}${override('/xl/styles.xml', 'spreadsheetml.styles+xml')}${overrides.join('')}</Types>`,
    ],
    [
      '_rels/.rels',
      `<Relationships xmlns="${PACKAGE}">${relation('rId1', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    ],
    [
      'xl/workbook.xml',
      `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}">${options.date1904 ? '<workbookPr date1904="1"/>' : ''}<sheets>${list.join('')}</sheets></workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      `<Relationships xmlns="${PACKAGE}">${relations.join('')}${relation('rId99', 'styles', 'styles.xml')}</Relationships>`,
    ],
    ['xl/styles.xml', STYLES],
    ...sheets.map(({ xml }, at): [string, string] => [
      `xl/worksheets/sheet${at + 1}.xml`,
      `<worksheet xmlns="${MAIN}">${xml}</worksheet>`,
    ]),
  ]);
  return storedZip(new Map([...parts].map(([name, xml]) => [name, Buffer.from(xml)])));
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships';
/** Cell style 1 is the built-in date format 14. */
const STYLES = `<styleSheet xmlns="${MAIN}"><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>`;

const relation = (id: string, kind: string, target: string): string =>
  `<Relationship Id="${id}" Type="${OFFICE}/${kind}" Target="${target}"/>`;
const override = (part: string, kind: string): string =>
  `<Override PartName="${part}" ContentType="application/vnd.openxmlformats-officedocument.${kind}"/>`;

/** Rows of inline text and numbers as sheet XML; null leaves a hole. */
export function sheetXml(rows: readonly (readonly (string | number | null)[] | null)[], more = ''): string {
  const xml = rows.map((row, at) =>
    row === null
      ? ''
      : `<row r="${at + 1}">${row.map((cell, column) => cellXml(cell, column, at + 1)).join('')}</row>`,
  );
  return `<sheetData>${xml.join('')}</sheetData>${more}`;
}

function cellXml(cell: string | number | null, column: number, row: number): string {
  if (cell === null) return '';
  const place = `${String.fromCharCode(65 + column)}${row}`;
  if (typeof cell === 'number') return `<c r="${place}"><v>${cell}</v></c>`;
  return `<c r="${place}" t="inlineStr"><is><t xml:space="preserve">${cell}</t></is></c>`;
}

/** A zip whose one entry unpacks to far more than it claims. */
export function zipBomb(claimedBytes: number, realMegabytes: number): Uint8Array {
  const packed = deflateRawSync(Buffer.alloc(realMegabytes * 1_000_000, 0x20), { level: 9 });
  const zip = storedZip(new Map([['xl/workbook.xml', packed]]));
  // Both headers say "deflated" and lie about the unpacked size.
  zip.writeUInt16LE(8, 8);
  zip.writeUInt32LE(claimedBytes, 22);
  const central = zip.indexOf(Buffer.from([0x50, 0x4b, 1, 2]), 30 + 15 + packed.length);
  zip.writeUInt16LE(8, central + 10);
  zip.writeUInt32LE(claimedBytes, central + 24);
  return zip;
}

/** A zip of the given parts without compression. */
export function storedZip(parts: ReadonlyMap<string, Buffer>): Buffer {
  const pieces: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const [name, content] of parts) {
    const nameBytes = Buffer.from(name, 'utf8');
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(20, 4);
    local.writeUInt32LE(crc32(content), 14);
    local.writeUInt32LE(content.length, 18);
    local.writeUInt32LE(content.length, 22);
    local.writeUInt16LE(nameBytes.length, 26);
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0);
    central.writeUInt16LE(20, 6);
    central.writeUInt32LE(crc32(content), 16);
    central.writeUInt32LE(content.length, 20);
    central.writeUInt32LE(content.length, 24);
    central.writeUInt16LE(nameBytes.length, 28);
    central.writeUInt32LE(at, 42);
    pieces.push(local, nameBytes, content);
    directory.push(central, nameBytes);
    at += 30 + nameBytes.length + content.length;
  }
  const size = directory.reduce((sum, piece) => sum + piece.length, 0);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.size, 8);
  end.writeUInt16LE(parts.size, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...pieces, ...directory, end]);
}
