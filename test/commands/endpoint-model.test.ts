import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import type { BibliographicRecord } from '../../src/model/record.ts';
import { packageRoot } from '../../src/package-root.ts';
import { modelOf, tides } from '../pipeline/endpoint-model/programs.ts';
import { emptyFolder, jsonLines, refmill } from './refmill.ts';

let folder: string;
let common: string[];

beforeEach(async () => {
  folder = await emptyFolder();
  common = ['--store', path.join(folder, 'refmill.db'), '--config', path.join(folder, 'refmill.yaml')];
});

/** A command line with a text to read on its standard input. */
const given = (args: readonly string[], lines: readonly string[]) =>
  refmill(
    args,
    process.env,
    undefined,
    lines.map((line) => Buffer.from(`${line}\n`)),
  );

const configure = (endpointModel: readonly string[] | undefined) =>
  writeFile(path.join(folder, 'refmill.yaml'), JSON.stringify(endpointModel ? { endpointModel } : {}));

const article = (number: number) => ({
  source: 'desk',
  sourceId: `key${number}`,
  title: `Tides ${number}`,
  issued: { year: 2020 },
  abstracts: [{ sections: [{ text: `The primary endpoint was the rise of the tide. It was ${number} cm.` }] }],
});

async function file(records: readonly object[]): Promise<string> {
  const name = path.join(folder, 'desk.jsonl');
  await writeFile(name, records.map((each) => `${JSON.stringify(each)}\n`).join(''));
  return name;
}

/** Every second answer comes late: the one after it is given first. */
const outOfOrder = tides.replace('answer({', 'setTimeout(answer, Number(id) % 2 ? 20 : 0, {');

test('extract-endpoints hands each text to the model, and keeps their order and their ids', async () => {
  const [program, script] = await modelOf(outOfOrder);
  const lines = Array.from(
    { length: 20 },
    (_, at) => `${JSON.stringify({ ...(at === 3 ? {} : { id: `t${at}` }), text: `Rise: ${at} cm` })}`,
  );
  const { code, stdout, stderr } = await given(['extract-endpoints', '--model', program, script], lines);
  expect([code, stderr]).toEqual([0, '']);
  expect(jsonLines(stdout)).toEqual(
    Array.from({ length: 20 }, (_, at) => ({
      ...(at === 3 ? {} : { id: `t${at}` }),
      endpoints: [{ name: 'height of the tide', role: 'primary' }],
      results: [{ kind: 'followup', value: at, start: 6, end: 6 + String(at).length, evidence: String(at) }],
    })),
  );
});

test('extract-endpoints as the model of extract-endpoints changes nothing', async () => {
  const text = 'The primary endpoint was overall survival. Median overall survival was 12.1 months with moss and 9.8 months with lime.';
  const lines = [`${JSON.stringify({ id: 1, text })}`];
  const cli = path.join(import.meta.dirname, '../../dist/src/cli.js');
  const alone = await given(['extract-endpoints'], lines);
  expect(jsonLines(alone.stdout)).toMatchObject([{ id: 1, endpoints: [{ role: 'primary' }] }]);
  const { code, stdout, stderr } = await given(['extract-endpoints', '--model', process.execPath, cli, 'extract-endpoints'], lines);
  expect([code, stderr]).toEqual([0, '']);
  expect(jsonLines(stdout)).toEqual(jsonLines(alone.stdout));
});

test('what the model does not answer as it should is printed as the grammar reads it, and told with its id', async () => {
  const [program, script] = await modelOf('each(({ id }) => answer({ id, results: [] }));');
  const lines = ['{"text":"The primary endpoint was survival."}'];
  const alone = await given(['extract-endpoints'], lines);
  const { code, stdout, stderr } = await given(['extract-endpoints', '--model', program, script], lines);
  expect([code, stderr]).toEqual([3, 'node: line 1: endpoints must be given; it stands as refmill itself reads it\n']);
  expect(jsonLines(stdout)).toMatchObject([{ endpoints: [{ role: 'primary' }] }]);
  expect(stdout).toBe(alone.stdout);
});

test.each([
  ['never started', ['/no/such/tidal', '--', '--key=k3y'], 2, 'tidal: could not be started: no such file or folder (ENOENT)'],
  ['dies', [process.execPath, '--', '-e', 'process.exit(4) // k3y'], 1, 'node: ended with exit code 4'],
])('a model that %s is told of in one line without its arguments, and every text is printed all the same', async (_, model, code, why) => {
  const lines = Array.from({ length: 30 }, (_each, at) => `{"id":${at},"text":"The primary endpoint was survival."}`);
  const alone = await given(['extract-endpoints'], lines);
  expect(jsonLines(alone.stdout)).toHaveLength(30);
  expect(await given(['extract-endpoints', '--model', ...model], lines)).toEqual({
    code,
    stdout: alone.stdout,
    stderr: `${why}; what it did not answer stands as refmill itself reads it\n`,
  });
});

test('arguments without a model are refused', async () => {
  expect(await refmill(['extract-endpoints', 'abstracts.jsonl'])).toMatchObject({ code: 2, stdout: '' });
});

const shown = async (number: number): Promise<BibliographicRecord> => {
  const found = await refmill(['search', `title:"Tides ${number}"`, '--json', ...common]);
  const [{ id } = { id: '' }] = jsonLines(found.stdout) as { id: string }[];
  const [work] = jsonLines((await refmill(['show', id, '--json', ...common])).stdout) as { members: { record: BibliographicRecord }[] }[];
  return work?.members[0]?.record ?? { source: '', sourceId: '' };
};

test('a configured model reads the abstracts of what is ingested; a replay without it gives the grammar’s reading again', async () => {
  await configure(await modelOf(outOfOrder));
  const own = { ...article(3), endpoints: [{ name: 'salt', role: 'primary' }] };
  const paths = [await file([article(1), article(2), own])];
  expect(await refmill(['ingest', ...paths, ...common], process.env)).toMatchObject({ code: 0, stderr: '' });
  expect(await shown(2)).toMatchObject({
    endpoints: [{ name: 'height of the tide', role: 'primary' }],
    results: [{ kind: 'followup', value: 2, evidence: '2' }],
  });
  // What the source itself says is no reading.
  const kept = await shown(3);
  expect([kept.endpoints, kept.results]).toEqual([own.endpoints, undefined]);
  const unchanged = await refmill(['replay', ...common], process.env);
  expect(unchanged.stdout).toContain('3 records read again from 1 payload: 0 changed, 3 unchanged');
  await configure(undefined);
  const replayed = await refmill(['replay', ...common], process.env);
  expect(replayed.stdout).toContain('3 records read again from 1 payload: 2 changed, 1 unchanged');
  const { endpoints } = await shown(2);
  expect(endpoints).toMatchObject([{ role: 'primary', name: expect.stringContaining('rise') }]);
});

test('a record whose answer cannot be taken has the grammar’s reading and a finding with what came', async () => {
  await configure(
    await modelOf(
      `each(({ id, text }) => text.includes(' 2 ') ? answer({ id, sorry: true }) : answer({ id, endpoints: [], results: [] }));`,
    ),
  );
  const { code, stderr } = await refmill(['ingest', await file([article(1), article(2)]), ...common], process.env);
  expect([code, stderr]).toEqual([3, 'node: record key2: endpoints must be given; it stands as refmill itself reads it\n']);
  const found = await refmill(['search', 'finding:endpoint-model-failed', '--json', ...common]);
  expect(jsonLines(found.stdout)).toHaveLength(1);
  expect(await shown(2)).toMatchObject({
    endpoints: [{ role: 'primary' }],
    findings: [
      { code: 'endpoint-model-failed', message: 'node: endpoints must be given', severity: 'warning', raw: '{"id":"2","sorry":true}' },
    ],
  });
  const without = await shown(1);
  expect([without.endpoints, without.results]).toEqual([undefined, undefined]);
});

test('a model that dies loses no record, and each that it did not answer says so', async () => {
  await configure(await modelOf(`each(({ id }) => id === '6' ? process.exit(1) : answer({ id, endpoints: [], results: [] }));`));
  const records = Array.from({ length: 40 }, (_, at) => article(at));
  const { code, stdout, stderr } = await refmill(['ingest', await file(records), ...common], process.env);
  expect([code, stderr]).toEqual([1, 'node: ended with exit code 1; what it did not answer stands as refmill itself reads it\n']);
  expect(stdout).toContain('40');
  expect(
    jsonLines((await refmill(['search', 'finding:endpoint-model-failed', '--json', '--limit', '100', ...common])).stdout),
  ).toHaveLength(35);
});

test('read shows what the model reads, in the order of the file, and which record it was', async () => {
  await configure(await modelOf(outOfOrder));
  const records = Array.from({ length: 30 }, (_, at) => article(at));
  const { code, stdout } = await refmill(['read', await file(records), '--config', path.join(folder, 'refmill.yaml')], process.env);
  expect(code).toBe(0);
  expect((jsonLines(stdout) as BibliographicRecord[]).map(({ sourceId, results }) => [sourceId, results?.[0]?.value])).toEqual(
    records.map(({ sourceId }, at) => [sourceId, at]),
  );
});

test('records beyond the limit that the model was asked about ahead are no failures', async () => {
  await configure(await modelOf(`each(({ id }) => { if (Number(id) <= 3) answer({ id, endpoints: [], results: [] }); });`));
  const records = Array.from({ length: 40 }, (_, at) => article(at));
  expect(await refmill(['ingest', await file(records), '--limit', '2', ...common], process.env)).toMatchObject({ code: 0, stderr: '' });
});

test('a harvest asks the model too', async () => {
  const inbox = path.join(folder, 'inbox');
  await mkdir(inbox);
  await writeFile(path.join(inbox, 'desk.jsonl'), `${JSON.stringify(article(5))}\n`);
  const sources = [{ id: 'inbox', fetcher: 'folder', path: inbox, settleSeconds: 0 }];
  await writeFile(path.join(folder, 'refmill.yaml'), JSON.stringify({ endpointModel: await modelOf(tides), sources }));
  expect(await refmill(['harvest', ...common], process.env)).toMatchObject({ code: 0 });
  expect(await shown(5)).toMatchObject({ endpoints: [{ name: 'height of the tide' }], results: [{ value: 5 }] });
});

test('an endpointModel that is no list of program and arguments is refused', async () => {
  await writeFile(path.join(folder, 'refmill.yaml'), 'endpointModel: python3 model.py\n');
  expect(await refmill(['ingest', await file([article(1)]), ...common])).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('endpointModel: must be a list'),
  });
});

test('the model of docs/endpoints.md works as the page says', async () => {
  const page = await readFile(path.join(packageRoot, 'docs/endpoints.md'), 'utf8');
  const [, source = ''] = /^```js model\.mjs\n([\s\S]*?)^```/m.exec(page) ?? [];
  const [, question = ''] = /^printf '%s\\n' '(.*)' \| npx refmill extract-endpoints --model node model\.mjs$/m.exec(page) ?? [];
  const script = path.join(folder, 'model.mjs');
  await writeFile(script, source);
  const alone = await given(['extract-endpoints'], [question]);
  expect(jsonLines(alone.stdout)).toMatchObject([
    { id: '7', endpoints: [{ role: 'primary', timepoint: expect.stringContaining('12 months') }] },
  ]);
  const { code, stdout, stderr } = await given(['extract-endpoints', '--model', process.execPath, script], [question]);
  expect([code, stderr]).toEqual([0, '']);
  expect(jsonLines(stdout)).toEqual(jsonLines(alone.stdout.replace('"primary"', '"secondary"')));
});
