import { attribute, tagsOf, xmlText } from './xlsx-xml.ts';

/** Built-in number formats that show a day: 14–17 and 22, and those that a locale fills in. */
const BUILT_IN_DATES = new Set([
  14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 34, 35, 36, 50, 51, 52, 53, 54, 57, 58,
]);

/** For each cell style of styles.xml, whether it shows a number as a day. Times of day stay numbers. */
export function dateStyles(xml: string): boolean[] {
  const codes = new Map(
    tagsOf(xml, 'numFmt').map((tag) => [
      Number(attribute(tag, 'numFmtId')),
      xmlText(attribute(tag, 'formatCode') ?? ''),
    ]),
  );
  const list = /<(?:\w+:)?cellXfs[\s>][\s\S]*?<\/(?:\w+:)?cellXfs>/.exec(xml)?.[0] ?? '';
  return tagsOf(list, 'xf').map((tag) => {
    const id = Number(attribute(tag, 'numFmtId') ?? 0);
    const code = codes.get(id);
    return code === undefined ? BUILT_IN_DATES.has(id) : showsDay(code);
  });
}

/** Whether a format code shows year, month or day once its literals, colours and locales are taken out. */
export function showsDay(code: string): boolean {
  const first = code.split(';')[0] ?? '';
  const bare = first.replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, '');
  if (/general|@/i.test(bare) || /[0#?]/.test(bare)) return false;
  return /[yd]/i.test(bare) || (/m/i.test(bare) && !/[hs]/i.test(bare));
}
