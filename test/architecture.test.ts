import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { packageRoot } from '../src/package-root.ts';

const src = path.join(packageRoot, 'src');
const files = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => file.replaceAll('\\', '/'));

/** Rooms whose inhabitants are siblings. A file or folder that exports none of the kind is nobody's sibling: several of them use it. */
const siblings: Record<string, RegExp> = {
  formats: /^export const \w+: Format\b/m,
  fetchers: /^export const \w+: Fetcher\b/m,
  checks: /^export const \w+: Check\b/m,
  commands: /^export function add\w+\(program: Command, context: Context\)/m,
  sandbox: /^export const \w+: SandboxService\b/m,
};

const source = (file: string): string => readFileSync(path.join(src, file), 'utf8');
const importsOf = (file: string): string[] =>
  [...source(file).matchAll(/from '(\.[^']+)'/g)].map(([, target]) => path.posix.join(path.posix.dirname(file), target ?? ''));

/** Who somebody is among siblings: the folder or file right below the room. */
const who = (file: string): string => file.split('/')[1] ?? '';

test.each(Object.entries(siblings))('siblings in %s do not import each other', (room, kind) => {
  const inhabitants = files.filter(
    (file) => file.startsWith(`${room}/`) && !['registry.ts', 'program.ts', 'services.ts'].includes(who(file)),
  );
  const isSibling = (name: string) => inhabitants.some((file) => who(file) === name && kind.test(source(file)));
  expect(inhabitants.some((file) => isSibling(who(file)))).toBe(true);
  const strayed = inhabitants.flatMap((file) =>
    importsOf(file)
      .filter((target) => target.startsWith(`${room}/`) && who(target) !== who(file) && isSibling(who(target)))
      .map((target) => `${file} imports ${target}`),
  );
  expect(strayed).toEqual([]);
});

/** The table of docs/architecture.md: a room, and the rooms that its files may import besides their own. */
const directions = [
  ...readFileSync(path.join(packageRoot, 'docs/architecture.md'), 'utf8').matchAll(/^\| `([a-z]+)\/` \|[^|]*\| ([^|]+) \|$/gm),
]
  .map(([, room = '', may = '']) => ({ room, may: may.split(', ') }))
  .filter(({ may }) => !may.some((each) => each.startsWith('everything')));

test('the table of the architecture has every room but those that may import everything', () => {
  const rooms = [...new Set(files.filter((file) => file.includes('/')).map((file) => file.split('/')[0]))];
  expect(rooms.filter((room) => !directions.some((each) => each.room === room))).toEqual(['commands', 'pipeline']);
});

test.each(directions)('$room/ imports only what the architecture allows', ({ room, may }) => {
  const strayed = files
    .filter((file) => file.startsWith(`${room}/`))
    .flatMap((file) => importsOf(file).map((target) => ({ file, target })))
    .filter(({ target }) => target.includes('/') && !target.startsWith('..') && ![room, ...may].includes(target.split('/')[0] ?? ''));
  expect(strayed).toEqual([]);
});

test('no file is a catch-all', () => {
  expect(files.filter((file) => /(^|\/)(utils?|helpers?|types|common|misc|index)\.ts$/.test(file))).toEqual([]);
});

test('no file is longer than 300 lines', () => {
  const long = files.filter((file) => source(file).split('\n').length > 301);
  expect(long).toEqual([]);
});

test('only the command line reads the environment, and hands it to the configuration', () => {
  const readers = files.filter((file) => source(file).includes('process.env'));
  expect(readers).toEqual(['cli.ts']);
});
