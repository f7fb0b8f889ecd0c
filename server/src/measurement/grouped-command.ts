import { type GroupedFigures, groupedPoverty, sharesOfGroups } from '@pilar/measurement';
import { flag, invalid, parsedOptions, readNumber, required, text } from './command-options.ts';
import { answered, type CommandOutput } from './command-refusal.ts';
import { aligned, decimal, percent } from './measure-command-text.ts';
import { type AreaTable, inFile, readAreaTable } from './small-area-command-table.ts';

const GROUPED_HELP = `npx --no pilar grouped BERKAS --mean ANGKA --line ANGKA --population KOLOM --share KOLOM
npx --no pilar grouped BERKAS --line ANGKA --people KOLOM --per-head KOLOM [--mean ANGKA]

Kemiskinan dan ketimpangan dari tabel berkelompok (tanpa data perorangan), dengan kurva Lorenz kuadrat umum dan beta.
  --population --share   porsi penduduk dan porsi pengeluaran yang sudah dijumlahkan dari kelompok termiskin, sampai 1
  --people --per-head    jiwa (atau porsinya) dan rata-rata per kepala tiap kelompok; rata-rata kota dihitung dari sini
  --line                 garis kemiskinan, satuannya sama dengan rata-rata
  --json                 hasil sebagai JSON
Galat baku tidak ada: tabel berkelompok tidak memuatnya. Kurva yang bukan kurva Lorenz disebut dan tidak dipilih.
`;

const OPTIONS = {
  ...{ population: text, share: text, people: text, 'per-head': text },
  ...{ mean: text, line: text, json: flag, help: flag },
} as const;

type Values = ReturnType<typeof parsedOptions<typeof OPTIONS>>['values'];

/** `npx pilar grouped FILE`. @returns the exit code, as `measureCommand`. */
export function groupedCommand(argv: readonly string[], io: CommandOutput): Promise<number> {
  return answered(io, async () => {
    const { values, positionals } = parsedOptions(argv, OPTIONS);
    if (values.help) {
      io.stdout.write(GROUPED_HELP);
      return;
    }
    const [file, ...more] = positionals;
    if (file === undefined || more.length > 0) throw invalid('satu FILE diperlukan', 'one FILE is needed');
    const line = readNumber('--line', required('--line', values.line));
    const { table, shares, mean } = await readGroups(file, values);
    const { fits, chosen } = inFile(table, () => groupedPoverty(shares(), { mean: mean(), line }));
    for (const warning of table.warnings) io.stderr.write(`${warning}\n`);
    io.stdout.write(
      values.json
        ? `${JSON.stringify({ mean: mean(), line, chosen: chosen.form, fits: fits.map(fitJson) })}\n`
        : `${groupedText(fits, chosen)}\n`,
    );
  });
}

/** Cumulative shares as they stand in the file, or people and means of groups that are added up here. */
async function readGroups(file: string, values: Values) {
  if (values.people === undefined) {
    const population = required('--population', values.population);
    const share = required('--share', values.share);
    const given = readNumber('--mean', required('--mean', values.mean));
    const table = await readAreaTable(file, { numbers: [population, share], covariates: [] });
    const shares = () => ({ population: table.numbers(population), welfare: table.numbers(share) });
    return { table, shares, mean: () => given };
  }
  const perHead = required('--per-head', values['per-head']);
  const { people } = values;
  const table = await readAreaTable(file, { numbers: [people, perHead], covariates: [] });
  const shares = () => sharesOfGroups(table.numbers(people), table.numbers(perHead));
  const given = values.mean === undefined ? undefined : readNumber('--mean', values.mean);
  return { table, shares, mean: () => given ?? meanOf(table, people, perHead) };
}

function meanOf(table: AreaTable, people: string, perHead: string): number {
  const sizes = table.numbers(people);
  const total = table.numbers(perHead).reduce((sum, own, row) => sum + own * (sizes[row] ?? 0), 0);
  return total / sizes.reduce((sum, own) => sum + own, 0);
}

function fitJson({ curve, ...figures }: GroupedFigures) {
  const { coefficients, regression } = curve;
  return {
    ...figures,
    coefficients: Array.from(coefficients),
    rSquared: regression.rSquared,
    method: `grouped/${figures.form}@1`,
  };
}

const FORMS: Readonly<Record<GroupedFigures['form'], string>> = { quadratic: 'kuadrat umum', beta: 'beta' };

function groupedText(fits: readonly GroupedFigures[], chosen: GroupedFigures): string {
  const rows = fits.map((fit) => [
    `${FORMS[fit.form]}${fit === chosen ? ' *' : ''}`,
    ...[fit.p0, fit.p1, fit.p2].map(percent),
    decimal(fit.gini, 4, 4),
    percent(fit.lowest40),
    decimal(fit.median, 0, 0),
    fit.isValid ? 'ya' : 'tidak',
  ]);
  const head = ['Kurva', 'P0', 'P1', 'P2', 'Gini', '40 % terbawah', 'Median', 'Kurva Lorenz'];
  return `${aligned([head, ...rows])}\n* dipilih: kurva Lorenz yang sah dan paling dekat dengan titik penduduk miskin.`;
}
