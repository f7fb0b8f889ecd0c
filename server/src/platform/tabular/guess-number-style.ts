import type { NumberStyle } from '@pilar/contracts';
import { isMissing, parseNumber } from './parse-number.ts';
import type { Cell } from './raw-table.ts';

export interface NumberEvidence {
  /** Cells that are numbers already. */
  readonly numbers: number;
  /** Texts that only one style can read, or that read alike in both. */
  readonly onlyIndonesian: number;
  readonly onlyEnglish: number;
  readonly alike: number;
  /** Texts that both styles read, to different numbers: `1.234`. */
  readonly twoWays: number;
  readonly notNumbers: number;
  /** The value to show when asking, else one that decided. */
  readonly example: string | null;
}

export interface NumberStyleGuess {
  readonly style: NumberStyle | 'ambiguous' | 'text';
  readonly evidence: NumberEvidence;
}

/**
 * How the numbers of a column are written. Decided only by values that one style alone can read; a column that has
 * only values like `1.234`, or values of both styles, is `ambiguous` and the user is asked once.
 */
export function guessNumberStyle(cells: readonly Cell[]): NumberStyleGuess {
  const count = { numbers: 0, onlyIndonesian: 0, onlyEnglish: 0, alike: 0, twoWays: 0, notNumbers: 0 };
  const examples = new Map<keyof typeof count, string>();
  let needsGroups = false;
  for (const cell of cells) {
    if (isMissing(cell)) continue;
    const kind = kindOf(cell);
    count[kind] += 1;
    if (typeof cell !== 'string') continue;
    if (!examples.has(kind)) examples.set(kind, cell.trim());
    if (kind === 'onlyEnglish' && parseNumber(cell, 'plain') === undefined) needsGroups = true;
  }
  const style = decided(count, needsGroups);
  const example =
    (style === 'ambiguous' ? examples.get('twoWays') : undefined) ??
    examples.get('onlyIndonesian') ??
    examples.get('onlyEnglish');
  return { style, evidence: { ...count, example: example ?? examples.get('alike') ?? null } };
}

function kindOf(
  cell: Cell,
): 'numbers' | 'onlyIndonesian' | 'onlyEnglish' | 'alike' | 'twoWays' | 'notNumbers' {
  if (typeof cell === 'number') return 'numbers';
  const indonesian = parseNumber(cell, 'indonesian');
  const english = parseNumber(cell, 'english');
  if (indonesian === undefined && english === undefined) return 'notNumbers';
  if (english === undefined) return 'onlyIndonesian';
  if (indonesian === undefined) return 'onlyEnglish';
  return indonesian === english ? 'alike' : 'twoWays';
}

function decided(count: Omit<NumberEvidence, 'example'>, needsGroups: boolean): NumberStyleGuess['style'] {
  const read = count.numbers + count.onlyIndonesian + count.onlyEnglish + count.alike + count.twoWays;
  if (read === 0 || read < count.notNumbers) return 'text';
  if (count.onlyIndonesian > 0 && count.onlyEnglish > 0) return 'ambiguous';
  if (count.onlyIndonesian > 0) return 'indonesian';
  // One comma-grouped `1,234` beside `0.5` needs the English style, and that style is then decided.
  if (count.onlyEnglish > 0) return needsGroups || count.twoWays > 0 ? 'english' : 'plain';
  return count.twoWays > 0 ? 'ambiguous' : 'plain';
}
