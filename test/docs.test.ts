import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { fetchers } from '../src/fetchers/registry.ts';
import { packageRoot } from '../src/package-root.ts';
import { services } from '../src/sandbox/services.ts';
import { emptyFolder, refmill } from './commands/refmill.ts';

const documents = [
  'README.md',
  'CHANGELOG.md',
  ...readdirSync(path.join(packageRoot, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
];
const textOf = (document: string) => readFileSync(path.join(packageRoot, document), 'utf8');

/** Commands of a document: lines of its sh blocks. What needs the network stands in text blocks. */
const commandsOf = (document: string): string[] =>
  [...textOf(document).matchAll(/^```sh\n([\s\S]*?)^```/gm)].flatMap(([, block]) =>
    (block ?? '').split('\n').filter((line) => /^(?:printf .*\| )?npx refmill /.test(line)),
  );

/** Files that a document has its reader write: blocks that are headed by a name (```js model.mjs). */
const filesOf = (document: string) =>
  [...textOf(document).matchAll(/^```[a-z]+ ([a-z-]+\.[a-z]+)\n([\s\S]*?)^```/gm)].map(([, name = '', text = '']) => ({ name, text }));

/** Pages whose commands are run, besides the README's. */
const walkedThrough = [
  'docs/curating.md',
  'docs/deduplicating.md',
  'docs/vocabularies.md',
  'docs/reading-run-on-text.md',
  'docs/deciding.md',
  'docs/reporting.md',
  'docs/searching.md',
  'docs/citation-lists.md',
];

test.each(['README.md', ...walkedThrough])('the commands of %s do what it says, one after the other', async (document) => {
  const folder = await emptyFolder();
  symlinkSync(path.join(packageRoot, 'fixtures'), path.join(folder, 'fixtures'));
  for (const { name, text } of filesOf(document)) writeFileSync(path.join(folder, name), text);
  const commands = commandsOf(document);
  expect(commands.length).toBeGreaterThan(4);
  const environment = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !name.startsWith('REFMILL') && name !== 'NCBI_API_KEY'),
  );
  for (const command of commands) {
    const line = command.replace(/npx refmill/g, `'${process.execPath}' '${path.join(packageRoot, 'dist/src/cli.js')}'`);
    const { status, stdout, stderr } = spawnSync('sh', ['-c', line], { cwd: folder, encoding: 'utf8', env: environment });
    // 3: the fixtures hold broken records on purpose.
    expect([command, [0, 3].includes(status ?? -1), stderr]).toEqual([command, true, expect.not.stringContaining('fault of refmill')]);
    expect(stdout.length + stderr.length).toBeGreaterThan(0);
  }
  expect(existsSync(path.join(folder, 'citations.ris'))).toBe(document === 'README.md');
});

const ofSubcommands: ReadonlySet<string> = new Set(['duplicates', 'prisma', 'tag', 'vocabulary']);

/**
 * `refmill harvest pubmed --query radium` as its command (with the fetcher, which has options of its own) and its options, without what
 * stands between quotation marks or, behind `--`, is for another program.
 */
function optionsOf(line: string): { command: string; options: string[] } | undefined {
  const [, command = '', rest = ''] =
    /\brefmill ([a-z]+(?:-[a-z]+)*)\b(.*)/.exec(line.replace(/'[^']*'|"[^"]*"/g, '…').replace(/\s(?:#|--)\s.*/, '')) ?? [];
  const options = rest.match(/(?<=\s)--[a-z][a-z-]*/g) ?? [];
  const [, fetcher = ''] = /^ ([a-z-]+)/.exec(rest) ?? [];
  const own = ofSubcommands.has(command) || (command === 'harvest' && fetchers.some(({ id }) => id === fetcher));
  return options.length > 0 ? { command: own && fetcher !== '' ? `${command} ${fetcher}` : command, options } : undefined;
}

test('every option of a command line in documents and help is one that its command takes', async () => {
  const lines = documents.flatMap((document) => [
    ...[...textOf(document).matchAll(/^```[^`]*?^```/gms)].flatMap(([block]) => block.split('\n')),
    ...[...textOf(document).matchAll(/(?<!`)`([^`\n]+)`(?!`)/g)].map(([, code = '']) => code),
  ]);
  for (const { id, example } of fetchers) lines.push(`refmill harvest ${id} ${example}`);
  for (const { example } of services) lines.push(`refmill harvest ${example('http://127.0.0.1:8223/')}`);
  const asked = lines.flatMap((line) => line.split(' | ')).flatMap((line) => optionsOf(line) ?? []);
  expect(asked.length).toBeGreaterThan(40);
  const help = new Map<string, string>();
  for (const { command } of asked) if (!help.has(command)) help.set(command, (await refmill([...command.split(' '), '--help'])).stdout);
  const unknown = asked.flatMap(({ command, options }) =>
    options.filter((option) => !new RegExp(`${option}[ ,\\n]`).test(help.get(command) ?? '')).map((option) => `${command} ${option}`),
  );
  expect(unknown).toEqual([]);
});

test('what is built can be run as it is, as npx does', () => {
  const { status, stdout } = spawnSync(path.join(packageRoot, 'dist/src/cli.js'), ['--version'], { encoding: 'utf8' });
  expect([status, stdout]).toEqual([0, expect.stringMatching(/^\d+\.\d+\.\d+\n$/)]);
});

test('every command that the program has stands in the README’s table, and no other', () => {
  const listed = [...textOf('README.md').matchAll(/^\| `refmill ([a-z-]+)/gm)].map(([, name]) => name);
  const files = readdirSync(path.join(packageRoot, 'src/commands'));
  const program = readFileSync(path.join(packageRoot, 'src/commands/program.ts'), 'utf8');
  const added = [...program.matchAll(/await import\('\.\/([a-z-]+)\.ts'\)/g)].map(([, name]) => name);
  expect(listed.toSorted()).toEqual(added.toSorted());
  expect(added.every((name) => files.includes(`${name}.ts`))).toBe(true);
});

test.each(documents)('the links of %s lead somewhere', (document) => {
  const links = [...textOf(document).matchAll(/\]\(([^)#\s]+)[^)]*\)/g)]
    .map(([, target]) => target ?? '')
    .filter((target) => !/^https?:/.test(target));
  const dead = links.filter((target) => !existsSync(path.join(packageRoot, path.dirname(document), target)));
  expect(dead).toEqual([]);
});
