const QUOTE = 34;
const NEWLINE = 10;
const RETURN = 13;

/** A quoted cell longer than this is taken for a stray quote: else one typing error swallows the rest of a file. */
const LONGEST_QUOTED = 1_000_000;
const MOST_QUOTED_LINES = 200;

/**
 * Cuts text into records, fed piece by piece. It is lenient as spreadsheets are: a quote inside an unquoted cell is
 * a character, text after a closing quote is kept, CR, LF and CRLF all end a record.
 */
export class CsvScanner {
  readonly #delimiter: number;
  readonly #onRecord: (cells: string[]) => boolean;
  #rest = '';
  #records = 0;
  #stopped = false;
  /** Record numbers with a quote that never closes. */
  readonly strayQuotes: number[] = [];

  /** @param onRecord gets each record, blank ones too; false stops the scan */
  constructor(delimiter: string, onRecord: (cells: string[]) => boolean) {
    this.#delimiter = delimiter.charCodeAt(0);
    this.#onRecord = onRecord;
  }

  get stopped(): boolean {
    return this.#stopped;
  }

  push(piece: string, last: boolean): void {
    const text = this.#rest === '' ? piece : this.#rest + piece;
    let at = 0;
    while (at < text.length && !this.#stopped) {
      const cells: string[] = [];
      const next = this.#record(text, at, last, cells);
      if (next < 0) break;
      this.#records += 1;
      if (!this.#onRecord(cells)) this.#stopped = true;
      at = next;
    }
    this.#rest = text.slice(at);
  }

  /** Where the next record starts, or -1 when the text ends inside this one and more is to come. */
  #record(text: string, start: number, last: boolean, cells: string[]): number {
    let at = start;
    for (;;) {
      const end =
        text.charCodeAt(at) === QUOTE ? this.#quoted(text, at, last, cells) : this.#plain(text, at, cells);
      if (end < 0) return -1;
      if (end >= text.length) return last ? end : -1;
      const stop = text.charCodeAt(end);
      if (stop === this.#delimiter) {
        at = end + 1;
        continue;
      }
      if (stop === NEWLINE) return end + 1;
      if (end + 1 >= text.length) return last ? end + 1 : -1;
      return text.charCodeAt(end + 1) === NEWLINE ? end + 2 : end + 1;
    }
  }

  #plain(text: string, start: number, cells: string[]): number {
    const end = this.#cellEnd(text, start);
    cells.push(text.slice(start, end));
    return end;
  }

  #cellEnd(text: string, start: number): number {
    const delimiter = this.#delimiter;
    let at = start;
    for (; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      if (code === delimiter || code === NEWLINE || code === RETURN) break;
    }
    return at;
  }

  #quoted(text: string, start: number, last: boolean, cells: string[]): number {
    const close = closingQuote(text, start + 1);
    if (close < 0 && !last && text.length - start < LONGEST_QUOTED) return -1;
    if (close < 0 || tooLong(text, start, close)) {
      this.strayQuotes.push(this.#records + 1);
      return this.#plain(text, start, cells);
    }
    if (close + 1 >= text.length && !last) return -1;
    const end = this.#cellEnd(text, close + 1);
    const inner = text.slice(start + 1, close);
    cells.push((inner.includes('""') ? inner.replaceAll('""', '"') : inner) + text.slice(close + 1, end));
    return end;
  }
}

function closingQuote(text: string, from: number): number {
  let at = text.indexOf('"', from);
  while (at >= 0 && text.charCodeAt(at + 1) === QUOTE) at = text.indexOf('"', at + 2);
  return at;
}

function tooLong(text: string, start: number, close: number): boolean {
  if (close - start > LONGEST_QUOTED) return true;
  if (close - start < MOST_QUOTED_LINES) return false;
  let lines = 0;
  for (let at = text.indexOf('\n', start); at >= 0 && at < close; at = text.indexOf('\n', at + 1)) lines += 1;
  return lines > MOST_QUOTED_LINES;
}
