import { setTimeout as pause } from 'node:timers/promises';
import { secretariatOf, smallSurvey } from './city.ts';
import type { Journey, Tools } from './journey.ts';
import type { Product } from './server.ts';

const ROWS = 150_000;
const TITLE = 'Survei besar uji';
type Survey = Readonly<{ id: string; state: string; rowsAccepted: number; rowsRejected: number }>;

type Client = Readonly<{ ask: (method: string, path: string, body?: FormData | object) => Promise<unknown> }>;

async function clientOf(product: Product, person: object): Promise<Client> {
  const json = { 'x-pilar': '1', 'content-type': 'application/json' };
  const body = JSON.stringify(person);
  const signedIn = await fetch(`${product.url}/api/session`, { method: 'POST', headers: json, body });
  const cookie = signedIn.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  return {
    ask: async (method, path, content) => {
      const isForm = content instanceof FormData;
      const response = await fetch(`${product.url}/api${path}`, {
        method,
        headers: isForm ? { cookie, 'x-pilar': '1' } : { ...json, cookie },
        ...(content === undefined ? {} : { body: isForm ? content : JSON.stringify(content) }),
      });
      const text = await response.text();
      if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${text}`);
      return JSON.parse(text);
    },
  };
}

async function startImport({ ask }: Client): Promise<string> {
  const form = new FormData();
  form.set('title', TITLE);
  form.set('period', '2024-03');
  form.set('file', new Blob([smallSurvey(ROWS)]), 'survei-besar.csv');
  const { id } = (await ask('POST', '/surveys', form)) as { id: string };
  const number = (column: string) => ({
    column,
    numberStyle: column === 'pengeluaran' ? 'indonesian' : 'plain',
  });
  await ask('PUT', `/surveys/${id}/mapping`, {
    welfare: number('pengeluaran'),
    weight: number('bobot'),
    size: number('art'),
    strata: 'strata',
    psu: 'blok',
    groups: ['pekerjaan'],
  });
  return id;
}

const surveyOf = async ({ ask }: Client, id: string): Promise<Survey> =>
  (await ask('GET', `/surveys/${id}`)) as Survey;

async function untilReady(client: Client, id: string): Promise<Survey> {
  for (let turn = 0; turn < 600; turn += 1) {
    const survey = await surveyOf(client, id);
    if (survey.state === 'ready') return survey;
    if (survey.state !== 'importing') throw new Error(`the survey is ${survey.state}`);
    await pause(200);
  }
  throw new Error('the survey did not become ready');
}

const countOf = async ({ ask }: Client): Promise<number> =>
  ((await ask('GET', '/figures?indicator=p0')) as { figures: unknown[] }).figures.length;

async function run(tools: Tools): Promise<void> {
  const person = await secretariatOf(tools);
  const before = await clientOf(tools.product, person);
  const figures = await countOf(before);
  const id = await tools.step('a large import starts', () => startImport(before));
  await tools.step('the power goes while it runs', async () => {
    await pause(300);
    const { state } = await surveyOf(before, id);
    if (state !== 'importing') throw new Error(`too late: the survey is ${state} already`);
    await tools.product.kill('SIGKILL');
  });
  const again = await tools.step('the next start works', () => tools.product.restart());
  try {
    const after = await clientOf(again, person);
    await tools.step('nothing is half-done: no row counts until all do, and then all', async () => {
      const early = await surveyOf(after, id);
      if (early.state === 'importing' && early.rowsAccepted !== 0) {
        throw new Error(`${early.rowsAccepted} rows count while the import runs`);
      }
      const survey = await untilReady(after, id);
      if (survey.rowsAccepted !== ROWS || survey.rowsRejected !== 1) {
        throw new Error(`${survey.rowsAccepted} rows kept and ${survey.rowsRejected} refused`);
      }
    });
    await tools.step('what was published before is still there', async () => {
      const found = await countOf(after);
      if (found !== figures) throw new Error(`${found} figures where ${figures} were`);
    });
  } finally {
    await again.kill('SIGTERM');
  }
}

export const journey: Journey = {
  name: 'power-cut',
  title: 'a process killed during a survey import leaves nothing half-done',
  needs: 'demo',
  run,
};
