import { type GrowthColumns, growthCurve, growthScores } from '@pilar/growth';
import { randomGenerator } from '@pilar/numeric';
import type { Area, Measurement } from './area.ts';
import { timeOf } from './measure.ts';

/** About one Indonesian child under five in twenty. */
const CHILDREN = 1_000_000;

/** Children as they are measured: each z drawn, heights both ways, some marks and some measurements missing. */
function makeChildren(): GrowthColumns {
  const random = randomGenerator(2006);
  const column = (): Float64Array => new Float64Array(CHILDREN);
  const [sex, measure, oedema] = [
    new Uint8Array(CHILDREN),
    new Uint8Array(CHILDREN),
    new Uint8Array(CHILDREN),
  ];
  const [ageDays, weightKg, lengthCm, headCm] = [column(), column(), column(), column()];
  const [armCm, tricepsMm, subscapularMm] = [column(), column(), column()];
  for (let row = 0; row < CHILDREN; row++) {
    const at = random.integer(1826);
    const place = { sex: row % 2 === 0 ? 'boy' : 'girl', at } as const;
    const z = (): number => -0.8 + 1.3 * random.normal();
    const tenths = (value: number): number => Math.max(0, Math.round(value * 10) / 10);
    sex[row] = place.sex === 'boy' ? 1 : 2;
    ageDays[row] = at;
    measure[row] = random.integer(3);
    oedema[row] = Number(random.integer(500) === 0);
    lengthCm[row] = tenths(growthCurve('lengthForAge', place, z()));
    weightKg[row] = random.integer(50) === 0 ? Number.NaN : tenths(growthCurve('weightForAge', place, z()));
    headCm[row] = tenths(growthCurve('headForAge', place, z()));
    if (at < 91) {
      for (const late of [armCm, tricepsMm, subscapularMm]) late[row] = Number.NaN;
      continue;
    }
    armCm[row] = tenths(growthCurve('armForAge', place, z()));
    tricepsMm[row] = tenths(growthCurve('tricepsForAge', place, z()));
    subscapularMm[row] = tenths(growthCurve('subscapularForAge', place, z()));
  }
  return { sex, ageDays, weightKg, lengthCm, measure, headCm, armCm, tricepsMm, subscapularMm, oedema };
}

export const area: Area = {
  name: 'growth',
  title: `WHO z-scores of ${CHILDREN.toLocaleString('en')} children`,
  run: async (tell) => {
    const children = makeChildren();
    const { sex, ageDays, lengthCm, measure = sex } = children;
    const measurements: Measurement[] = [];
    const add = async (name: string, target: number | null, work: () => unknown): Promise<void> => {
      tell(name);
      const { ms, how } = await timeOf(work);
      measurements.push({ name, value: ms, unit: 'ms', target, isScaled: true, how });
    };
    await add('eight indicators with flags', 1000, () => growthScores(children));
    await add('length for age alone', null, () =>
      growthScores({ sex, measure, ...(ageDays && lengthCm ? { ageDays, lengthCm } : {}) }),
    );
    return measurements;
  },
};
