import type { EstimateRequest, SurveyDetail } from '@pilar/contracts';
import { formatPeriod } from '../../platform/format/time.ts';
import { readNumber } from '../figures/read-number.ts';

type Lines = SurveyDetail['lines'];
export type OfficialLine = Lines[number];

export const TYPED = 'ketik';

/** `line` is empty, `ketik`, or the place of an official line in the list. */
export type EstimateDraft = Readonly<{
  line: string;
  typed: string;
  source: string;
  by: string;
  boundary: EstimateRequest['boundary'];
  lonelyPsu: EstimateRequest['lonelyPsu'];
}>;

export type EstimateFault = 'line' | 'typed' | 'source';

/** The official line of the survey's own period is taken at once; a line of another year must be chosen knowingly. */
export function startEstimate({ lines, period }: Pick<SurveyDetail, 'lines' | 'period'>): EstimateDraft {
  const own = ownLine(lines, period);
  return {
    line: own < 0 ? '' : String(own),
    typed: '',
    source: '',
    by: '',
    boundary: 'below',
    lonelyPsu: 'fail',
  };
}

function ownLine(lines: Lines, period: string): number {
  const exact = lines.findIndex((line) => line.period === period);
  return exact >= 0 ? exact : lines.findIndex((line) => isSameYear(line.period, period));
}

export const hasOwnLine = ({ lines, period }: Pick<SurveyDetail, 'lines' | 'period'>) =>
  ownLine(lines, period) >= 0;

export const isSameYear = (one: string, other: string) => one.slice(0, 4) === other.slice(0, 4);

export function lineOf(draft: EstimateDraft, lines: Lines): OfficialLine | undefined {
  return draft.line === '' || draft.line === TYPED ? undefined : lines[Number(draft.line)];
}

const FEWEST_LETTERS = 3;

export function estimateFaults(draft: EstimateDraft, lines: Lines): readonly EstimateFault[] {
  if (draft.line !== TYPED) return lineOf(draft, lines) ? [] : ['line'];
  const faults: EstimateFault[] = [];
  const typed = typedLine(draft.typed);
  if (typed === null) faults.push('typed');
  if (draft.source.trim().length < FEWEST_LETTERS) faults.push('source');
  return faults;
}

/** No line is a rupiah and a bit, so `596.139` is read as thousands here. */
function typedLine(typed: string): number | null {
  const read = readNumber(typed);
  const value = read.fault === 'ambiguous' ? Number(typed.replace(/\D/g, '')) : read.value;
  return value !== null && value > 0 ? value : null;
}

const MOST_LETTERS = 300;

/** What is asked of the server, or null while something is missing. */
export function requestOf(draft: EstimateDraft, lines: Lines): EstimateRequest | null {
  if (estimateFaults(draft, lines).length > 0) return null;
  const official = lineOf(draft, lines);
  const line = official?.rupiahPerMonth ?? typedLine(draft.typed);
  if (line === null) return null;
  // Stored with the figure in the language of the office, whatever the reader's.
  const source = official
    ? `${official.source}, ${formatPeriod(official.period, 'id')}`
    : draft.source.trim();
  return {
    line,
    lineSource: source.slice(0, MOST_LETTERS),
    boundary: draft.boundary,
    by: draft.by === '' ? null : draft.by,
    lonelyPsu: draft.lonelyPsu,
  };
}
