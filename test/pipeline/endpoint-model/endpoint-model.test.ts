import { afterEach, expect, test } from 'vitest';
import { type EndpointModel, endpointModel } from '../../../src/pipeline/endpoint-model/endpoint-model.ts';
import { modelOf, tides } from './programs.ts';

const grammar = { endpoints: [{ name: 'rise', role: 'unspecified' as const }], results: [] };
const tidal = { endpoints: [{ name: 'height of the tide', role: 'primary' }], results: [] };

let model: EndpointModel | undefined;
let told: string[];
let ends: (readonly [string, boolean])[];
afterEach(() => model?.close());

function started(command: readonly string[], means: { patience?: number; signal?: AbortSignal; environment?: NodeJS.ProcessEnv } = {}) {
  told = [];
  ends = [];
  model = endpointModel(command, {
    environment: process.env,
    ...means,
    lost: (message) => told.push(message),
    ended: (message, ran) => ends.push([message, ran]),
  });
  return model;
}

const askAll = (asked: EndpointModel, count: number) =>
  Promise.all(Array.from({ length: count }, (_, at) => asked.read(`Text number ${at}`, grammar, `record ${at}`)));

test('each text gets its own answer, whatever order they come in', async () => {
  const reversed = `
    const waiting = [];
    each(({ id, text }) => {
      waiting.push({ id: Number(id), endpoints: [{ name: text, role: 'other' }], results: [] });
      if (waiting.length === 5) for (const each of waiting.reverse()) answer(each);
    });`;
  const read = await askAll(started(await modelOf(reversed)), 5);
  expect(read.map(({ reading }) => reading.endpoints[0]?.name)).toEqual([0, 1, 2, 3, 4].map((at) => `Text number ${at}`));
  expect(told).toEqual([]);
});

test('what the grammar read is handed over, to be corrected', async () => {
  const promoting = `each(({ id, endpoints, results }) => answer({ id, endpoints: endpoints.map((each) => ({ ...each, role: 'primary' })), results }));`;
  const { reading } = await started(await modelOf(promoting)).read('Rise.', grammar, 'record 1');
  expect(reading).toEqual({ endpoints: [{ name: 'rise', role: 'primary' }], results: [] });
});

test('the program has the environment it is given, and no other', async () => {
  const showing = `each(({ id }) => answer({ id, endpoints: [{ name: String(process.env.MODEL_KEY), role: 'other' }], results: [] }));`;
  const { reading } = await started(await modelOf(showing), { environment: { MODEL_KEY: 'k3y' } }).read('Rise.', grammar, 'record 1');
  expect(reading.endpoints[0]?.name).toBe('k3y');
});

test('an answer that is none costs that text its answer, and no other', async () => {
  const erring = `
    each(({ id, text }) => {
      if (text.endsWith('1')) process.stdout.write('{"id": "' + id + '", "endpoints": [], "results": [{"kind": "arm", "value": NaN}]}\\n');
      else if (text.endsWith('2')) answer({ id, error: 'too many requests' });
      else answer({ id, endpoints: ${JSON.stringify(tidal.endpoints)}, results: [] });
    });`;
  const read = await askAll(started(await modelOf(erring)), 4);
  expect(read).toEqual([
    { reading: tidal },
    {
      reading: grammar,
      failure: { problem: 'node: the answer is no JSON', raw: '{"id": "2", "endpoints": [], "results": [{"kind": "arm", "value": NaN}]}' },
    },
    { reading: grammar, failure: { problem: 'node: endpoints must be given', raw: '{"id":"3","error":"too many requests"}' } },
    { reading: tidal },
  ]);
  expect(told).toEqual([
    'node: record 1: the answer is no JSON; it stands as refmill itself reads it',
    'node: record 2: endpoints must be given; it stands as refmill itself reads it',
  ]);
  expect(ends).toEqual([]);
});

test('lines that answer nothing are passed over, and told of twice: that there are some, and how many', async () => {
  const chatty = `console.log('Loading…'); console.log('{"id":"17"}'); ${tides}`;
  const asked = started(await modelOf(chatty));
  expect(await asked.read('Rise.', grammar, 'record 1')).toEqual({ reading: tidal });
  await asked.close();
  expect(told).toEqual([
    'node: wrote a line that answers nothing it was asked; what is meant for people goes to standard error',
    'node: wrote 2 lines in all that answer nothing',
  ]);
});

test('of many texts whose answers are none the first are named, and the others counted', async () => {
  const asked = started(await modelOf(`each(({ id }) => answer({ id }));`));
  await askAll(asked, 30);
  await asked.close();
  expect(told).toHaveLength(21);
  expect(told.at(-1)).toBe('node: and 10 more that it did not answer as it should');
});

test('a program that is silent is waited for once, and told of once', async () => {
  const asked = started(await modelOf('process.stdin.resume();'), { patience: 150 });
  const began = performance.now();
  const problem = 'node: did not answer within 0.15 seconds (is each line of its output flushed?)';
  expect(await askAll(asked, 8)).toEqual(Array.from({ length: 8 }, () => ({ reading: grammar, failure: { problem } })));
  expect(await asked.read('One more', grammar, 'record 9')).toEqual({ reading: grammar, failure: { problem } });
  expect(performance.now() - began).toBeLessThan(3000);
  expect(ends).toEqual([[`${problem}; what it did not answer stands as refmill itself reads it`, true]]);
  expect(told).toEqual([]);
});

test('a program that leaves one text out goes on with the others', async () => {
  const forgetful = `each(({ id }) => { if (id !== '1') answer({ id, ...${JSON.stringify(tidal)} }); });`;
  const asked = started(await modelOf(forgetful), { patience: 1000 });
  const [left, ...others] = await askAll(asked, 4);
  expect(left?.failure?.problem).toMatch(/^node: did not answer within 1 seconds/);
  expect(others).toEqual(Array.from({ length: 3 }, () => ({ reading: tidal })));
  expect(await asked.read('One more', grammar, 'record 5')).toEqual({ reading: tidal });
  expect(ends).toEqual([]);
});

test('a program that dies is told of once, and what it has answered stays', async () => {
  const dying = `each(({ id, text }) => { if (text.endsWith('2')) process.exit(3); answer({ id, ...${JSON.stringify(tidal)} }); });`;
  const asked = started(await modelOf(dying));
  const failure = { problem: 'node: ended with exit code 3' };
  expect(await askAll(asked, 4)).toEqual([
    { reading: tidal },
    { reading: tidal },
    { reading: grammar, failure },
    { reading: grammar, failure },
  ]);
  expect(await asked.read('One more', grammar, 'record 5')).toEqual({ reading: grammar, failure });
  expect(ends).toEqual([['node: ended with exit code 3; what it did not answer stands as refmill itself reads it', true]]);
  expect(told).toEqual([]);
});

test.each([
  ['that is not there', ['/no/such/secret-folder/tidal', '--key', 'k3y'], 'tidal: could not be started: no such file or folder (ENOENT)'],
  ['whose name cannot be one', ['ti\0dal', 'k3y'], 'ti\0dal: could not be started: ERR_INVALID_ARG_VALUE'],
])('a program %s is told of once, by its name alone', async (_, command, problem) => {
  const asked = started(command);
  expect(await askAll(asked, 2)).toEqual(Array.from({ length: 2 }, () => ({ reading: grammar, failure: { problem } })));
  expect(ends).toEqual([[`${problem}; what it did not answer stands as refmill itself reads it`, false]]);
  expect(told).toEqual([]);
});

test('whoever wants to stop does not wait for it', async () => {
  const stop = new AbortController();
  const asked = started(await modelOf('process.stdin.resume();'), { signal: stop.signal });
  const reading = asked.read('Rise.', grammar, 'record 1');
  stop.abort(new Error('stopped by SIGINT'));
  await expect(reading).rejects.toThrow('stopped by SIGINT');
});

test('what it was asked and nobody waits for any more is no failure', async () => {
  const asked = started(await modelOf('process.stdin.resume();'));
  const reading = asked.read('Rise.', grammar, 'record 1');
  await asked.close();
  expect((await reading).reading).toEqual(grammar);
  expect([told, ends]).toEqual([[], []]);
});

test('a program that does not end by itself is ended', async () => {
  const stubborn = `process.on('SIGTERM', () => {}); setInterval(() => {}, 1000);
    each(({ id }) => answer({ id, endpoints: [{ name: String(process.pid), role: 'other' }], results: [] }));`;
  const asked = started(await modelOf(stubborn));
  const { reading } = await asked.read('Rise.', grammar, 'record 1');
  const pid = Number(reading.endpoints[0]?.name);
  expect(process.kill(pid, 0)).toBe(true);
  await asked.close();
  await expect.poll(() => alive(pid)).toBe(false);
});

function alive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
