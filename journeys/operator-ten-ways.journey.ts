import assert from 'node:assert/strict';
import type { DesilTable, FamilyPage, PersonPage, RegisterChoices } from '@pilar/contracts';
import type { Page } from 'playwright-core';
import { ask, askFor } from './ask-from-page.ts';
import { codeNow } from './authenticator.ts';
import { comeIn, personOf, signIn, smallSurvey } from './city.ts';
import { type Journey, see, seeHeading, type Tools } from './journey.ts';
import { fillRegisterOnServer } from './register-on-server.ts';

const MINE = '18.72.01.1001';
/** The kelurahan next to it, of the same kecamatan. */
const THEIRS = '18.72.01.1003';
const OPERATOR = {
  embedded: { userName: 'operator', password: 'kota-contoh-22' },
  postgres: { userName: 'operator.satu', password: 'gerimis sore di taman' },
} as const;

/** Somebody of the other kelurahan, as a person of the whole city sees and unmasks them. */
type Other = Readonly<{
  family: FamilyPage['families'][number];
  person: PersonPage['persons'][number];
  next: string;
  nik: string;
  jobId: string;
}>;

/** With a second factor, so that the whole number can be known and searched for. */
async function unmaskNik(page: Page, password: string, personId: string): Promise<string> {
  const started = await ask(page, 'POST', '/session/second-factor/start', { password });
  const { secret } = JSON.parse(started.text) as { secret: string };
  const code = codeNow(secret);
  const confirmed = await ask(page, 'POST', '/session/second-factor/confirm', { code });
  assert.equal(confirmed.status, 200, confirmed.text);
  const reason = 'perjalanan uji: nomor yang akan dicari operator';
  const unmasked = await ask(page, 'POST', `/registry/persons/${personId}/unmask`, {
    fields: ['nik'],
    reason,
  });
  const { values } = JSON.parse(unmasked.text) as { values: { nik: string } };
  return values.nik;
}

async function startJob(page: Page): Promise<string> {
  const answer = await page.evaluate(async (text) => {
    const form = new FormData();
    form.set('title', 'Survei sekretariat');
    form.set('period', '2024');
    form.set('file', new File([text], 'survei.csv', { type: 'text/csv' }));
    const sent = await fetch('/api/surveys', { method: 'POST', headers: { 'x-pilar': '1' }, body: form });
    return sent.text();
  }, smallSurvey(40));
  const { id } = JSON.parse(answer) as { id: string };
  const mapping = {
    welfare: { column: 'pengeluaran', numberStyle: 'indonesian' },
    weight: { column: 'bobot', numberStyle: 'plain' },
    size: { column: 'art', numberStyle: 'plain' },
  };
  const mapped = await ask(page, 'PUT', `/surveys/${id}/mapping`, mapping);
  const jobs = await askFor<{ jobs: { id: string }[] }>(page, '/jobs');
  const [job] = jobs.jobs;
  assert(job !== undefined, `the secretariat has a job (${mapped.text.slice(0, 200)})`);
  return job.id;
}

async function lookAtOther(tools: Tools): Promise<Other> {
  const page = await comeIn(tools, 'secretariat', '/survei');
  const { password } = await personOf(tools, 'secretariat');
  await ask(page, 'PUT', '/session/purpose', { purpose: 'planning' });
  const { families } = await askFor<FamilyPage>(page, `/registry/families?place=${THEIRS}`);
  const { persons } = await askFor<PersonPage>(page, `/registry/persons?place=${THEIRS}`);
  const person = persons.find(({ nikMasked }) => nikMasked !== null);
  const family = families.find(({ id }) => id === person?.familyId);
  assert(family !== undefined && person !== undefined, 'the other kelurahan has a family with a NIK');
  const jobId = await startJob(page);
  const nik = await unmaskNik(page, password, person.id);
  return { family, person, nik, jobId, next: `${family.place}~${family.id}` };
}

async function addOperator(tools: Tools): Promise<void> {
  if (tools.database === 'embedded') return;
  const page = await comeIn(tools, 'administrator', '/pengguna');
  const body = { ...OPERATOR.postgres, name: 'Operator Satu', roles: ['operator'], places: [MINE] };
  assert.equal((await ask(page, 'POST', '/users', body)).status, 200);
}

/** An answer that was asked for by an id says nothing of whom it belongs to. */
function assertUnnamed({ person, nik }: Other, text: string, where: string): void {
  for (const part of [person.name, nik])
    assert(!text.includes(part), `${where} names somebody of another kelurahan`);
}

/** A list holds neither of them. Names and masked numbers are shared by many; an id belongs to one. */
function assertNothingOf({ family, person, nik }: Other, text: string, where: string): void {
  for (const part of [family.id, person.id, nik])
    assert(!text.includes(part), `${where} holds a family of another kelurahan`);
}

async function run(tools: Tools): Promise<void> {
  const { step } = tools;
  const other = await step(
    'a family lives in the next kelurahan, and the secretariat works on it',
    async () => {
      await personOf(tools, 'secretariat');
      await fillRegisterOnServer(tools.product);
      await addOperator(tools);
      return lookAtOther(tools);
    },
  );
  const { page } = await tools.visit();
  const mine = await step(
    'the operator chooses a purpose and sees the families of their own kelurahan',
    async () => {
      await page.goto('/akun');
      await signIn(page, OPERATOR[tools.database]);
      assert.equal((await ask(page, 'PUT', '/session/purpose', { purpose: 'service' })).status, 200);
      const list = await askFor<FamilyPage>(page, '/registry/families');
      assert(list.families.length > 0 && list.families.every(({ place }) => place.startsWith(`${MINE}.`)));
      await page.goto(`/keluarga/${list.families[0]?.id}`);
      await page
        .getByText(list.families[0]?.headName ?? '')
        .first()
        .waitFor();
      return list;
    },
  );
  const refused = async (method: string, path: string, status: number, body?: unknown): Promise<void> => {
    const answer = await ask(page, method, path, body);
    assert.equal(answer.status, status, `${method} ${path}: ${answer.text.slice(0, 200)}`);
    assertUnnamed(other, answer.text, path);
  };
  const { family, person } = other;

  await step('1 · the address of another family says that there is none', async () => {
    await page.goto(`/keluarga/${family.id}`);
    await see(page, /tidak ditemukan/i);
    assertUnnamed(other, (await page.locator('main').textContent()) ?? '', 'the page');
    await refused('GET', `/registry/families/${family.id}`, 404);
  });
  await step('2 · nor does that of a person', async () => {
    await page.goto(`/orang/${person.id}`);
    await see(page, /tidak ditemukan/i);
    await refused('GET', `/registry/persons/${person.id}`, 404);
  });
  await step(
    '3 · a filter for the other kelurahan, its kecamatan or a page begun there lists nothing of it',
    async () => {
      for (const list of ['families', 'persons'] as const) {
        const there = await askFor<{ total: number }>(page, `/registry/${list}?place=${THEIRS}`);
        assert.equal(there.total, 0, `${list} of ${THEIRS}`);
        const wide = await ask(page, 'GET', `/registry/${list}?place=18.72.01`);
        assertNothingOf(other, wide.text, list);
        const places = wide.text.match(/"place":"[^"]*"/g) ?? [];
        assert(places.length > 0 && places.every((place) => place.startsWith(`"place":"${MINE}.`)));
      }
      const beyond = await askFor<FamilyPage>(
        page,
        `/registry/families?after=${encodeURIComponent(other.next)}`,
      );
      assert(beyond.families.every(({ place }) => place.startsWith(`${MINE}.`)));
      assert.equal(mine.total, (await askFor<FamilyPage>(page, '/registry/families?place=18.72')).total);
    },
  );
  await step('4 · no file can be taken', async () => {
    for (const file of ['families.xlsx', 'families.csv', 'persons.xlsx', 'persons.csv'])
      await refused('GET', `/registry/${file}?place=${THEIRS}`, 403);
  });
  await step('5 · counts hold the own kelurahan alone', async () => {
    const { rows } = await askFor<DesilTable>(page, '/registry/desil?level=village');
    assert.deepEqual(
      rows.map(({ areaCode }) => areaCode),
      [MINE],
    );
    const trace = await ask(page, 'GET', '/registry/desil/trace');
    assert(!trace.text.includes(THEIRS));
  });
  await step('6 · the whole NIK of somebody there finds nobody', async () => {
    const { status, text } = await ask(page, 'POST', '/registry/find-number', { number: other.nik });
    assert.deepEqual([status, JSON.parse(text)], [200, { familyId: null, personId: null }]);
  });
  await step('7 · drop-downs and the map offer no other place', async () => {
    const { areas } = await askFor<RegisterChoices>(page, '/registry/choices');
    assert.deepEqual(
      areas.map(({ code }) => code),
      [MINE],
    );
    await page.goto('/keluarga');
    await seeHeading(page, /^Keluarga/);
    assertNothingOf(other, await page.locator('main').innerHTML(), 'the list');
  });
  await step('8 · the job of the secretariat can be neither followed, listed nor stopped', async () => {
    await refused('GET', `/jobs/${other.jobId}`, 404);
    await refused('GET', '/jobs', 403);
    await refused('POST', `/jobs/${other.jobId}/cancel`, 403);
  });
  await step('9 · numbers are not opened, of nobody', async () => {
    const reason = 'ingin melihat nomor lengkapnya';
    for (const [what, id, fields] of [
      ['families', family.id, ['kk']],
      ['persons', person.id, ['nik']],
      ['families', mine.families[0]?.id, ['kk']],
    ] as const)
      await refused('POST', `/registry/${what}/${id}/unmask`, 403, { fields, reason });
  });
  await step('10 · the trail and who saw whom stay shut', async () => {
    await refused('GET', '/audit', 403);
    await refused('GET', '/audit/export.xlsx', 403);
    await refused('GET', `/audit/subjects/registry.family/${family.id}`, 403);
  });
  await step('11 · requests of residents, reports and surveys too', async () => {
    await refused('GET', '/protection/requests', 403);
    await refused('GET', `/protection/requests/${family.id}/person.xlsx`, 403);
    await refused('GET', '/protection/breaches', 403);
    await refused('GET', '/surveys', 403);
    await refused('GET', '/users', 403);
  });
  await step('12 · no other purpose, role, place or token can be taken', async () => {
    await refused('PUT', '/session/purpose', 403, { purpose: 'inspection' });
    await refused('POST', '/tokens', 403, {
      ...{ name: 'Milik saya', usedFor: 'melihat kelurahan lain', permissions: ['registry.read'] },
      ...{ places: [THEIRS], purpose: 'service' },
    });
    const session = await askFor<{ user: { id: string; places: string[] } }>(page, '/session');
    await refused('PATCH', `/users/${session.user.id}`, 403, { places: ['18.72'] });
    assert.deepEqual(session.user.places, [MINE]);
  });
}

export const journey: Journey = {
  name: 'operator-ten-ways',
  title: 'an operator of one kelurahan tries every way to see another, and none opens',
  needs: 'demo',
  run,
};
