// `npx --no pilar …`: the same program from a terminal, without the web.
import { Problem } from '../platform/problem.ts';
import { askRunningCity } from './command-caller.ts';
import { terminalSeat } from './command-seat.ts';
import { COMMANDS, type CommandName, HELP } from './commands.ts';
import { readConfig } from './config.ts';
import { ROOT } from './root.ts';

const [name, ...rest] = process.argv.slice(2);

function isCommand(word: string): word is CommandName {
  return Object.hasOwn(COMMANDS, word);
}

/** The embedded database belongs to one process: where that one serves, it does the command for this one. */
async function run(command: CommandName, argv: readonly string[]): Promise<number> {
  try {
    return await COMMANDS[command](argv, terminalSeat);
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'database-locked') throw error;
    const { env, print } = terminalSeat;
    const { dataDir } = readConfig(env, [], ROOT);
    const code = await askRunningCity({ dataDir, name: command, argv, env, print });
    if (code === null) throw error;
    return code;
  }
}

try {
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
    process.stdout.write(HELP);
  } else if (isCommand(name)) {
    process.exitCode = await run(name, rest);
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
