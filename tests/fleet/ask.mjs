// SPDX-License-Identifier: GPL-2.0-or-later
// node ask.mjs FLEET.md NAME...: runs the SQL blocks of those names ("```sql NAME") in this folder, and prints the rows of
// each as JSON, one a line. A name that is no block is SQL itself.
import { readFileSync } from 'node:fs';
import { DuckDBInstance } from '@duckdb/node-api';

const [document, ...names] = process.argv.slice(2);
const blocks = new Map();
for (const [, name, sql] of readFileSync(document, 'utf8').matchAll(/```sql (\w+)\n(.*?)```/gs)) blocks.set(name, sql);

const instance = await DuckDBInstance.create(':memory:');
const connection = await instance.connect();
for (const name of names) {
    const reader = await connection.runAndReadAll(blocks.get(name) ?? name);
    for (const row of reader.getRowObjectsJson()) console.log(JSON.stringify(row));
}
connection.closeSync();
