import {
  type Expression,
  IdentifierNode,
  type Kysely,
  type OperationNode,
  OperatorNode,
  type RootOperationNode,
  sql,
} from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testActor, testDatabase } from '../../testing/index.ts';
import { type Database, refusalCode, type Tx } from '../index.ts';
import { onSession } from '../transaction.ts';

/** What a store could be made to send if a person's input ever reached more than a value. */
type Loose = Record<string, Record<string, string | null>>;
const loose = (tx: Tx): Kysely<Loose> => tx as unknown as Kysely<Loose>;
const area = (tx: Tx) => loose(tx).selectFrom('platform.area');
/** Names and words exactly as given, past every check that the builder itself has. */
const asExpression = (node: object): Expression<string> =>
  ({ toOperationNode: () => node as OperationNode }) as Expression<string>;
const send = (tx: Tx, tree: object) =>
  tx.executeQuery({ query: tree as RootOperationNode, queryId: { queryId: 'x' }, sql: '', parameters: [] });
const selecting = (node: object) => ({
  kind: 'SelectQueryNode',
  selections: [{ kind: 'SelectionNode', selection: node }],
});
const literal = { kind: 'ValueNode', value: 'postgres' };

const ATTACKS: Readonly<Record<string, (tx: Tx) => Promise<unknown>>> = {
  // SQL text
  'a statement as text': (tx) => sql`select 1`.execute(tx),
  'RESET ROLE': (tx) => sql`reset role`.execute(tx),
  'SET ROLE': (tx) => sql`set local role postgres`.execute(tx),
  'SET SESSION AUTHORIZATION': (tx) => sql`set session authorization default`.execute(tx),
  'a DO block': (tx) => sql`do $$ begin execute 'reset role'; end $$`.execute(tx),
  'COPY to a program': (tx) => sql`copy platform.area to program 'id'`.execute(tx),
  'two statements': (tx) => sql`select 1; reset role`.execute(tx),
  'COMMIT, to go on without a scope': (tx) => sql`commit`.execute(tx),
  'set_config as text': (tx) => sql`select set_config('role', ${'postgres'}, true)`.execute(tx),
  // fragments inside a query of the builder
  'a raw column': (tx) => area(tx).select(sql`set_config('role', 'postgres', true)`.as('x')).execute(),
  'a raw condition': (tx) => area(tx).select('code').where(sql<boolean>`true or true`).execute(),
  'a raw order': (tx) => area(tx).select('code').orderBy(sql`1; reset role`).execute(),
  'a raw direction': (tx) => area(tx).select('code').orderBy('code', sql`desc; reset role`).execute(),
  'a raw table': (tx) => loose(tx).selectFrom(sql`pg_authid`.as('t')).selectAll().execute(),
  'a raw modifier': (tx) => area(tx).select('code').modifyEnd(sql`; reset role`).execute(),
  'a raw type': (tx) =>
    area(tx)
      .select((eb) => eb.cast('code', sql`text) , set_config('role','postgres',true`).as('x'))
      .execute(),
  'a raw value to write': (tx) =>
    loose(tx).updateTable('platform.area').set({ name: sql`current_user` }).execute(),
  'a known word with more behind it': (tx) =>
    area(tx)
      .select('code')
      .orderBy('code', sql.raw('desc, (select 1)') as never)
      .execute(),
  // functions
  'set_config as a function': (tx) =>
    area(tx)
      .select(({ fn, val }) => fn('set_config', [val('role'), val('postgres'), val(true)]).as('x'))
      .execute(),
  'set_config with its schema': (tx) =>
    area(tx)
      .select(({ fn, val }) => fn('pg_catalog.set_config', [val('role')]).as('x'))
      .execute(),
  'set_config as an aggregate': (tx) =>
    area(tx)
      .select(({ fn }) => fn.agg('set_config', ['code']).as('x'))
      .execute(),
  'a function name that holds a call': (tx) =>
    area(tx)
      .select(({ fn }) => fn("set_config('role','postgres',true)--", []).as('x'))
      .execute(),
  'another case of a known function': (tx) =>
    area(tx)
      .select(({ fn }) => fn('COUNT', ['code']).as('x'))
      .execute(),
  'a name of the prototype': (tx) =>
    area(tx)
      .select(({ fn }) => fn('constructor', []).as('x'))
      .execute(),
  'reading a file': (tx) =>
    area(tx)
      .select(({ fn, val }) => fn('pg_read_file', [val('PG_VERSION')]).as('x'))
      .execute(),
  'SQL inside a function': (tx) =>
    area(tx)
      .select(({ fn, val }) => fn('query_to_xml', [val('select 1')]).as('x'))
      .execute(),
  // a single-column function as a table turns every "column" of it into a call
  'a function hidden in a column': (tx) =>
    send(tx, {
      ...selecting({
        kind: 'ReferenceNode',
        table: tableNode('t'),
        column: { kind: 'ColumnNode', column: IdentifierNode.create('pg_read_file') },
      }),
      from: {
        kind: 'FromNode',
        froms: [aliasOf({ kind: 'FunctionNode', func: 'unnest', arguments: [literal] }, 't')],
      },
    }),
  'the same by a cast as a table': (tx) =>
    send(tx, {
      ...selecting({ kind: 'SelectAllNode' }),
      from: {
        kind: 'FromNode',
        froms: [
          aliasOf(
            { kind: 'CastNode', expression: literal, dataType: { kind: 'DataTypeNode', dataType: 'text' } },
            't',
          ),
        ],
      },
    }),
  // names
  'a name with a quote': (tx) =>
    area(tx).select("code as x\", set_config('role','postgres',true) as \"y").execute(),
  'a name with a NUL': (tx) => area(tx).select('code as x\u0000').execute(),
  'a name longer than PostgreSQL keeps': (tx) =>
    area(tx)
      .select(`code as ${'x'.repeat(64)}`)
      .execute(),
  'a name that is no text': (tx) => send(tx, selecting({ kind: 'IdentifierNode', name: ['code'] })),
  'the settings of the session, as a table': (tx) =>
    loose(tx).updateTable('pg_settings').set({ setting: 'postgres' }).where('name', '=', 'role').execute(),
  'the same with its schema': (tx) => loose(tx).selectFrom('pg_catalog.pg_settings').selectAll().execute(),
  'the passwords of the database': (tx) => loose(tx).selectFrom('pg_authid').selectAll().execute(),
  'the schema of standard views': (tx) =>
    loose(tx).selectFrom('information_schema.tables').selectAll().execute(),
  // operators, types, JSON
  'an operator with more text': (tx) =>
    area(tx)
      .select('code')
      .where((eb) =>
        eb('code', asExpression(OperatorNode.create('= code or true or code =' as never)) as never, 'x'),
      )
      .execute(),
  'a schema-qualified operator': (tx) =>
    area(tx)
      .select('code')
      .where((eb) =>
        eb('code', asExpression(OperatorNode.create('operator(pg_catalog.=)' as never)) as never, 'x'),
      )
      .execute(),
  'a type with more text': (tx) =>
    send(
      tx,
      selecting({
        kind: 'CastNode',
        expression: literal,
        dataType: { kind: 'DataTypeNode', dataType: "text), set_config('role'" },
      }),
    ),
  'a type of the catalogue': (tx) =>
    send(
      tx,
      selecting({
        kind: 'CastNode',
        expression: literal,
        dataType: { kind: 'DataTypeNode', dataType: 'regclass' },
      }),
    ),
  'a leg of a JSON path': (tx) =>
    loose(tx)
      .selectFrom('platform.setting')
      .select((eb) =>
        (eb as never as { ref(n: string, o: string): { key(k: string): { as(n: string): never } } })
          .ref('value', '->$')
          .key("x' || current_user || '")
          .as('x'),
      )
      .execute(),
  'a key of JSON with a backslash': (tx) =>
    send(tx, selecting({ kind: 'ValueNode', value: "\\'; reset role; --", immediate: true })),
  'an immediate value of another kind': (tx) =>
    send(
      tx,
      selecting({ kind: 'ValueNode', value: { toString: () => '1; reset role' }.toString, immediate: true }),
    ),
  'an immediate list': (tx) =>
    send(tx, selecting({ kind: 'ValueNode', value: ['1; reset role'], immediate: true })),
  // words looked up in a table of the builder
  'a join named like a method': (tx) =>
    send(tx, {
      ...selecting(literal),
      joins: [{ kind: 'JoinNode', joinType: 'constructor', table: tableNode('t') }],
    }),
  'a modifier named like a method': (tx) =>
    send(tx, { ...selecting(literal), endModifiers: [{ kind: 'SelectModifierNode', modifier: 'toString' }] }),
  'an order of nulls with more text': (tx) =>
    send(tx, {
      ...selecting(literal),
      orderBy: {
        kind: 'OrderByNode',
        items: [{ kind: 'OrderByItemNode', orderBy: literal, nulls: 'last; reset role' }],
      },
    }),
  'a union with more text': (tx) =>
    send(tx, {
      ...selecting(literal),
      setOperations: [
        {
          kind: 'SetOperationNode',
          operator: 'union; reset role;',
          expression: selecting(literal),
          all: false,
        },
      ],
    }),
  // other kinds of statements and nodes
  'a table to drop': (tx) => loose(tx).schema.dropTable('platform.area').execute(),
  'a table to make': (tx) => loose(tx).schema.createTable('x').addColumn('a', 'text').execute(),
  'a merge': (tx) =>
    loose(tx)
      .mergeInto('platform.area')
      .using('platform.area as other', 'other.code', 'platform.area.code')
      .whenMatched()
      .thenDelete()
      .execute(),
  'an EXPLAIN that runs': (tx) => area(tx).select('code').explain('json', sql`analyze`),
  'a TOP': (tx) => area(tx).select('code').top(1).execute(),
  'a FETCH': (tx) => area(tx).select('code').fetch(1).execute(),
  'a collation': (tx) =>
    area(tx)
      .select('code')
      .orderBy('code', (order) => order.collate('C'))
      .execute(),
  'no known kind': (tx) => send(tx, { kind: 'Statement', text: 'reset role' }),
  'a kind from the prototype': (tx) =>
    send(tx, Object.create({ kind: 'RawNode', sqlFragments: ['reset role'], parameters: [] })),
  'an unknown field': (tx) =>
    send(tx, { ...selecting(literal), explain: { kind: 'ExplainNode', format: 'text' } }),
  'a field named __proto__': (tx) =>
    send(
      tx,
      JSON.parse(
        '{"kind":"SelectQueryNode","__proto__":{"explain":{"kind":"RawNode","sqlFragments":["reset role"]}}}',
      ),
    ),
  'a query nested without end': (tx) => {
    let node: object = literal;
    for (let level = 0; level < 5_000; level += 1) node = { kind: 'ParensNode', node };
    return send(tx, selecting(node));
  },
  // commands beside the queries
  'a role of the server': (tx) => onSession(tx, (session) => session.setRole('postgres' as never)),
  'a role with more text': (tx) =>
    onSession(tx, (session) => session.setRole('pilar_app; reset role' as never)),
  'a lock with more text': (tx) => onSession(tx, (session) => session.lockTable('platform.area; reset role')),
  'a lock on the catalogue': (tx) => onSession(tx, (session) => session.lockTable('pg_catalog.pg_authid')),
  'a bulk load with more text': (tx) =>
    onSession(tx, (session) => session.stage('platform.area', ['code from platform.area; reset role; --'])),
  'a bulk load of the catalogue': (tx) =>
    onSession(tx, (session) => session.stage('pg_catalog.pg_authid', ['rolname'])),
  'rows for a table that nobody staged': (tx) =>
    onSession(tx, (session) => session.copyIn("x from program 'id'; --", new Uint8Array())),
  'the end of a table that nobody staged': (tx) =>
    onSession(tx, (session) => session.insertStaged('x; reset role')),
  'a bulk read that writes': (tx) =>
    onSession(tx, (session) =>
      session.copyOut(tx.deleteFrom('platform.area').returning('code').toOperationNode()),
    ),
  'a bulk read of a fragment': (tx) =>
    onSession(tx, (session) => session.copyOut(area(tx).select(sql`current_user`.as('x')).toOperationNode())),
  'a bulk read with a NUL': (tx) =>
    onSession(tx, (session) =>
      session.copyOut(area(tx).select('code').where('code', '=', 'x\u0000').toOperationNode()),
    ),
};

function tableNode(name: string) {
  return {
    kind: 'TableNode',
    table: { kind: 'SchemableIdentifierNode', identifier: IdentifierNode.create(name) },
  };
}
function aliasOf(node: object, name: string) {
  return { kind: 'AliasNode', node, alias: IdentifierNode.create(name) };
}

const REFUSED = /does not carry|could not be cloned/;

/** Checked on the embedded database, where a way out of the role would own everything, and on a server as well. */
describe.each(['embedded', 'postgres'] as const)(
  'The channel of the application to the %s database',
  (kind) => {
    let database: Database;
    const reader = testActor([], 'reader');
    const scopeNow = (tx: Tx) =>
      tx
        .selectNoFrom(({ fn, val }) => [
          fn<string>('platform.actor_id', []).as('actor'),
          fn<boolean>('platform.has_permission', [val('area.write')]).as('mayWrite'),
        ])
        .executeTakeFirstOrThrow();

    beforeAll(async () => {
      database = await testDatabase({ kind });
      await database.asActor(testActor(['area.write']), (tx) =>
        tx.insertInto('platform.area').values({ code: '18', name: 'Lampung', level: 'province' }).execute(),
      );
    });
    afterAll(() => database?.close());

    it.each(Object.entries(ATTACKS))(
      'refuses %s, and the next transaction has its own scope',
      async (_, attack) => {
        await expect(database.asActor(reader, async (tx) => attack(tx))).rejects.toThrow(REFUSED);
        expect(await database.asActor(reader, scopeNow)).toEqual({ actor: 'reader', mayWrite: false });
        const write = database.asActor(reader, (tx) =>
          tx.insertInto('platform.area').values({ code: '34', name: 'x', level: 'province' }).execute(),
        );
        await expect(write.catch(refusalCode)).resolves.toBe('42501');
        const owned = database.asActor(reader, (tx) => tx.selectFrom('identity.user').select('id').execute());
        await expect(owned.catch(refusalCode)).resolves.toBe('42501');
      },
    );

    it('goes on within a transaction after a refusal: nothing had reached the database', async () => {
      const after = await database.asActor(reader, async (tx) => {
        await expect(sql`reset role`.execute(tx)).rejects.toThrow(REFUSED);
        return scopeNow(tx);
      });
      expect(after).toEqual({ actor: 'reader', mayWrite: false });
    });

    it('writes two minus signs apart: together they would begin a comment that swallows the condition', async () => {
      const found = await database.asActor(reader, (tx) =>
        tx
          .selectFrom('platform.area')
          .select(({ neg, cast, val }) => neg(neg(cast<number>(val(7), 'integer'))).as('seven'))
          .where('code', '=', 'none of this code')
          .execute(),
      );
      expect(found).toEqual([]);
    });

    it('carries values of every kind as values, whatever they say', async () => {
      const text = `'; reset role; -- " \\ $1`;
      const row = await database.asActor(reader, (tx) =>
        tx
          .selectNoFrom(({ cast, val }) => [
            cast<string>(val(text), 'text').as('text'),
            cast<Uint8Array>(val(Buffer.from([0, 255])), 'bytea').as('bytes'),
            cast<string>(val(9_007_199_254_740_993n), 'numeric').as('big'),
            cast<Date>(val(new Date(5)), 'timestamptz').as('at'),
            cast<unknown>(val({ a: [text] }), 'jsonb').as('json'),
            cast<string | null>(val(undefined), 'text').as('nothing'),
          ])
          .executeTakeFirstOrThrow(),
      );
      expect({ ...row, bytes: [...row.bytes] }).toEqual({
        text,
        bytes: [0, 255],
        big: '9007199254740993',
        at: new Date(5),
        json: { a: [text] },
        nothing: null,
      });
    });

    it('opens to the job queue the jobs and nothing beside them', async () => {
      expect(await database.asQueue((tx) => tx.selectFrom('platform.job').select('id').execute())).toEqual(
        [],
      );
      const area = database.asQueue((tx) => tx.selectFrom('platform.area').select('code').execute());
      await expect(area).rejects.toThrow('does not carry the table platform.area here');
      const role = database.asQueue((tx) => onSession(tx, (session) => session.setRole('pilar_identity')));
      await expect(role).rejects.toThrow(REFUSED);
    });

    it('gives the identity library no other role', async () => {
      const query = database.identity.selectFrom('platform.setting').selectAll();
      await expect(query.execute().catch(refusalCode)).resolves.toBe('42501');
    });
  },
);
