import { type LinkageLists, linkageLists, linkageTable } from '@pilar/demo';
import { type LinkAnswer, linkPeople, type People, readNumber, readPeople } from '@pilar/linkage';

/** Bins of the calibration: pairs by stated probability, and how many of them are one person. */
export interface CalibrationBin {
  readonly from: number;
  readonly to: number;
  readonly pairs: number;
  readonly stated: number;
  readonly true: number;
}

export interface LinkageJudged {
  readonly seed: number;
  readonly records: number;
  readonly truePairs: number;
  readonly overall: Judgement;
  readonly nikMissing: Judgement;
  readonly blockingRecall: number;
  readonly falseMerges: Readonly<Record<'twins' | 'placeholders' | 'namesakes' | 'others', number>>;
  readonly reviewPairs: number;
  /** True pairs that wait for a person. */
  readonly trueInReview: number;
  readonly calibration: readonly CalibrationBin[];
  readonly seconds: number;
}

export interface Judgement {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

export function peopleOf(lists: LinkageLists): People {
  const table = linkageTable(lists.records);
  const column = (name: string) => table[name] ?? [];
  return readPeople({
    size: lists.records.length,
    fullName: column('nama'),
    birthDate: column('tanggal_lahir').map((date) => Number(date.replaceAll('-', ''))),
    sex: column('jenis_kelamin'),
    nik: column('nik'),
    kk: column('nomor_kk'),
    phone: column('telepon'),
    address: column('alamat'),
    rt: column('rt'),
    rw: column('rw'),
    area: column('kelurahan'),
  });
}

/** Makes the lists of a seed, links them without the truth, and then judges with it. */
export function simulateLinkage(seed: number, count: number, fields: number): LinkageJudged {
  const lists = linkageLists(seed, count, { fields });
  const people = peopleOf(lists);
  const started = performance.now();
  const candidates = new Set<number>();
  const answer = linkPeople(people, {
    seed,
    reviewFrom: 0.001,
    onPair: (a, b) => isTrue(lists, a, b) && candidates.add(b),
  });
  return { ...judge(lists, answer, candidates.size), seed, seconds: (performance.now() - started) / 1000 };
}

const isTrue = ({ personOf }: LinkageLists, a: number, b: number): boolean => personOf[a] === personOf[b];

function judge(
  lists: LinkageLists,
  answer: LinkAnswer,
  found: number,
): Omit<LinkageJudged, 'seed' | 'seconds'> {
  const { records, copiesFrom, personOf } = lists;
  const truePairs = records.length - copiesFrom;
  const hasNoNik = (row: number): boolean =>
    ['missing', 'placeholder'].includes(readNumber(records[row]?.nik ?? '', 'nik').state);
  const isMissing = (a: number, b: number): boolean => hasNoNik(a) || hasNoNik(b);
  let trueMissing = 0;
  for (let row = copiesFrom; row < records.length; row++)
    if (isMissing(personOf[row] ?? 0, row)) trueMissing++;
  const missing = answer.accepted.filter(({ a, b }) => isMissing(a, b));
  return {
    records: records.length,
    truePairs,
    overall: judgement(lists, answer.accepted, truePairs),
    nikMissing: judgement(lists, missing, trueMissing),
    blockingRecall: found / truePairs,
    falseMerges: falseMerges(lists, answer),
    reviewPairs: answer.review.filter(({ probability }) => probability >= 0.05).length,
    trueInReview: answer.review.filter(({ a, b, probability }) => probability >= 0.05 && isTrue(lists, a, b))
      .length,
    calibration: calibrationOf(lists, answer),
  };
}

type Pairs = readonly Readonly<{ a: number; b: number }>[];

function judgement(lists: LinkageLists, pairs: Pairs, truePairs: number): Judgement {
  const right = pairs.filter(({ a, b }) => isTrue(lists, a, b)).length;
  const [precision, recall] = [right / Math.max(1, pairs.length), right / Math.max(1, truePairs)];
  return { precision, recall, f1: (2 * right) / Math.max(1, pairs.length + truePairs) };
}

/** By what joined them: twins, a placeholder alone, namesakes, anything else. Records merged through others count too. */
function falseMerges(lists: LinkageLists, { clusterOf }: LinkAnswer): LinkageJudged['falseMerges'] {
  const { personOf, twinOf, namesakeOf, records } = lists;
  const counts = { twins: 0, placeholders: 0, namesakes: 0, others: 0 };
  const clusters = Map.groupBy(clusterOf.keys(), (row) => clusterOf[row] ?? row);
  for (const rows of clusters.values())
    for (const [at, a] of rows.entries())
      for (const b of rows.slice(at + 1)) {
        const [one, two] = [personOf[a] ?? a, personOf[b] ?? b];
        if (one === two) continue;
        if (twinOf.get(one) === two) counts.twins++;
        else if (namesakeOf.get(one) === two) counts.namesakes++;
        else if (isPlaceholderPair(records[a]?.nik, records[b]?.nik)) counts.placeholders++;
        else counts.others++;
      }
  return counts;
}

const isPlaceholderPair = (a = '', b = ''): boolean =>
  a === b && readNumber(a, 'nik').state === 'placeholder';

const EDGES = [0.001, 0.01, 0.05, 0.2, 0.4, 0.6, 0.8, 0.9, 0.95, 0.99, 0.999, 1.000001];

function calibrationOf(lists: LinkageLists, { accepted, review }: LinkAnswer): readonly CalibrationBin[] {
  const all = [...accepted, ...review.filter(({ reason }) => reason === 'uncertain' || reason === 'chain')];
  return EDGES.slice(1).map((to, at) => {
    const from = EDGES[at] ?? 0;
    const own = all.filter(({ probability }) => probability >= from && probability < to);
    const share = (sum: number): number => sum / Math.max(1, own.length);
    return {
      from,
      to: Math.min(1, to),
      pairs: own.length,
      stated: share(own.reduce((sum, { probability }) => sum + probability, 0)),
      true: share(own.filter(({ a, b }) => isTrue(lists, a, b)).length),
    };
  });
}
