import { parseArgs } from 'node:util';
import { DEMO_SEED, makeCity } from '@pilar/demo';
import { type Judged, simulateSmallAreas } from './small-area.ts';

const USAGE =
  'Usage: npm run simulate -- small-area [--samples 200] [--bootstrap 50] [--bootstrap-samples 10]';

function main(): number {
  const { values, positionals } = parseArgs({
    options: {
      samples: { type: 'string' },
      bootstrap: { type: 'string' },
      'bootstrap-samples': { type: 'string' },
    },
    allowPositionals: true,
  });
  const [samples, bootstrap] = [Number(values.samples ?? 200), Number(values.bootstrap ?? 50)];
  const bootstrapSamples = Math.min(samples, Number(values['bootstrap-samples'] ?? 10));
  const isWhole = [samples, bootstrap, bootstrapSamples].every((own) => Number.isInteger(own) && own >= 0);
  if (positionals.join(' ') !== 'small-area' || !isWhole || samples === 0) {
    process.stderr.write(`${USAGE}\n`);
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
