/**
 * A query that the application's channel does not carry. It is a fault of the program, never of a person's input, so
 * it leaves as `unexpected`; the name says what was refused, without any value.
 */
export class TreeRefused extends Error {
  override name = 'TreeRefused';

  constructor(what: string) {
    super(`The application's channel does not carry ${what}.`);
  }
}

/** A name that a query brings, short and without anything that a log line could be broken with. */
export const shown = (text: unknown): string =>
  JSON.stringify(String(typeof text === 'string' ? text : typeof text).slice(0, 60));
