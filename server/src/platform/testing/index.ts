export { writeOldRows } from './old-rows.ts';
export { testActor } from './test-actor.ts';
export { chosenKind, type TestDatabaseOptions, testDatabase } from './test-database.ts';
export { testServer } from './test-server.ts';
