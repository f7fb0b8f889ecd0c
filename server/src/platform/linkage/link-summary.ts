import type { LinkAnswer } from '@pilar/linkage';
import type { PersonList } from './person-list.ts';
import { PERSON_ROLES, ROLE_WORDS } from './person-role.ts';

export interface LinkSummary {
  readonly first: PersonList;
  readonly second: PersonList | undefined;
  readonly answer: LinkAnswer;
  readonly out: string;
}

const whole = (value: number): string => value.toLocaleString('id-ID', { maximumFractionDigits: 0 });
const share = (value: number): string => value.toLocaleString('id-ID', { maximumFractionDigits: 4 });

/** What was linked by what, in Indonesian. */
export function linkText({ first, second, answer, out }: LinkSummary): string {
  const { accepted, review, threshold, expectedPrecision, expectedMatches, clusterOf } = answer;
  const people = clusterOf.filter((cluster, row) => cluster === row).length;
  return [
    ...rolesText('A', first),
    ...(second === undefined ? [] : rolesText('B', second)),
    ...(answer.isWeak
      ? [
          'Hanya nama yang dibandingkan: banyak orang bernama sama, jadi hasil ini lemah. Periksa setiap pasangan.',
        ]
      : []),
    `Dibandingkan ${whole(answer.pairsCompared)} pasangan; ditaksir ${whole(expectedMatches)} pasangan sama.`,
    `Diterima ${whole(accepted.length)} pasangan, dari peluang ${share(threshold)}; ketepatan taksiran ${share(expectedPrecision)}.`,
    `Untuk dilihat orang ${whole(review.length)} pasangan.`,
    `${whole(clusterOf.length)} baris adalah ${whole(people)} orang.`,
    `Hasil: ${out}/pairs.csv, review.csv, clusters.csv`,
    '',
  ].join('\n');
}

function rolesText(source: string, { file, roles, areRolesGuessed, ids }: PersonList): string[] {
  const lines = PERSON_ROLES.filter((role) => roles[role] !== undefined).map(
    (role) => `  ${role.padEnd(10)} ${(roles[role] ?? []).join(' + ')} (${ROLE_WORDS[role]})`,
  );
  const noId = roles.id === undefined ? ['  id         urutan baris, dari 1'] : [];
  return [
    `${source}: ${file}, ${whole(ids.length)} baris; peran kolom${areRolesGuessed ? ' ditebak' : ''}:`,
    ...noId,
    ...lines,
  ];
}

/** The same for programs, with the model: how often each level occurs among one person's records and by chance. */
export function linkJson({ first, second, answer, out }: LinkSummary): string {
  const { model, rules, threshold, expectedPrecision, expectedMatches } = answer;
  const { mixture, comparisons } = model;
  const lists = [first, ...(second === undefined ? [] : [second])].map(
    ({ file, ids, roles, areRolesGuessed }) => ({
      ...{ file, records: ids.length, roles, rolesGuessed: areRolesGuessed },
    }),
  );
  const levels = comparisons.list.map(({ name, table }, at) => ({
    comparison: name,
    levels: table.levels.map(({ en }, index) => ({
      level: en,
      match: mixture.levels.match[at]?.[index + 1],
      random: mixture.levels.random[at]?.[index + 1],
    })),
  }));
  const summary = {
    ...{ out, lists, threshold, expectedPrecision, expectedMatches, namesAlone: answer.isWeak },
    pairs: answer.accepted.length,
    review: answer.review.length,
    pairsCompared: answer.pairsCompared,
    rules,
    model: { shares: mixture.shares, rounds: mixture.rounds, keptAsExpected: mixture.kept, levels },
  };
  return `${JSON.stringify(summary)}\n`;
}
