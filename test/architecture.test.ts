import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { packageRoot } from '../src/package-root.ts';

const src = path.join(packageRoot, 'src');
const files = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => file.replaceAll('\\', '/'));

/** Rooms whose inhabitants are siblings, with the files there that all of them share. */
const siblings: Record<string, readonly string[]> = {
  formats: ['format.ts', 'registry.ts', 'residue.ts', 'text-lines.ts'],
  fetchers: ['fetcher.ts', 'registry.ts'],
  checks: ['check.ts', 'registry.ts'],
};

const importsOf = (file: string): string[] =>
  [...readFileSync(path.join(src, file), 'utf8').matchAll(/from '(\.[^']+)'/g)].map(([, target]) =>
    path.posix.join(path.posix.dirname(file), target ?? ''),
  );

/** Who somebody is among siblings: the folder or file right below the room. */
const who = (file: string): string => file.split('/')[1] ?? '';

test.each(Object.entries(siblings))('siblings in %s do not import each other', (room, shared) => {
  const strayed = files
    .filter((file) => file.startsWith(`${room}/`) && who(file) !== 'registry.ts')
    .flatMap((file) =>
      importsOf(file)
        .filter((target) => target.startsWith(`${room}/`) && who(target) !== who(file) && !shared.includes(who(target)))
        .map((target) => `${file} imports ${target}`),
    );
  expect(strayed).toEqual([]);
});

test('no file is a catch-all', () => {
  expect(files.filter((file) => /(^|\/)(utils?|helpers?|types|common|misc|index)\.ts$/.test(file))).toEqual([]);
});

test('no file is longer than 300 lines', () => {
  const long = files.filter((file) => readFileSync(path.join(src, file), 'utf8').split('\n').length > 301);
  expect(long).toEqual([]);
});

test('only the command line reads the environment, and hands it to the configuration', () => {
  const readers = files.filter((file) => readFileSync(path.join(src, file), 'utf8').includes('process.env'));
  expect(readers).toEqual(['cli.ts']);
});
