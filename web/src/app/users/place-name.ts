import type { Area } from '@pilar/contracts';

/** The words that a place is told in. */
type Text = Readonly<{
  wholeCity: string;
  inRw: (rw: string, village: string) => string;
  inRt: (rt: string, rw: string, village: string) => string;
}>;

const numberOf = (part: string): string => String(Number(part));

/** `18.72.01.1001.003.007` -> `RT 7 RW 3 Metro`; a code that the list of areas does not hold stays a code. */
export function placeName(place: string, areas: readonly Area[], text: Text): string {
  const parts = place.split('.');
  const code = parts.slice(0, 4).join('.');
  const area = areas.find((one) => one.code === code);
  const name = area?.name ?? code;
  if (area?.level === 'city') return text.wholeCity;
  const [rw, rt] = parts.slice(4).map(numberOf);
  if (rw === undefined) return name;
  return rt === undefined ? text.inRw(rw, name) : text.inRt(rt, rw, name);
}

/** A kelurahan with the RW and RT as typed; undefined for what is no number of three digits. */
export function placeOf(area: string, rw: string, rt: string): string | undefined {
  const parts = [rw, rt].map((typed) => typed.trim()).filter((typed) => typed !== '');
  if (rw.trim() === '' && rt.trim() !== '') return undefined;
  const numbers = parts.map((typed) => (/^\d{1,3}$/.test(typed) ? Number(typed) : 0));
  if (numbers.includes(0)) return undefined;
  return [area, ...numbers.map((number) => String(number).padStart(3, '0'))].join('.');
}
