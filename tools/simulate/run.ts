import { parseArgs } from 'node:util';
import { DEMO_SEED, makeCity } from '@pilar/demo';
import { simulateLinkage } from './linkage.ts';
import { isLinkageMet, linkageReport } from './linkage-report.ts';
import { type Judged, simulateSmallAreas } from './small-area.ts';

const USAGE = `Usage: npm run simulate -- small-area [--samples 200] [--bootstrap 50] [--bootstrap-samples 10]
       npm run simulate -- linkage [--people 250000] [--seeds 1,2,3]
`;

const text = { type: 'string' } as const;
const OPTIONS = { samples: text, bootstrap: text, 'bootstrap-samples': text, people: text, seeds: text };

function main(): number {
  const { values, positionals } = parseArgs({ options: OPTIONS, allowPositionals: true });
  if (positionals.join(' ') === 'linkage')
    return linkage(Number(values.people ?? 250_000), (values.seeds ?? '1,2,3').split(',').map(Number));
  const [samples, bootstrap] = [Number(values.samples ?? 200), Number(values.bootstrap ?? 50)];
  const bootstrapSamples = Math.min(samples, Number(values['bootstrap-samples'] ?? 10));
  const isWhole = [samples, bootstrap, bootstrapSamples].every((own) => Number.isInteger(own) && own >= 0);
  if (positionals.join(' ') !== 'small-area' || !isWhole || samples === 0) {
    process.stderr.write(USAGE);
    return 2;
  }
  const started = performance.now();
  const judged = simulateSmallAreas(makeCity({ seed: DEMO_SEED }), { samples, bootstrap, bootstrapSamples });
  const seconds = Math.round((performance.now() - started) / 1000);
  process.stdout.write(
    `${report(judged, `${samples} samples; EBP at the survey's figure of the city, its MSE in closed form and (boot) by ${bootstrap} bootstrap rounds in ${bootstrapSamples} samples; ${seconds} s`)}\n`,
  );
  return judged.every((own) => own.name === 'direct' || isMet(own, judged)) ? 0 : 1;
}

/** Each seed with the published model, then the first with the harder one. */
function linkage(people: number, seeds: readonly number[]): number {
  const [first] = seeds;
  if (![people, ...seeds].every((own) => Number.isSafeInteger(own) && own >= 0) || first === undefined) {
    process.stderr.write(USAGE);
    return 2;
  }
  let isMet = true;
  for (const seed of seeds) {
    const judged = simulateLinkage(seed, people, 0.05);
    isMet = isMet && isLinkageMet(judged);
    process.stdout.write(`${linkageReport(judged, 0.05, true)}\n\n`);
  }
  process.stdout.write(`${linkageReport(simulateLinkage(first, people, 0.15), 0.15, false)}\n`);
  return isMet ? 0 : 1;
}

/** Coverage of at least 92 %, an error below the direct figure's, an interval at most as wide. */
function isMet({ coverage, rmse, width }: Judged, all: readonly Judged[]): boolean {
  const direct = all.find(({ name }) => name === 'direct');
  return coverage >= 0.92 && rmse < (direct?.rmse ?? 0) && width <= (direct?.width ?? 0);
}

function report(judged: readonly Judged[], how: string): string {
  const points = (share: number): string => (share * 100).toFixed(2).padStart(7);
  const lines = judged.map(
    (own) =>
      `${own.name.padEnd(13)} ${points(own.coverage)} %   ${points(own.rmse)}   ${points(own.width)}   ${
        own.name === 'direct' ? '' : isMet(own, judged) ? 'met' : 'NOT MET'
      }`,
  );
  return [
    `P0 by kelurahan, ${how}`,
    'method        coverage     RMSE     width   targets (92 %, below direct)',
    ...lines,
  ].join('\n');
}

process.exitCode = main();
