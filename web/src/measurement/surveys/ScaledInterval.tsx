import type { Measure } from '@pilar/contracts';
import { placeOn, type Scale } from './interval-scale.ts';

type Props = Readonly<{
  measure: Measure;
  scale: Scale;
  /** The whole city, drawn as an upright line to read against. */
  reference: number | null;
  label: string;
}>;

const WIDTH = 200;
const HEIGHT = 18;
const MARGIN = 6;

/** An interval on the scale that all rows of the table share: here lengths may be compared. */
export function ScaledInterval({ measure, scale, reference, label }: Props) {
  const { value, ciLow, ciHigh } = measure;
  if (value === null) return null;
  const at = placeOn(scale, WIDTH, MARGIN);
  const middle = HEIGHT / 2;
  const [left, right] = [at(ciLow ?? value), at(ciHigh ?? value)];
  return (
    <svg className="scaled-interval" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label}>
      <title>{label}</title>
      {reference === null ? null : <path className="scaled-reference" d={`M${at(reference)} 0V${HEIGHT}`} />}
      <path
        className="scaled-range"
        d={`M${left} ${middle}H${right}M${left} ${middle - 4}v8M${right} ${middle - 4}v8`}
      />
      <circle className="scaled-point" cx={at(value)} cy={middle} r="4" />
    </svg>
  );
}
