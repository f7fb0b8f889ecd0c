/** Just enough XML for the parts of a workbook: they are written by machines and hold no document type or entity of their own. */

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);

/** Text with its entities and Excel's own `_x000D_` escapes read. */
export function xmlText(raw: string): string {
  const text = raw.includes('&')
    ? raw.replace(/&(#x[\da-f]+|#\d+|\w+);/gi, (whole, name: string) => entity(name) ?? whole)
    : raw;
  return text.includes('_x')
    ? text.replace(/_x([\da-f]{4})_/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : text;
}

function entity(name: string): string | undefined {
  if (!name.startsWith('#')) return ENTITIES.get(name);
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
}

/** The opening tags of one name, with any namespace prefix. */
export function tagsOf(xml: string, name: string): string[] {
  return xml.match(new RegExp(`<(?:\\w+:)?${name}(?=[\\s/>])[^<>]*>`, 'g')) ?? [];
}

export function attribute(tag: string, name: string): string | undefined {
  const found = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(tag);
  return found?.[1] ?? found?.[2];
}

/** One run without formats: nearly every text of a file. */
const PLAIN_TEXT = /^(?:<is>)?<t(?: xml:space="preserve")?>([^<]*)<\/t>(?:<\/is>)?$/;

/** The text of a cell or shared string: its runs joined, without the phonetic guide. */
export function richText(xml: string): string {
  const plain = PLAIN_TEXT.exec(xml)?.[1];
  if (plain !== undefined) return xmlText(plain);
  return xmlText(runsOf(xml));
}

const TAG = /<(\/?)(?:\w+:)?(\w+)[^<>]*?(\/?)>/g;

/** Walks from tag to tag once: however broken the text is, no part of it is looked at twice. */
function runsOf(xml: string): string {
  let text = '';
  let isRun = false;
  let isPhonetic = false;
  let from = 0;
  for (const { 0: tag, 1: closing, 2: name, 3: empty, index } of xml.matchAll(TAG)) {
    if (isRun && !isPhonetic) text += xml.slice(from, index);
    from = index + tag.length;
    if (empty === '/') continue;
    if (name === 't') isRun = closing === '';
    if (name === 'rPh') isPhonetic = closing === '';
  }
  return text;
}
