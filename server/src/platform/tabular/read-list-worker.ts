import { workInThread } from '../thread/index.ts';
import type { ListTask } from './read-list.ts';
import { readTable } from './read-table.ts';

await workInThread<ListTask>(async ({ bytes, fileName, options }) => ({
  value: await readTable(bytes, fileName, options),
}));
