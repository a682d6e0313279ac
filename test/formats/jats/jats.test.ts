import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { detectFormat } from '../../../src/formats/registry.ts';
import { packageRoot } from '../../../src/package-root.ts';
import { readJats, readMeta } from './reading.ts';

const corpus = path.join(packageRoot, '../shared/corpora/services/jats');
const files = existsSync(corpus) ? readdirSync(corpus, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.nxml')) : [];

describe.skipIf(files.length === 0)('real articles of PubMed Central', () => {
  test.each(files.length > 0 ? files : ['skipped: no corpora'])('%s has everything that a citation needs', async (file) => {
    const text = readFileSync(path.join(corpus, file), 'utf8');
    expect(detectFormat(text.slice(0, 65_536))?.format.id).toBe('jats');
    const [record, ...others] = await readJats(text);
    expect(others).toEqual([]);
    expect(record?.identifiers?.map(({ scheme }) => scheme).slice(0, 3)).toEqual(['doi', 'pmid', 'pmcid']);
    expect(record?.contributors?.every(({ family, affiliations }) => family !== undefined && affiliations !== undefined)).toBe(true);
    expect(record?.container).toMatchObject({ title: expect.any(String), volume: expect.any(String), pagesAsGiven: expect.any(String) });
    expect(record?.references).toHaveLength(text.match(/<ref id=/g)?.length ?? 0);
    expect(record?.references?.every(({ raw }) => raw !== undefined)).toBe(true);
    expect((record?.findings ?? []).filter(({ severity }) => severity !== 'info')).toEqual([]);
  });
});

describe('a date of publication', () => {
  const collection = '<pub-date pub-type="collection"><year>2011</year></pub-date>';
  const online = (year: string) => `<pub-date pub-type="epub"><day>2</day><month>8</month><year>${year}</year></pub-date>`;

  it.each([
    ['the day online, where the collection is a year and of the same one', collection + online('2011'), { year: 2011, month: 8, day: 2 }],
    ['the collection’s, where that is of another year', collection + online('2010'), { year: 2011 }],
    ['that of print, if there is one', `${online('2010')}<pub-date pub-type="ppub"><year>2011</year></pub-date>`, { year: 2011 }],
    ['the only one there is, of whatever form', '<pub-date date-type="pub"><year>2019</year></pub-date>', { year: 2019 }],
  ])('is %s', async (_, meta, issued) => {
    expect((await readMeta(meta))?.issued).toEqual(issued);
  });
});

describe('an affiliation', () => {
  const author = (rid: string) =>
    `<contrib contrib-type="author"><name><surname>A</surname></name>${rid ? `<xref ref-type="aff" rid="${rid}"/>` : ''}</contrib>`;

  it.each([
    ['has commas where its elements have nothing between them', '<institution>X</institution><country>Y</country>', 'X, Y'],
    ['keeps the punctuation of its text', '<institution>X</institution>, <city>Z</city> <country>Y</country>.', 'X, Z, Y.'],
    ['drops the number that points at it', '<label>1</label><sup>1</sup> X, Y', 'X, Y'],
  ])('%s', async (_, aff, name) => {
    const record = await readMeta(`<contrib-group>${author('a')}</contrib-group><aff id="a">${aff}</aff>`);
    expect(record?.contributors?.[0]?.affiliations).toEqual([{ name }]);
  });

  it('in the group at which nobody points is that of all its people', async () => {
    const record = await readMeta(`<contrib-group>${author('')}${author('')}<aff>X</aff></contrib-group>`);
    expect(record?.contributors?.map(({ affiliations }) => affiliations)).toEqual([[{ name: 'X' }], [{ name: 'X' }]]);
  });

  it('of several at which nobody points is kept aside', async () => {
    const record = await readMeta(`<contrib-group>${author('')}</contrib-group><aff>X</aff><aff>Y</aff>`);
    expect(record?.contributors).toEqual([{ role: 'author', family: 'A' }]);
    expect(record?.unplaced?.map(({ value }) => value)).toEqual(['X', 'Y']);
  });
});

describe('a reference', () => {
  const raw = async (citation: string) =>
    (await readMeta('', `<ref-list><ref>${citation}</ref></ref-list>`))?.references?.map((each) => each.raw);

  it.each([
    [
      'printed, with a blank where only its elements divide words',
      '<mixed-citation><name><surname>A</surname><given-names>B</given-names></name>, <year>2001</year>: <source>J</source><volume>8</volume></mixed-citation>',
      'A B, 2001: J 8',
    ],
    [
      'printed, with names that have nothing between them',
      '<mixed-citation><person-group><name><surname>A</surname></name><name><surname>C</surname></name></person-group> in: <source>J</source></mixed-citation>',
      'A, C in: J',
    ],
    [
      'in elements alone',
      '<element-citation><collab>WHO</collab><source>Report</source><year>1999</year></element-citation>',
      'WHO. Report. 1999.',
    ],
    ['with a point of its own', '<element-citation><article-title>Why?</article-title><source>J</source></element-citation>', 'Why? J.'],
    ['whose id has no scheme', '<mixed-citation>Text <pub-id pub-id-type="other">Z9</pub-id></mixed-citation>', 'Text Z9'],
    ['in words alone', '<mixed-citation>A 2001</mixed-citation>', 'A 2001'],
  ])('%s is one text', async (_, citation, text) => {
    expect(await raw(citation)).toEqual([text]);
  });
});

it('of an article keeps nothing of the body', async () => {
  const [record] = await readJats(
    '<article><front><article-meta><title-group><article-title>T</article-title></title-group></article-meta></front><body><p>Prose</p></body><back><app-group><app><p>More prose</p></app></app-group></back></article>',
  );
  expect(JSON.stringify(record)).not.toContain('rose');
});

it('a value in an element that nobody knows is kept aside under its name', async () => {
  const record = await readMeta('<novelty kind="x"><part>Value</part></novelty>');
  expect(record?.unplaced).toEqual([
    { field: 'novelty@kind', value: 'x' },
    { field: 'part', value: 'Value' },
  ]);
});

it('an article with thousands of authors at hundreds of addresses is read in a moment', async () => {
  const affiliations = Array.from({ length: 500 }, (_, at) => `<aff id="a${at}">Institute ${at}, ${'long '.repeat(50)}street</aff>`).join(
    '',
  );
  const rids = Array.from({ length: 500 }, (_, at) => `a${at}`).join(' ');
  const authors = `<contrib contrib-type="author"><name><surname>A</surname></name><xref ref-type="aff" rid="${rids}"/></contrib>`.repeat(
    1000,
  );
  const before = performance.now();
  const record = await readMeta(`<contrib-group>${authors}</contrib-group>${affiliations}`);
  expect(record?.contributors).toHaveLength(1000);
  expect(performance.now() - before).toBeLessThan(10_000);
});

it('DocBook’s articles are not taken for it', () => {
  expect(detectFormat('<article xmlns="http://docbook.org/ns/docbook"><title>T</title></article>')?.format.id).not.toBe('jats');
});
