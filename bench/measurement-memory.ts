// `node bench/measurement-memory.ts ROWS`: the full set and 100 replicates in a process of their own; prints the most
// memory that the process ever held, in MB.
import { bootstrap, fullSet, gini } from '@pilar/measurement';
import { designOf, LINE, makeColumns } from './measurement-survey.ts';

const columns = makeColumns(Number(process.argv[2]));
const design = designOf(columns);
fullSet(columns.welfare, design, LINE);
gini(columns.welfare, bootstrap(design, { count: 100, seed: 1 }));
process.stdout.write(`${Math.round(process.resourceUsage().maxRSS / 1024)}\n`);
