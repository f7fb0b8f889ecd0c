import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { openDatabase } from '../db/index.ts';
import { APP_ROLES } from '../db/scope.ts';
import type { ServerConfig } from '../db/types.ts';
import { templateDigest } from './template-digest.ts';

/** As in production: an ordinary user owns the database and migrates, and another who owns nothing serves. */
const OWNER = 'pilar_test_owner';
const LOGIN = 'pilar_test_login';
const PASSWORD = 'test';
const PREPARE_LOCK = 7_101_873;

const templateName = (): string => `pilar_template_${templateDigest()}`;

async function asAdmin<T>(adminUrl: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

function urlOf(adminUrl: string, user: string, database: string): string {
  const url = new URL(adminUrl);
  url.username = user;
  url.password = PASSWORD;
  url.pathname = `/${database}`;
  return url.href;
}

async function exists(
  client: pg.Client,
  catalog: 'pg_roles' | 'pg_database',
  name: string,
): Promise<boolean> {
  const column = catalog === 'pg_roles' ? 'rolname' : 'datname';
  const { rowCount } = await client.query(`select 1 from ${catalog} where ${column} = $1`, [name]);
  return rowCount === 1;
}

/** The roles are made beforehand: the login must be their member when the first template is opened. */
async function prepareLogin(client: pg.Client): Promise<void> {
  for (const role of APP_ROLES) {
    if (!(await exists(client, 'pg_roles', role))) await client.query(`create role ${role} nologin`);
    await client.query(`grant ${role} to ${OWNER} with admin option`);
  }
  if (!(await exists(client, 'pg_roles', LOGIN))) {
    await client.query(`create role ${LOGIN} login noinherit password '${PASSWORD}'`);
  }
  await client.query(`grant ${APP_ROLES.join(', ')} to ${LOGIN}`);
}

type TestConfig = ServerConfig & Readonly<{ login: Readonly<{ url: string }> }>;

const configOf = (adminUrl: string, database: string): TestConfig => ({
  databaseUrl: urlOf(adminUrl, OWNER, database),
  login: { url: urlOf(adminUrl, LOGIN, database) },
});

/** Makes the owner and the migrated template, once a server: each test database is then a copy. */
export function prepareServer(adminUrl: string): Promise<void> {
  return asAdmin(adminUrl, async (client) => {
    await client.query(`select pg_advisory_lock(${PREPARE_LOCK})`);
    if (!(await exists(client, 'pg_roles', OWNER))) {
      await client.query(`create role ${OWNER} login createrole password '${PASSWORD}'`);
    }
    await prepareLogin(client);
    if (await exists(client, 'pg_database', templateName())) return;
    const draft = `${templateName()}_new`;
    await client.query(`drop database if exists ${draft} with (force)`);
    await client.query(`create database ${draft} owner ${OWNER}`);
    const database = await openDatabase(configOf(adminUrl, draft));
    await database.close();
    await client.query(`alter database ${draft} rename to ${templateName()}`);
  });
}

export type ServerCopy = Readonly<{ config: TestConfig; drop(): Promise<void> }>;

/** A fresh database on the server; `empty` leaves out the migrations. */
export async function createServerCopy(adminUrl: string, empty = false): Promise<ServerCopy> {
  const name = `pilar_test_${randomBytes(6).toString('hex')}`;
  const template = empty ? 'template1' : templateName();
  await asAdmin(adminUrl, (client) =>
    client.query(`create database ${name} owner ${OWNER} template ${template}`),
  );
  const drop = (): Promise<void> =>
    asAdmin(adminUrl, async (client) => {
      await client.query(`drop database if exists ${name} with (force)`);
    });
  return { config: configOf(adminUrl, name), drop };
}
