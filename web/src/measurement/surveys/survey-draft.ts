export type SurveyDraft = Readonly<{ title: string; year: string; month: string }>;
export type DraftFault = 'title' | 'year';

export const EMPTY_DRAFT: SurveyDraft = { title: '', year: '', month: '' };

/** `Susenas_Maret-2025.csv` proposes "Susenas Maret 2025" and 2025-03; what was typed already stays. */
export function proposeFrom(fileName: string, draft: SurveyDraft): SurveyDraft {
  const name = fileName
    .replace(/\.[a-z0-9]+$/i, '')
    .replace(/[_\-.]+/g, ' ')
    .trim();
  const year = /(?:^|\D)((?:19|20)\d{2})(?:\D|$)/.exec(fileName)?.[1] ?? '';
  return {
    title: draft.title === '' ? capital(name) : draft.title,
    year: draft.year === '' ? year : draft.year,
    month: draft.month === '' ? monthIn(fileName) : draft.month,
  };
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

const MONTHS: readonly RegExp[] = [
  /januari|january/,
  /februari|february/,
  /maret|march/,
  /april/,
  /(^|[^a-z])(mei|may)([^a-z]|$)/,
  /juni|june/,
  /juli|july/,
  /agustus|august/,
  /september/,
  /oktober|october/,
  /november/,
  /desember|december/,
];

function monthIn(fileName: string): string {
  const lower = fileName.toLowerCase();
  const named = MONTHS.findIndex((month) => month.test(lower));
  if (named >= 0) return twoDigits(named + 1);
  return /(?:19|20)\d{2}[-_](0[1-9]|1[0-2])(?:\D|$)/.exec(lower)?.[1] ?? '';
}

const twoDigits = (month: number) => String(month).padStart(2, '0');

export const MONTH_VALUES: readonly string[] = MONTHS.map((_, index) => twoDigits(index + 1));

/** `2025`, or `2025-03` where a month is named. */
export function periodOf({ year, month }: SurveyDraft): string {
  return month === '' ? year.trim() : `${year.trim()}-${month}`;
}

export function faultsOf({ title, year }: SurveyDraft): readonly DraftFault[] {
  const faults: DraftFault[] = [];
  if (title.trim() === '') faults.push('title');
  if (!/^(19|20)\d{2}$/.test(year.trim())) faults.push('year');
  return faults;
}
