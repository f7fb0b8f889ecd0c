import pino, { type DestinationStream, type Logger } from 'pino';

export type Log = Logger;

/**
 * Structured logs, one JSON line each. They name routes, codes and trace ids, never people, values or file contents.
 * On a terminal only warnings are written, so that the address and progress stay readable.
 */
export function openLog(options: {
  level?: string;
  isTerminal: boolean;
  /** where the lines go; the standard output unless a test reads them */
  destination?: DestinationStream;
}): Log {
  const settings = {
    level: options.level ?? (options.isTerminal ? 'warn' : 'info'),
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    // Error messages may quote row values from the database driver: only class, code and stack lines are kept.
    serializers: { err: describeError },
  };
  return options.destination ? pino(settings, options.destination) : pino(settings);
}

export const silentLog: Log = pino({ level: 'silent' });

function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { type: typeof error };
  const frames = (error.stack ?? '').split('\n').filter((line) => line.trimStart().startsWith('at '));
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  return { type: error.name, code, stack: frames.slice(0, 12).map((line) => line.trim()) };
}
