// `npx --no pilar …`: the same program from a terminal, without the web.
import { Problem } from '../platform/problem.ts';
import { COMMANDS, type CommandName, HELP } from './commands.ts';

const [name, ...rest] = process.argv.slice(2);

function isCommand(word: string): word is CommandName {
  return Object.hasOwn(COMMANDS, word);
}

try {
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
    process.stdout.write(HELP);
  } else if (isCommand(name)) {
    process.exitCode = await COMMANDS[name](rest);
  } else {
    throw new Problem('command-invalid', {
      reason: `tidak ada perintah "${name}"`,
      reasonEn: `there is no command "${name}"`,
    });
  }
} catch (error) {
  if (!(error instanceof Problem)) throw error;
  process.stderr.write(`pilar: ${error.message.replace(' / ', '\n       ')}\n`);
  process.exitCode = 2;
}
