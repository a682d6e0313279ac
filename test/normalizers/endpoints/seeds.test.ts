import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { Format } from '../../../src/formats/format.ts';
import { questionAnswer } from '../../../src/formats/question-answer/question-answer.ts';
import { runOn } from '../../../src/formats/run-on/run-on.ts';
import type { Result } from '../../../src/model/endpoint.ts';
import { readRecords } from '../../../src/pipeline/read.ts';

/* The two documents that refmill began with, where they lie beside the checkout. */
const seeds = path.resolve(import.meta.dirname, '../../../../shared/seeds');

async function recordOf(format: Format, file: string) {
  for await (const record of readRecords(format, [readFileSync(path.join(seeds, file))], file, {})) return record;
  throw new Error(`${file} has no record`);
}

/** A result in a line: kind, measure, numbers, and the endpoint where its name is a short one. */
const line = ({ kind, measure, value, n, N, pct, endpoint }: Result): string =>
  [
    kind,
    measure,
    pct === undefined ? value : undefined,
    n,
    N,
    pct === undefined ? undefined : `${pct}%`,
    (endpoint ?? '').split(' ').length < 5 ? endpoint : '…',
  ]
    .filter((part) => part !== undefined)
    .join(' ');

test.skipIf(!existsSync(seeds))('the repository’s record has its twenty results', async () => {
  const { results = [] } = await recordOf(runOn, 'repository-record.txt');
  expect(results.map(line)).toEqual([
    'arm proportion 29 66% …',
    'arm median 6 …',
    'arm proportion 41 93% treatment-emergent adverse event',
    'arm proportion 1 2% radiographic bone progression',
    'arm proportion 8 18% …',
    'arm count 3 lymph node',
    'arm count 5 visceral metastases',
    'arm median NR …',
    'arm median 2.2 …',
    'arm median 9.9 radiographic progression-free survival',
    'followup maximum 12.8',
    'arm proportion 5 11% died',
    'arm proportion 8 18% first SSEs',
    'arm median NR overall survival',
    'arm median NR …',
    'arm median NR SSE-free survival',
    'arm proportion 5 36 14% pain progression',
    'followup 2',
    'arm proportion 28 64% died',
    'arm median 24.4 overall survival',
  ]);
});

test.skipIf(!existsSync(seeds))('the answer page’s claims have their ten results', async () => {
  const { claims = [] } = await recordOf(questionAnswer, 'question-answer-page.txt');
  expect(claims.flatMap(({ results = [] }) => results.map(line))).toEqual([
    'comparison median_difference 3.6 overall survival',
    'arm median 14.9 overall survival',
    'arm median 11.3 overall survival',
    'comparison HR 0.7 overall survival',
    'comparison median_difference 5.8 symptomatic skeletal events',
    'arm median 15.6 symptomatic skeletal events',
    'arm median 9.8 symptomatic skeletal events',
    'arm percent_change 56 osteolysis',
    'arm percent_change 43 tumor growth',
    'arm percent_change 70 suppression of resident osteoblasts',
  ]);
});
