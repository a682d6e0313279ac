import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { BibliographicRecord } from '../../src/model/record.ts';
import { keyText } from '../../src/model/work.ts';
import { arrivalOf } from '../../src/pipeline/arrival.ts';
import { type CorrectRequest, correct, corrections } from '../../src/pipeline/correct.ts';
import { decide } from '../../src/pipeline/decide.ts';
import { takeIn } from '../../src/pipeline/intake.ts';
import { type Library, openLibrary } from '../../src/pipeline/library.ts';
import { resolveAnew } from '../../src/pipeline/resolve-anew.ts';
import { undo } from '../../src/pipeline/undo.ts';
import { parseQuery } from '../../src/search/parse.ts';
import type { Store } from '../../src/store/store.ts';
import { canonicalDump } from '../store/canonical-dump.ts';
import { mouseArticle, tideArticle, tideInRepository } from '../store/library.ts';

let folder: string;
let library: Library;
let store: Store;
let minute = 0;
const now = () => new Date(Date.UTC(2026, 0, 5, 8, minute++));

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'refmill-correct-'));
  library = await openLibrary(path.join(folder, 'refmill.db'));
  store = library.store;
});
afterEach(async () => {
  await library.close();
  await rm(folder, { recursive: true, force: true });
});

/** Stores records as a harvest does; the number of the run. */
async function harvest(...records: BibliographicRecord[]): Promise<number> {
  const run = await store.beginRun({ source: 'desk', fetcher: 'files', request: {}, startedAt: now().toISOString() });
  const arrivals = records.map((record) => arrivalOf({ authority: record.source, id: record.sourceId }, record));
  await takeIn(store, run, 'desk', { arrivals, failures: [], payloads: [] });
  await store.endRun(run, { outcome: 'complete', endedAt: now().toISOString() });
  return run;
}

const put = (id: string, field: string, value?: string, more: Partial<CorrectRequest> = {}) =>
  correct(store, { id, field, ...(value === undefined ? {} : { value }), now, ...more });
const citation = async (id: string) => (await store.work(id))?.citation;
const provenance = async (id: string) => (await store.work(id))?.provenance;
const found = async (query: string) =>
  (await store.search(parseQuery(query), { offset: 0, limit: 50, sort: 'added' })).works.map(({ id }) => id).sort();

const pubmed = 'pubmed/99000001';
const correctionOfIt = `user/${pubmed}`;

describe('one value', () => {
  test('stands above what every source says, names the person’s record first, and is found', async () => {
    await harvest(tideArticle, tideInRepository);
    await put('W1', 'title', 'Tidal radium and lighthouses', { who: 'A. Quill', reason: 'misprint' });
    expect((await citation('W1'))?.title).toBe('Tidal radium and lighthouses');
    expect((await citation('W1'))?.titles).toBeUndefined();
    expect((await provenance('W1'))?.title).toEqual([correctionOfIt]);
    expect(await found('title:lighthouses')).toEqual(['W1']);
    expect(await found('title:metastases')).toEqual([]);
    expect(await found('has:correction')).toEqual(['W1']);
    const work = await store.work('W1');
    expect(work?.records).toBe(2);
    expect(work?.members.find(({ key }) => key.authority === 'user')?.record.corrections).toEqual([
      {
        ...{ field: 'title', was: tideArticle.title, value: 'Tidal radium and lighthouses' },
        ...{ who: 'A. Quill', reason: 'misprint', at: expect.stringMatching(/^2026-01-05T/) },
      },
    ]);
  });

  test('a volume changes neither the journal nor what else is known of the place', async () => {
    await harvest(tideArticle, tideInRepository);
    await put('W1', 'volume', '13');
    expect((await citation('W1'))?.container).toEqual({ ...tideArticle.container, volume: '13' });
    expect((await provenance('W1'))?.['container.volume']).toEqual([correctionOfIt]);
    expect((await provenance('W1'))?.['container.title']).toEqual([pubmed]);
  });

  test('pages and article number are one statement', async () => {
    await harvest(tideArticle);
    const { pages: _pages, pagesAsGiven: _given, ...journal } = tideArticle.container ?? {};
    await put('W1', 'pages', 'e17');
    expect((await citation('W1'))?.container).toEqual({ ...journal, articleNumber: 'e17', pagesAsGiven: 'e17' });
    await put('W1', 'pages', '221-8');
    expect((await citation('W1'))?.container).toEqual({ ...journal, pages: '221-228', pagesAsGiven: '221-8' });
    await put('W1', 'pages', undefined, { remove: true });
    expect((await citation('W1'))?.container).toEqual(journal);
    await put('W1', 'pages', undefined, { undo: true });
    expect((await citation('W1'))?.container).toEqual(tideArticle.container);
  });

  test('one that is taken away stays away, whichever record has it', async () => {
    await harvest(tideArticle);
    await put('W1', 'volume', undefined, { remove: true });
    expect((await citation('W1'))?.container?.volume).toBeUndefined();
    await harvest({ ...tideInRepository, container: { volume: '12' } });
    expect((await citation('W1'))?.container?.volume).toBeUndefined();
  });

  test.each([
    ['year', '2019', { issued: { year: 2019, raw: '2019' } }],
    ['issued', '3 May 2019', { issued: { year: 2019, month: 5, day: 3, raw: '3 May 2019' } }],
    ['type', 'Thesis', { type: 'thesis' }],
    ['language', 'Spanish; en', { languages: ['es', 'en'] }],
    ['dates.accepted', '2019-05', { dates: { accepted: '2019-05' } }],
    ['journal', 'Annals of tides', { container: { title: 'Annals of tides' } }],
    ['issn', '20493630', { container: { issn: ['2049-3630'] } }],
    [
      'authors',
      'Quill, Ada; Moor B',
      {
        contributors: [
          { role: 'author', family: 'Quill', given: 'Ada' },
          { role: 'author', family: 'Moor', given: 'B' },
        ],
      },
    ],
    [
      'abstract',
      'AIM: To sleep. RESULTS: They slept.',
      {
        abstracts: [
          {
            sections: [
              { label: 'AIM', text: 'To sleep.' },
              { label: 'RESULTS', text: 'They slept.' },
            ],
          },
        ],
      },
    ],
    ['doi', 'https://doi.org/10.5555/Mice.2', { identifiers: [{ scheme: 'doi', value: '10.5555/mice.2' }] }],
    ['mesh', 'Mice', { headings: [{ vocabulary: 'mesh', term: 'Mice' }] }],
    ['trial', 'NCT09900001', { trials: [{ registry: 'ClinicalTrials.gov', id: 'NCT09900001' }] }],
    ['url', 'https://repository.example.org/2', { locations: [{ url: 'https://repository.example.org/2' }] }],
  ])('%s is read by the grammar that reads it in sources: %s', async (field, value, said) => {
    const bare: BibliographicRecord = { source: 'file:desk', sourceId: 'r1', title: 'Mice' };
    await harvest(bare);
    await put('W1', field, value);
    expect(await citation('W1')).toEqual({ title: 'Mice', ...said });
  });

  test.each([
    ['doi', 'no doi', 'cannot be read as doi (an example: 10.5555/12345678)'],
    ['year', 'last year', 'cannot be read as year'],
    ['language', 'en; Klingonese', 'cannot be read as language'],
    ['isbn', '9783161484101', 'cannot be read as isbn'],
    ['type', 'thing', 'cannot be read as type'],
    ['pmid', 'PMC123', 'cannot be read as pmid'],
    ['title', ' ', 'cannot be read as title'],
    ['colour', 'red', 'there is no field colour to correct: fields are title,'],
    ['authors[7].family', 'Quill', 'there are 3, counted from 0'],
    ['authors[0].orcid', '0000', 'is no such part of a person'],
    ['authors[0].shoe', '9', 'name a part of the person: authors[0].family'],
    ['keyword[4]', 'x', 'there is 1, counted from 0'],
  ])('%s is refused where the value cannot be one: %s', async (field, value, message) => {
    await harvest(tideArticle);
    const before = await canonicalDump(store);
    await expect(put('W1', field, value)).rejects.toThrow(message);
    expect(await canonicalDump(store)).toEqual(before);
  });

  test('what is not there cannot be taken away or back', async () => {
    await harvest(tideArticle);
    await expect(put('W1', 'edition', undefined, { remove: true })).rejects.toThrow('no edition is known');
    await expect(put('W1', 'keyword', 'tides', { remove: true })).rejects.toThrow('tides is no keyword of it');
    await expect(put('W1', 'title', undefined, { undo: true })).rejects.toThrow('nobody corrected title of W1');
    await expect(put('W9', 'title', 'x')).rejects.toThrow('W9: the library has no such work or record');
  });
});

describe('one of several values', () => {
  test('a keyword is added, put right and taken away', async () => {
    await harvest(tideArticle, tideInRepository);
    const keywords = async () => (await citation('W1'))?.keywords?.map(({ term }) => term);
    await put('W1', 'keyword', 'lighthouses');
    expect(await keywords()).toEqual(['lighthouses', 'alpha emitters']);
    await put('W1', 'keyword[1]', 'alpha particles');
    expect(await keywords()).toEqual(['alpha particles', 'lighthouses']);
    await put('W1', 'keyword', 'lighthouses', { remove: true });
    expect(await keywords()).toEqual(['alpha particles']);
    await put('W1', 'keyword', undefined, { undo: true });
    expect(await keywords()).toEqual(['alpha emitters']);
  });

  test('a part of a person’s name is put right, and the person keeps what else is known', async () => {
    await harvest(tideArticle, tideInRepository);
    await put('W1', 'authors[0].family', 'Méndez Vidaló');
    const work = await store.work('W1');
    expect(work?.citation.contributors?.map(({ family, collective }) => family ?? collective)).toEqual([
      'Méndez Vidaló',
      'Ødegård',
      'TIDE Study Group',
    ]);
    expect(work?.citation.contributors?.[0]).toMatchObject({ given: 'María José', orcid: '0000-0002-1825-0097' });
    expect(work?.provenance['contributors[0]']?.[0]).toBe(correctionOfIt);
    expect(work?.provenance['contributors[1]']?.[0]).toBe(pubmed);
    await put('W1', 'authors[0].family', undefined, { undo: true });
    expect((await citation('W1'))?.contributors?.[0]?.family).toBe('Méndez Vidal');
  });

  test('a corrected DOI stands in place of the wrong one, again and again', async () => {
    await harvest(tideArticle);
    const dois = async () => (await citation('W1'))?.identifiers?.filter(({ scheme }) => scheme === 'doi').map(({ value }) => value);
    await put('W1', 'doi', '10.5555/tide.2');
    expect(await dois()).toEqual(['10.5555/tide.2']);
    await put('W1', 'doi', '10.5555/tide.3');
    expect(await dois()).toEqual(['10.5555/tide.3']);
    await put('W1', 'doi', '10.5555/tide.1');
    expect(await dois()).toEqual(['10.5555/tide.1']);
    await put('W1', 'doi', undefined, { undo: true });
    expect(await dois()).toEqual(['10.5555/tide.1']);
  });
});

describe('which records are one', () => {
  const other: BibliographicRecord = { ...tideInRepository, source: 'file:desk', sourceId: 'r1' };

  test('an identifier that is taken away joins nothing any more, and a new record that has it finds nothing by it', async () => {
    await harvest(tideArticle);
    await put('W1', 'doi', undefined, { remove: true });
    await harvest({ ...mouseArticle, source: 'file:desk', sourceId: 'r2', identifiers: [{ scheme: 'doi', value: '10.5555/tide.1' }] });
    expect(await found('')).toEqual(['W1', 'W2']);
  });

  test('a wrong DOI that had joined two publications parts them when it is put right in the record that has it', async () => {
    const editorial = {
      type: 'article-journal' as const,
      title: 'Tides',
      identifiers: [{ scheme: 'doi' as const, value: '10.5555/tide.9' }],
    };
    await harvest({ source: 'crossref', sourceId: '10.5555/tide.9', ...editorial }, { source: 'file:desk', sourceId: 'r1', ...editorial });
    expect(await found('')).toEqual(['W1']);
    const { works } = await put('file:desk/r1', 'doi', '10.5555/tide.8');
    expect([works, await found('')]).toEqual([['W2'], ['W1', 'W2']]);
    await put('W2', 'doi', undefined, { undo: true });
    expect(await found('')).toEqual(['W1']);
  });

  test('an identifier that is put right finds the other record of the publication', async () => {
    await harvest({ ...tideArticle, identifiers: [{ scheme: 'pmid', value: '99000001' }] });
    await put('W1', 'doi', '10.5555/tide.1');
    await harvest(other);
    expect((await store.work('W1'))?.members.map(({ key }) => keyText(key)).sort()).toEqual(['file:desk/r1', pubmed, correctionOfIt]);
  });
});

describe('a correction outlives', () => {
  test('the next version of the record, whose own title it still overrules', async () => {
    await harvest(tideArticle);
    await put('W1', 'title', 'Tides');
    await harvest({ ...tideArticle, datestamp: '2025-01-01', title: 'Tidal radium in bone metastases: the TIDE trial (amended).' });
    const { title, titles } = (await citation('W1')) ?? {};
    expect([title, titles?.map(({ text }) => text)]).toEqual(['Tides', undefined]);
  });

  test('a merge and its undoing, and goes with its record when that leaves', async () => {
    await harvest(tideArticle, mouseArticle);
    await put('W1', 'title', 'Tides');
    await store.addTag('seen', { works: ['W1'], records: [] });
    const before = await canonicalDump(store);
    await decide(store, { records: ['W1', 'W2'], verdict: 'same', now });
    expect((await citation('W2'))?.title).toBe('Tides');
    await decide(store, { records: [pubmed, 'pubmed/99000002'], verdict: 'undo', now });
    expect(await canonicalDump(store)).toEqual(before);
  });

  test('a separation and its undoing', async () => {
    await harvest(tideArticle, tideInRepository);
    await put('W1', 'volume', '13');
    await store.addTag('seen', { works: ['W1'], records: [] });
    const before = await canonicalDump(store);
    await decide(store, { records: [pubmed, 'hdl:99999/99999/17'], verdict: 'different', now });
    expect([(await citation('W1'))?.container?.volume, (await citation('W2'))?.container]).toEqual(['13', undefined]);
    await decide(store, { records: [pubmed, 'hdl:99999/99999/17'], verdict: 'undo', now });
    expect(await canonicalDump(store)).toEqual(before);
  });

  test('the run that brought its record: it waits, unseen, and holds again when the record comes again', async () => {
    const run = await harvest(tideArticle);
    await put('W1', 'title', 'Tides');
    const before = await canonicalDump(store);
    await undo(store, { run, now });
    expect(await found('')).toEqual([]);
    await harvest(tideArticle);
    expect(await canonicalDump(store)).toEqual(before);
    expect((await store.status()).problems).toEqual([]);
  });

  test('the run that brought its record, where others of the work stay: it holds for them, and goes back when the record comes again', async () => {
    await harvest(tideInRepository);
    const run = await harvest(tideArticle);
    await put('W1', 'title', 'Tides');
    const before = await canonicalDump(store);
    await undo(store, { run, now });
    expect(await citation('W1')).toMatchObject({ title: 'Tides', rights: tideInRepository.rights });
    await harvest(tideArticle);
    expect(await canonicalDump(store)).toEqual(before);
  });

  test('resolving the library anew, which finds nothing to change', async () => {
    await harvest(tideArticle, tideInRepository, mouseArticle);
    await put('W1', 'volume', '13');
    await put('W2', 'keyword', 'coffee');
    const before = await canonicalDump(store);
    expect(await resolveAnew(store, { now })).toMatchObject({ merged: 0, retold: 0 });
    expect(await canonicalDump(store)).toEqual(before);
  });
});

describe('taking back', () => {
  test('a correction that is taken back leaves the library as it was, by field or by its run', async () => {
    await harvest(tideArticle, tideInRepository);
    const before = await canonicalDump(store);
    await put('W1', 'title', 'Tides');
    await put('W1', 'title', undefined, { undo: true });
    expect(await canonicalDump(store)).toEqual(before);
    await put('W1', 'doi', '10.5555/tide.2');
    const [{ id = 0 } = {}] = await store.runs(1);
    await undo(store, { run: id, now });
    expect(await canonicalDump(store)).toEqual(before);
    expect(await corrections(store, 'W1')).toEqual([]);
  });

  test('what was corrected is listed in order with who, when and why, and once for each field that has one value', async () => {
    await harvest(tideArticle);
    await put('W1', 'title', 'Tide');
    await put('W1', 'volume', '13', { who: 'A. Quill' });
    await put('pubmed/99000001', 'title', 'Tides');
    expect(await corrections(store, 'doi:10.5555/tide.1')).toMatchObject([
      { field: 'container.volume', was: '12', value: '13', who: 'A. Quill', record: pubmed },
      { field: 'title', was: tideArticle.title, value: 'Tides', alone: true, record: pubmed },
    ]);
  });

  test('what is corrected of one record alone leaves what the others say', async () => {
    await harvest(
      { ...tideArticle, keywords: [{ term: 'tides' }] },
      { ...tideInRepository, keywords: [{ term: 'tides' }, { term: 'moon' }] },
    );
    await put(pubmed, 'keyword', 'tides', { remove: true });
    expect((await citation('W1'))?.keywords?.map(({ term }) => term)).toEqual(['tides', 'moon']);
    expect((await provenance('W1'))?.['keywords[0]']).toEqual(['hdl:99999/99999/17']);
    await put('W1', 'keyword', 'tides', { remove: true });
    expect((await citation('W1'))?.keywords?.map(({ term }) => term)).toEqual(['moon']);
  });
});
