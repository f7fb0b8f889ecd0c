import type { WriteStream } from 'node:tty';

type Output = Pick<WriteStream, 'write' | 'isTTY'>;
export type ProgressLine = Readonly<{
  show: (text: string, done: number, total: number | null) => void;
  end: (text: string) => void;
}>;

const EVERY_MILLISECONDS = 2_000;

/**
 * Long work in the terminal: percentage, rows and time left on one line that is written over. In a file or a service log
 * a line of its own every other second.
 */
export function progressLine(output: Output, now: () => number = () => performance.now()): ProgressLine {
  let title = '';
  let started = 0;
  let written = Number.NEGATIVE_INFINITY;
  const put = (line: string, isLast: boolean): void => {
    if (output.isTTY) output.write(`\r\u001b[2K${line}${isLast ? '\n' : ''}`);
    else output.write(`${line}\n`);
  };
  return {
    show: (text, done, total) => {
      const at = now();
      if (text !== title) {
        [title, started, written] = [text, at, Number.NEGATIVE_INFINITY];
      }
      if (at - written < (output.isTTY ? 100 : EVERY_MILLISECONDS)) return;
      written = at;
      put(describe(text, done, total, at - started), false);
    },
    end: (text) => put(text, true),
  };
}

function describe(text: string, done: number, total: number | null, elapsed: number): string {
  if (total === null || total <= 0) return `  ${text} …`;
  const percent = Math.floor((100 * done) / total);
  const counts = `${done.toLocaleString('id-ID')} dari ${total.toLocaleString('id-ID')}`;
  const left = done > 0 && done < total ? Math.ceil((elapsed * (total - done)) / done / 1000) : 0;
  return `  ${text}: ${percent} % (${counts})${left > 0 ? `, sisa sekitar ${left} detik` : ''}`;
}
