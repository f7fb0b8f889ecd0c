import { type LinkAnswer, linkPeople, readPeople } from '@pilar/linkage';
import { LINK_HELP, type LinkArguments, linkArguments } from './link-arguments.ts';
import { linkJson, linkText } from './link-summary.ts';
import { type PersonList, personColumns, readPersonList } from './person-list.ts';
import { type RoleMaps, readRoleMap } from './role-map.ts';
import { writeAnswer } from './write-answer.ts';

export interface LinkOutput {
  readonly stdout: { write(text: string): unknown };
  readonly stderr: { write(text: string): unknown };
}

/**
 * `npx pilar link A [B] --out DIR …`.
 * @throws Problem with one sentence about what could not be used; the command line gives exit code 2
 */
export async function linkCommand(argv: readonly string[], io: LinkOutput): Promise<number> {
  const args = linkArguments(argv);
  if (args === undefined) io.stdout.write(LINK_HELP);
  else await link(args, io);
  return 0;
}

async function link(args: LinkArguments, io: LinkOutput): Promise<void> {
  const maps: RoleMaps | undefined = args.map === undefined ? undefined : await readRoleMap(args.map);
  const first = await readPersonList(args.first, maps?.A);
  const second = args.second === undefined ? undefined : await readPersonList(args.second, maps?.B);
  for (const list of [first, second]) sayNotes(list, io);
  const answer = answerOf(first, second, args);
  await writeAnswer(args.out, { first, second, answer });
  const summary = { first, second, answer, out: args.out };
  io.stdout.write(args.isJson ? linkJson(summary) : linkText(summary));
}

function sayNotes(list: PersonList | undefined, io: LinkOutput): void {
  for (const note of list?.notes ?? []) io.stderr.write(`${list?.file}: ${note}\n`);
}

function answerOf(first: PersonList, second: PersonList | undefined, args: LinkArguments): LinkAnswer {
  const people = readPeople(personColumns(first, second));
  return linkPeople(people, {
    seed: args.seed,
    ...(args.threshold !== undefined && { threshold: args.threshold }),
  });
}
