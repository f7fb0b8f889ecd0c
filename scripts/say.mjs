// Words of the two commands: Indonesian first, English under it. On stderr, so that output stays clean.

export function say(indonesian, english) {
  process.stderr.write(`pilar: ${indonesian}\n       ${english}\n`);
}

/** A foreseen refusal: the reader needs the sentence, not a stack. */
export class Refusal extends Error {}

export function fail(indonesian, english) {
  throw new Refusal(`${indonesian}\n       ${english}`);
}

/**
 * Runs a command's main function. `process.exit` would skip the `finally` that frees a lock, so a failure
 * only sets the exit code.
 */
export async function command(main) {
  try {
    await main();
  } catch (error) {
    process.exitCode ||= 1; // a signal may have set the code already
    process.stderr.write(
      error instanceof Refusal ? `pilar: ${error.message}\n` : `${error.stack ?? error}\n`,
    );
  }
}
