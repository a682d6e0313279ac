// biome-ignore-all lint/suspicious/noTemplateCurlyInString: variables of the environment are written so
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { loadConfiguration } from '../src/config.ts';
import { packageRoot } from '../src/package-root.ts';
import { configurationSchema, configurationTable } from '../src/pipeline/configuration-schema.ts';
import { sourceOf } from '../src/pipeline/sources.ts';
import { starterConfiguration } from '../src/pipeline/starter-configuration.ts';

async function fileWith(text: string): Promise<string> {
  const file = path.join(await mkdtemp(path.join(tmpdir(), 'refmill-config-')), 'refmill.yaml');
  await writeFile(file, text);
  return file;
}

test('the file that init writes is a valid configuration', async () => {
  const config = await loadConfiguration(await fileWith(starterConfiguration), {});
  expect(config.sources?.map(({ id, fetcher }) => [id, fetcher])).toEqual([['radium-pubmed', 'pubmed']]);
});

test('the environment wins over the file', async () => {
  const file = await fileWith('store: here.db\nemail: a@example.org\n');
  expect(await loadConfiguration(file, { REFMILL_STORE: 'there.db', NCBI_API_KEY: 'k' })).toEqual({
    store: 'there.db',
    email: 'a@example.org',
    ncbiApiKey: 'k',
  });
});

test.each([
  ['stroe: x.db\n', 'stroe: no such key', 'stroe'],
  ['email: secret-but-wrong\n', 'email: is no e-mail address', 'email'],
  ['sources:\n  - id: a b\n    fetcher: pubmed\n', 'sources.0.id: letters, digits, point, hyphen and underscore only', 'sources.0.id'],
  ['sources:\n  - {id: a, fetcher: pubmed}\n  - {id: a, fetcher: pubmed}\n', 'two sources have the id a', 'sources.a'],
  ['sources:\n  - {fetcher: pubmed}\n', 'sources.0.id: must be given', 'sources.0.id'],
  ['sources: pubmed\n', 'sources: must be a list', 'sources'],
  ['limits: {timeout: 3}\n', 'limits.timeout: no such key', 'limits.timeout'],
  ['limits: {parallel: 99}\n', 'limits.parallel: must be at most 16', 'limits.parallel'],
  ['limits: {parallel: 1.5}\n', 'limits.parallel: must be a whole number', 'limits.parallel'],
  ['limits: {timeoutSeconds: 0}\n', 'limits.timeoutSeconds: must be more than 0', 'limits.timeoutSeconds'],
  ['afterwards: {webhook: {url: "https://x.example", on: never}}\n', 'must be one of always, changes, failure', 'afterwards.webhook.on'],
  [
    'afterwards: {webhook: {url: "https://x.example", secret: short}}\n',
    'afterwards.webhook.secret: must have at least 8 characters',
    'afterwards.webhook.secret',
  ],
  ['searches: [{id: a, query: x, feedUrl: feeds}]\n', 'searches.0.feedUrl: is no web address', 'searches.0.feedUrl'],
  ['store: "x\n', 'is not YAML', 'config'],
  ['store: *nowhere\n', 'its aliases cannot be resolved', 'config'],
  [
    `a: &a [x]\n${[...'bcdefgh'].map((key, at) => `${key}: &${key} [${`*${'abcdefg'[at]},`.repeat(10)}]`).join('\n')}\n`,
    'aliases',
    'config',
  ],
  ['just words\n', 'holds no keys', 'config'],
  ['- a\n- b\n', 'holds no keys', 'config'],
])('%j is refused with a message that names file and key', async (text, message, key) => {
  const file = await fileWith(text);
  const refused = loadConfiguration(file, {});
  await expect(refused).rejects.toThrow(message);
  await expect(refused).rejects.toThrow('refmill.yaml');
  await expect(refused).rejects.toMatchObject({ kind: 'misconfigured', key });
});

test('no value of the configuration stands in a message', async () => {
  const file = await fileWith('email: somebody-at-nowhere\nncbiApiKey: 5\n');
  const message = await loadConfiguration(file, { NCBI_API_KEY: '' }).catch((error: Error) => error.message);
  expect(message).not.toContain('somebody');
});

test('a file that is asked for must be there; the usual one may be missing', async () => {
  await expect(loadConfiguration('/nowhere/refmill.yaml', {})).rejects.toThrow(
    '/nowhere/refmill.yaml: cannot be read: no such file or folder (ENOENT)',
  );
  await expect(loadConfiguration(undefined, { REFMILL_CONFIG: '/nowhere/else.yaml' })).rejects.toThrow('else.yaml');
});

test('a variable that is set to nothing is not set', async () => {
  const environment = { REFMILL_CONFIG: '', REFMILL_STORE: '', REFMILL_EMAIL: '', NCBI_API_KEY: '' };
  expect(await loadConfiguration(await fileWith('store: here.db\n'), environment)).toEqual({ store: 'here.db' });
  expect(await loadConfiguration(undefined, environment)).toEqual({});
});

test('a wrong value of the environment is blamed on its variable, and not shown', async () => {
  const refused = loadConfiguration(await fileWith(''), { REFMILL_EMAIL: 'secret-but-wrong' });
  await expect(refused).rejects.toThrow('REFMILL_EMAIL: is no e-mail address');
  await expect(refused).rejects.toMatchObject({ kind: 'misconfigured', key: 'email' });
});

test('what is commented out in the file that init writes is valid as well', async () => {
  const file = await fileWith(
    starterConfiguration.replaceAll(/^(\s*)# (?=( {2})*(- )?[a-zA-Z]+:(\s|$))/gm, '$1').replace('ncbiApiKey: …', ''),
  );
  const config = await loadConfiguration(file, { WEBHOOK_URL: 'https://chat.example.org/x' });
  expect(Object.keys(config)).toEqual(
    expect.arrayContaining(['store', 'email', 'schedule', 'timezone', 'allowPrivateHosts', 'sources', 'searches', 'afterwards']),
  );
  expect(config.sources?.length).toBeGreaterThan(5);
  for (const source of config.sources ?? []) expect(sourceOf(source, config).id).toBe(source.id);
});

test('variables of the environment stand where ${NAME} is, and one that is not set is named', async () => {
  const file = await fileWith('sources:\n  - {id: a, fetcher: pubmed, query: "x ${WORD} y", ids: ["${N}"]}\n');
  expect((await loadConfiguration(file, { WORD: 'bone', N: '1' })).sources?.[0]).toMatchObject({ query: 'x bone y', ids: ['1'] });
  await expect(loadConfiguration(file, { N: '1' })).rejects.toMatchObject({
    key: 'WORD',
    message: expect.stringMatching(/sources\.0: query: the variable WORD is not set$/),
  });
});

test('a list of a search that is not there is refused', async () => {
  const file = await fileWith('afterwards: {exports: [{search: none, format: ris, file: x.ris}]}\n');
  await expect(loadConfiguration(file, {})).rejects.toThrow('there is no search none');
});

test('docs hold the schema and the table of keys (npm run docs writes them), and every key is described', async () => {
  const doc = (name: string) => readFile(path.join(packageRoot, 'docs', name), 'utf8');
  expect(JSON.parse(await doc('refmill.schema.json'))).toEqual(configurationSchema());
  expect(await doc('configuration.md')).toContain(`\n${configurationTable()}\n`);
  expect(
    configurationTable()
      .split('\n')
      .filter((line) => /^\| `[^`]+` \| {2}\|/.test(line)),
  ).toEqual([]);
});
