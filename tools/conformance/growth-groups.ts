import { SEX } from '@pilar/growth';
import type { Children } from './growth-children.ts';
import { NotSupported } from './not-supported.ts';

/** The columns that the reference's group titles stand for. */
const COLUMNS: Readonly<Record<string, readonly string[]>> = {
  'Geographical region': ['region', 'gregion'],
  'Residence type': ['typeres', 'residence', 'urban'],
  'Wealth quintile': ['wealthq', 'wealth'],
  'Maternal education': ['mothered', 'education'],
  'Mother education': ['mothered', 'education'],
  'Other grouping variable': ['othergr', 'other'],
};

type IsMember = (row: number) => boolean;

/** The children that a group of the reference names: `All`, `Age + sex: 00-05 mo.Female`, `Wealth quintile: Q1: Poorest`. */
export function groupOf(children: Children, title: string): IsMember {
  if (title === 'All') return () => true;
  const at = title.indexOf(': ');
  const [kind, value] = [title.slice(0, at), title.slice(at + 2)];
  if (kind === 'Age group') return ofAge(children, value);
  if (kind === 'Sex') return ofSex(children, value);
  if (kind === 'Age + sex') {
    const [age = '', sex = ''] = value.split('.');
    const [isAge, isSex] = [ofAge(children, age), ofSex(children, sex)];
    return (row) => isAge(row) && isSex(row);
  }
  const cells = children.text(...(COLUMNS[kind] ?? [kind]));
  if (cells === undefined) throw new NotSupported(`group ${kind}: its column is not named`);
  const short = /^Q([1-5])\b/.exec(value)?.[1];
  return (row) => cells[row] === value || (short !== undefined && cells[row] === short);
}

/** `06-11 mo`: from 6 completed months to below 12. */
function ofAge({ months }: Children, text: string): IsMember {
  const [, from, to] = /^(\d+)-(\d+) mo$/.exec(text) ?? [];
  if (from === undefined) throw new NotSupported(`age group ${text}`);
  return (row) => (months[row] ?? Number.NaN) >= Number(from) && (months[row] ?? Number.NaN) < Number(to) + 1;
}

function ofSex({ columns }: Children, text: string): IsMember {
  const code = { Male: SEX.boy, Female: SEX.girl }[text];
  if (code === undefined) throw new NotSupported(`sex ${text}`);
  return (row) => columns.sex[row] === code;
}
