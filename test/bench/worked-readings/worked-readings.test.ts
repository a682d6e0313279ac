import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { hasSeed, withTables, workedReadings } from '../../../bench/worked-readings/worked-readings.ts';
import { packageRoot } from '../../../src/package-root.ts';

const docs = (name: string) => readFileSync(path.join(packageRoot, 'docs', name), 'utf8');
const readings = workedReadings();

test('the drawings of docs/reading/ are what is read today (npm run docs writes them)', async () => {
  const { drawings } = await readings;
  expect(Object.keys(drawings)).toEqual(['fixture.svg', 'citation.svg', ...(hasSeed ? ['repository-record.svg'] : [])]);
  expect(Object.fromEntries(Object.keys(drawings).map((name) => [name, docs(`reading/${name}`)]))).toEqual(drawings);
});

test.each(['reading-run-on-text.md', 'reading-citations.md'])('the tables of docs/%s are what is read today', async (name) => {
  const { tables } = await readings;
  const page = docs(name);
  expect(withTables(page, tables)).toBe(page);
});

test('every table that is made has its place in a page, and every place its table', async () => {
  const { tables } = await readings;
  const pages = docs('reading-run-on-text.md') + docs('reading-citations.md');
  const marked = [...pages.matchAll(/<!-- table: ([^>]*) -->\n\n\|/g)].map(([, name = '']) => name);
  expect(marked.toSorted()).toEqual([...new Set([...Object.keys(tables), 'repository record', 'repository lists'])].toSorted());
});

test('a mark whose table cannot be made here keeps what it has', () => {
  const page = '<!-- table: a -->\nold\n<!-- end of table -->\n<!-- table: b -->\nkept\n<!-- end of table -->';
  expect(withTables(page, { a: '| new |' })).toBe(
    '<!-- table: a -->\n\n| new |\n\n<!-- end of table -->\n<!-- table: b -->\nkept\n<!-- end of table -->',
  );
});

test('a drawing says in words what it shows, and names every value', async () => {
  const { drawings, tables } = await readings;
  const drawing = drawings['fixture.svg'] ?? '';
  expect(drawing).toMatch(/role="img">\n {2}<title>[^<]+<\/title>\n {2}<desc>[^<]+<\/desc>/);
  expect(drawing).toContain('prefers-color-scheme: dark');
  const offsets = (tables.values ?? '').match(/\d+–\d+/g) ?? [];
  expect(offsets.length).toBeGreaterThan(30);
  expect(offsets.filter((each) => !drawing.includes(` ${each} `))).toEqual([]);
});

test('the drawing of the page that is not ours has none of its text', () => {
  const texts = [...docs('reading/repository-record.svg').matchAll(/<text[^>]*>([^<]*)/g)].map(([, text = '']) => text);
  expect(texts.length).toBeGreaterThan(40);
  expect(texts.filter((text) => text.split(' ').length > 4)).toEqual([]);
});
