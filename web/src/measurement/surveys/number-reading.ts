import type { NumberStyle } from '@pilar/contracts';

const SHAPES: Readonly<Record<NumberStyle, RegExp>> = {
  indonesian: /^-?\d{1,3}(\.\d{3})*(,\d+)?$|^-?\d+(,\d+)?$/,
  english: /^-?\d{1,3}(,\d{3})*(\.\d+)?$|^-?\d+(\.\d+)?$/,
  plain: /^-?\d+(\.\d+)?$/,
};

/** An example as one style reads it, written with a decimal point: `1.234` is `1234` or `1.234`. Null: not readable so. */
export function readAs(example: string, style: NumberStyle): string | null {
  const bare = example.replace(/^rp\.?\s*/i, '').replace(/[\s\u00a0%]/g, '');
  if (!SHAPES[style].test(bare)) return null;
  if (style === 'indonesian') return bare.replaceAll('.', '').replace(',', '.');
  return style === 'english' ? bare.replaceAll(',', '') : bare;
}
