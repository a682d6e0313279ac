import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { present } from '../../src/model/present.ts';
import { recordSchema } from '../../src/model/record-schema.ts';
import { packageRoot } from '../../src/package-root.ts';

test('the committed JSON Schema is the one that the record’s schema gives (npm run docs writes it)', () => {
  const committed: unknown = JSON.parse(readFileSync(path.join(packageRoot, 'docs/record.schema.json'), 'utf8'));
  expect(committed).toEqual(JSON.parse(JSON.stringify(recordSchema())));
});

test('unknown fields are absent, zero and false stay', () => {
  expect(
    present<{ a?: string; b?: string[]; c?: number; d?: boolean; e?: string }>({ a: '', b: [], c: 0, d: false, e: undefined }),
  ).toEqual({ c: 0, d: false });
});
