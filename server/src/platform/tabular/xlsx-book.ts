import { damaged } from './refusals.ts';
import { dateStyles } from './xlsx-styles.ts';
import { attribute, richText, tagsOf, xmlText } from './xlsx-xml.ts';

export interface BookSheet {
  readonly name: string;
  readonly isHidden: boolean;
  readonly part: string;
}

export interface XlsxBook {
  readonly sheets: readonly BookSheet[];
  readonly is1904: boolean;
  readonly sharedTexts: readonly string[];
  /** By cell style number: whether the number is shown as a day. */
  readonly isDate: readonly boolean[];
}

/** What a workbook says about its sheets, from its unpacked parts. */
export function xlsxBook(parts: ReadonlyMap<string, Buffer>, fileName: string): XlsxBook {
  const text = (name: string): string => parts.get(name)?.toString('utf8') ?? '';
  const book = text('xl/workbook.xml');
  const targets = relations(text('xl/_rels/workbook.xml.rels'));
  const sheets = tagsOf(book, 'sheet').flatMap((tag): BookSheet[] => {
    const part = targets.get(attribute(tag, 'r:id') ?? attribute(tag, 'id') ?? '');
    const name = attribute(tag, 'name');
    if (part === undefined || name === undefined || !parts.has(part) || part.includes('chartsheet'))
      return [];
    return [{ name: xmlText(name), part, isHidden: /hidden/i.test(attribute(tag, 'state') ?? '') }];
  });
  if (sheets.length === 0) {
    throw damaged(fileName, 'tidak ada lembar', 'the workbook has no sheet');
  }
  const properties = tagsOf(book, 'workbookPr')[0] ?? '';
  const shared =
    [...targets.values()].find((part) => /sharedStrings\.xml$/i.test(part)) ?? 'xl/sharedStrings.xml';
  return {
    sheets,
    is1904: /^(1|true)$/.test(attribute(properties, 'date1904') ?? ''),
    sharedTexts: sharedTexts(text(shared)),
    isDate: dateStyles(text('xl/styles.xml')),
  };
}

function relations(xml: string): Map<string, string> {
  return new Map(
    tagsOf(xml, 'Relationship').map((tag) => {
      const target = xmlText(attribute(tag, 'Target') ?? '');
      const part = target.startsWith('/') ? target.slice(1) : `xl/${target}`;
      return [attribute(tag, 'Id') ?? '', part.replace(/\/\.\//g, '/').replace(/[^/]+\/\.\.\//g, '')];
    }),
  );
}

function sharedTexts(xml: string): string[] {
  const texts: string[] = [];
  const open = /<(?:\w+:)?si(?:\s[^<>]*?)?(\/)?>/g;
  for (let found = open.exec(xml); found !== null; found = open.exec(xml)) {
    if (found[1] === '/') {
      texts.push('');
      continue;
    }
    const close = /<\/(?:\w+:)?si>/g;
    close.lastIndex = open.lastIndex;
    const end = close.exec(xml)?.index ?? xml.length;
    texts.push(richText(xml.slice(open.lastIndex, end)));
    open.lastIndex = end;
  }
  return texts;
}
