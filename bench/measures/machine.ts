import { cpus, totalmem, type } from 'node:os';
import Sqlite from 'better-sqlite3';
import { z } from 'zod';

export const machine = z.strictObject({
  cpu: z.string(),
  cores: z.int(),
  memoryBytes: z.number(),
  system: z.string(),
  node: z.string(),
  sqlite: z.string(),
});

/** What the figures were taken on. */
export function thisMachine(): z.infer<typeof machine> {
  const database = new Sqlite(':memory:');
  const sqlite = database.prepare('SELECT sqlite_version()').pluck().get() as string;
  database.close();
  const all = cpus();
  return {
    cpu: (all[0]?.model ?? 'unknown').trim(),
    cores: all.length,
    memoryBytes: totalmem(),
    system: `${type()} ${process.arch}`,
    node: process.versions.node,
    sqlite,
  };
}
