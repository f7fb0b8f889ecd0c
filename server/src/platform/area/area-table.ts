import { Problem } from '../problem.ts';
import type { RawColumn, RawTable } from '../tabular/index.ts';
import { shown } from '../tabular/index.ts';
import { isAreaCode, withDots, withoutDots } from './area-code.ts';
import { listRefused } from './area-refusal.ts';
import type { Position } from './ring.ts';

/** One row of a list of areas, as the file has it. */
export type AreaEntry = Readonly<{
  row: number;
  code: string;
  name: string;
  /** as the file says; null where it says nothing */
  parentCode: string | null;
  bpsCode: string | null;
  bpsName: string | null;
  centre: Position | null;
}>;

const COLUMNS = {
  code: ['kode', 'code', 'kode_wilayah', 'kode_kemendagri', 'area_code'],
  name: ['nama', 'name', 'nama_wilayah', 'wilayah'],
  parent: ['induk', 'parent', 'kode_induk', 'parent_code'],
  bpsCode: ['kode_bps', 'bps_code'],
  bpsName: ['nama_bps', 'bps_name'],
  latitude: ['lintang', 'latitude', 'lat'],
  longitude: ['bujur', 'longitude', 'lng', 'lon', 'long'],
} as const;
type Wanted = keyof typeof COLUMNS;

/**
 * Rows of a list of areas in CSV or XLSX.
 * @throws Problem column-not-found, areas-invalid
 */
export function readAreaTable(table: RawTable, fileName: string): AreaEntry[] {
  const columns = findColumns(table);
  for (const wanted of ['code', 'name'] as const) {
    if (columns[wanted]) continue;
    const found = table.columns.map((column) => column.name).join(', ');
    throw new Problem('column-not-found', { column: COLUMNS[wanted][0], file: fileName, columns: found });
  }
  refuseBpsCodes(table, columns);
  return table.rowNumbers.map((row, at): AreaEntry => {
    const text = (wanted: Wanted): string => cellText(columns[wanted], at);
    const parent = text('parent');
    return {
      row,
      code: readCode(columns.code, at, row),
      name: text('name'),
      parentCode: parent === '' ? null : readCode(columns.parent, at, row),
      bpsCode: text('bpsCode') === '' ? null : withoutDots(text('bpsCode')),
      bpsName: text('bpsName') === '' ? null : text('bpsName'),
      centre: readCentre(text('longitude'), text('latitude'), row),
    };
  });
}

type Columns = Readonly<Partial<Record<Wanted, RawColumn>>>;

function findColumns(table: RawTable): Columns {
  const byName = new Map(
    table.columns.map((column) => [
      column.name
        .trim()
        .toLowerCase()
        .replace(/[\s-]+/g, '_'),
      column,
    ]),
  );
  const find = (names: readonly string[]) => names.map((name) => byName.get(name)).find(Boolean);
  return Object.fromEntries(
    Object.entries(COLUMNS).flatMap(([wanted, names]) => {
      const column = find(names);
      return column ? [[wanted, column]] : [];
    }),
  );
}

function cellText(column: RawColumn | undefined, at: number): string {
  return shown(column?.cells[at] ?? null).trim();
}

/** Only BPS writes a kecamatan with seven digits; ten digits alone can be of either system. */
function refuseBpsCodes(table: RawTable, columns: Columns): void {
  const codes = table.rowNumbers.flatMap((row, at) =>
    [columns.code, columns.parent].map((column) => ({ row, text: cellText(column, at) })),
  );
  const bps = codes.find(({ text }) => /^\d{7}$/.test(text));
  if (bps) {
    throw listRefused(
      {
        id: `${bps.text} adalah kode BPS; perlu kode Kemendagri`,
        en: `${bps.text} is a BPS code; Kemendagri codes are needed`,
      },
      bps.row,
    );
  }
  const unclear = codes.find(({ text }) => /^\d{10}$/.test(text));
  if (unclear && !codes.some(({ text }) => /^\d{6}$/.test(text))) {
    throw listRefused(
      {
        id: `${unclear.text} dapat berupa kode Kemendagri maupun kode BPS; tulis dengan titik`,
        en: `${unclear.text} can be a Kemendagri or a BPS code; write it with dots`,
      },
      unclear.row,
    );
  }
}

/** A code with or without dots. Spreadsheets take `18.70` for a number and lose its last digit; `11.01.01` for a date. */
function readCode(column: RawColumn | undefined, at: number, row: number): string {
  const cell = column?.cells[at] ?? null;
  if (cell instanceof Date) {
    throw listRefused(
      {
        id: 'kodenya tersimpan sebagai tanggal; ubah kolom menjadi Teks',
        en: 'its code is stored as a date; make the column Text',
      },
      row,
    );
  }
  const text = typeof cell === 'number' && !Number.isInteger(cell) ? cell.toFixed(2) : shown(cell).trim();
  const code = withDots(text) ?? text;
  if (code === 'ID' || isAreaCode(code)) return code;
  const said = text.slice(0, 40);
  throw listRefused({ id: `"${said}" bukan kode Kemendagri`, en: `"${said}" is not a Kemendagri code` }, row);
}

function readCentre(lngText: string, latText: string, row: number): Position | null {
  if (lngText === '' && latText === '') return null;
  const [lng, lat] = [lngText, latText].map((text) =>
    text === '' ? Number.NaN : Number(text.replace(',', '.')),
  );
  if (lng !== undefined && lat !== undefined && lng >= 94 && lng <= 142 && lat >= -12 && lat <= 7)
    return [lng, lat];
  throw listRefused(
    {
      id: `titik tengah ${latText}; ${lngText} tidak terletak di Indonesia`,
      en: `the centre ${latText}; ${lngText} does not lie in Indonesia`,
    },
    row,
  );
}
