import { spawn } from 'node:child_process';
import { constants } from 'node:os';

/** Exit code as the shell would give it: 128 + the signal's number for a killed child. */
export const exitCodeOf = (code, signal) => code ?? 128 + (constants.signals[signal] ?? 0);

/** Runs a program to its end with our input and output; `hold` receives the child, to end it early if it must. */
export function runChild(file, args, options = {}) {
  const { hold = () => {}, ...rest } = options;
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, { stdio: 'inherit', ...rest });
    hold(child);
    child.once('error', reject);
    child.once('close', (code, signal) => resolve(exitCodeOf(code, signal)));
  });
}

/** Hands signals on to a child and ends as it ends; for a command that only stands before another. */
export function becomeChild(file, args, options = {}) {
  const child = spawn(file, args, { stdio: 'inherit', ...options });
  // A terminal sends Ctrl-C to the whole group: the child has it already and decides how to end.
  process.on('SIGINT', () => {});
  for (const name of ['SIGTERM', 'SIGHUP']) process.on(name, () => child.kill(name));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => {
      process.exitCode = exitCodeOf(code, signal);
      resolve();
    });
  });
}
