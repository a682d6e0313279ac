import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseQuery } from '../../src/search/parse.ts';
import type { Page, Store } from '../../src/store/store.ts';
import { library } from '../store/library.ts';
import { put } from '../store/putting.ts';
import type { StorePlace } from './store.contract.ts';

const tide = 'W1';
const mouse = 'W2';
const sea = 'W3';

/** What every store must find: W1 is the TIDE trial, W2 coffee and mice, W3 a chapter about the sea. */
export function searchContract(name: string, makePlace: () => Promise<StorePlace>): void {
  describe(name, () => {
    let place: StorePlace;
    let store: Store;
    beforeAll(async () => {
      place = await makePlace();
      store = await place.open();
      await put(store, library, { source: 'desk' });
    });
    afterAll(async () => {
      await store.close();
      await place.remove();
    });
    const found = async (query: string, page: Partial<Page> = {}) =>
      (await store.search(parseQuery(query), { offset: 0, limit: 50, sort: 'relevance', ...page })).works.map(({ id }) => id);

    test('the works that came or changed last come first, with when they did', async () => {
      const recent = await store.recent(parseQuery('radium OR sea'), 2);
      expect(recent.map(({ id }) => id)).toEqual([sea, mouse]);
      const [run] = await store.runs(1);
      for (const { addedAt, changedAt } of recent) expect([addedAt, changedAt]).toEqual([run?.startedAt, run?.startedAt]);
    });

    test('the identifiers of works are listed, each once, from behind one on, and of those that a query finds', async () => {
      const listed = async (scheme: string, query = '', after?: string) => {
        const found: string[] = [];
        const of = { query: parseQuery(query), ...(after === undefined ? {} : { after }) };
        for await (const value of store.identifiers(scheme, of)) found.push(value);
        return found;
      };
      expect(await listed('doi')).toEqual(['10.5555/tide.1']);
      expect(await listed('pmid')).toEqual(['99000001', '99000002']);
      expect(await listed('pmid', '', '99000001')).toEqual(['99000002']);
      expect(await listed('pmid', 'coffee')).toEqual(['99000002']);
      expect(await listed('arxiv')).toEqual([]);
    });

    test.each([
      ['', [tide, mouse, sea]],
      ['radium', [tide, mouse]],
      ['RADIUM placebo', [tide, mouse]],
      ['radium -coffee', [tide]],
      ['NOT radium', [sea]],
      ['coffee OR sea', [mouse, sea]],
      ['(coffee OR sea) AND NOT mice', [sea]],
      ['"overall survival"', [tide]],
      ['"survival overall"', []],
      ['metasta*', [tide, sea]],
      ['metasta', []],
      ['"bone metas*"', [tide]],
      ['title:radium', [tide]],
      ['abstract:(radium placebo)', [tide, mouse]],
      ['abstract:"RESULTS Overall"', [tide]],
      ['author:mendez', [tide]],
      ['author:"Méndez Vidal"', [tide]],
      ['author:"Mendez Vidal MJ"', [tide]],
      ['author:"Mendez Vidal M"', [tide]],
      ['author:"Mendez Vidal, Maria Jose"', [tide]],
      ['author:"Maria Jose Mendez"', [tide]],
      ['author:"Vidal J"', [mouse]],
      ['author:"Odegard, Per"', [tide]],
      ['author:Ødegård', [tide]],
      ['author:ødegard', [tide]],
      ['author:"TIDE Study Group"', [tide]],
      ['author:quill', [sea]],
      ['mesh:"bone neoplasms"', [tide]],
      ['mesh:"neoplasms humans"', []],
      ['heading:oseas', [tide]],
      ['heading:"neoplasms secondary"', [tide]],
      ['mesh:D001859', [tide]],
      ['mesh:bone*', [tide]],
      ['mesh:neoplasms', []],
      ['decs:"Neoplasias oseas"', [tide]],
      ['mesh:"Bone Neoplasms"/secondary', [tide]],
      ['mesh:"Bone Neoplasms"/therapy', []],
      ['major:"bone neoplasms"', [tide]],
      ['major:"Bone Neoplasms"/secondary', [tide]],
      ['major:humans', []],
      ['qualifier:Secondary', [tide]],
      ['"bone neoplasms"[mh] NOT mice[ti]', [tide]],
      ['first-author:"Mendez Vidal M"', [tide]],
      ['first-author:"Méndez Vidal, María"', [tide]],
      ['first-author:Mendez', []],
      ['last-author:"TIDE Study Group"', [tide]],
      ['Vidal[1au]', [mouse]],
      ['exact-journal:"Sleepless Letters"', [mouse]],
      ['exact-journal:Sleepless', []],
      ['journal:Sleepless', [mouse]],
      ['"J Invent Oncol"[ta] AND 12[vi] AND 101[pg]', [tide]],
      ['page:101-109', [tide]],
      ['radium NEAR/1 placebo', []],
      ['radium NEAR/2 placebo', [tide]],
      ['"placebo radium"[tiab:~2]', [tide]],
      ['placebo ADJ2 radium', []],
      ['placebo ADJ3 radium', [tide]],
      ['(sleep OR slept) NEAR/2 (mice OR rats)', [mouse]],
      ['title:metastasis~', [tide, sea]],
      ['metastatic~', [tide, sea]],
      ['"bone metastasis"~', [tide]],
      ['plac?bo', [tide, mouse]],
      ['met*sis', [sea]],
      ['"bone met*ses"', [tide]],
      ['survival[tiab] OR sea[ti] AND placebo[ab]', [tide, mouse]],
      ['survival OR (sea AND placebo)', [tide, mouse]],
      ['date:2021-03..2021-04', [tide]],
      ['date:2021-05..', []],
      ['2018/06:2018/12[dp]', [mouse]],
      ['run:1', [tide, mouse, sea]],
      ['run:2', []],
      ['added:..1999', []],
      ['updated:2000..', [tide, mouse, sea]],
      ['retracted:no', [tide, mouse, sea]],
      ['any:"clinical trial"', [tide]],
      ['"NCT99000001"[si]', [tide]],
      ['es[la] OR english[la]', [tide, mouse]],
      ['keyword:"alpha emitters"', [tide]],
      ['journal:"invented oncology"', [tide]],
      ['journal:"J Invent Oncol"', [tide]],
      ['year:2021', [tide]],
      ['year:2018..2020', [mouse]],
      ['year:2018..', [tide, mouse]],
      ['year:..2018', [mouse]],
      ['endpoint:survival', [tide]],
      ['primary-endpoint:"overall survival"', [tide]],
      ['primary-endpoint:os', [tide]],
      ['outcome:"Overall-Survival"', [tide]],
      ['endpoint:"survival overall"', []],
      ['secondary-endpoint:"overall survival"', []],
      ['secondary-endpoint:(TTSRE OR OS)', [tide]],
      ['exploratory-endpoint:pain', [tide]],
      ['primary-endpoint:"sueno noct*"', [mouse]],
      ['primary-endpoint:sueño OR primary-outcome:OS', [tide, mouse]],
      ['endpoint:thirst', [tide]],
      ['primary-endpoint:thirst', []],
      ['endpoint:"); DROP TABLE works; --"', []],
      ['-endpoint:survival', [mouse, sea]],
      ['result:"HR < 0.8 and upper < 1"', [tide]],
      ['mesh:"Bone Neoplasms" result:"HR < 0.8 and upper < 1"', [tide]],
      ['mesh:mice result:"HR < 0.8 and upper < 1"', []],
      // Each holds for a result, but none for which both do.
      ['result:"HR > 0.9 and upper < 1"', []],
      ['result:"HR > 0.9" result:"upper < 1"', [tide]],
      ['result:"adjusted HR"', [tide]],
      ['result:"aHR < 0.8"', []],
      ['result:"hazard ratio = 0.7..0.8, level = 95"', [tide]],
      ['result:"endpoint = overall survival and HR < 1"', [tide]],
      ['result:"endpoint = OS and HR < 1"', [tide]],
      ['result:"endpoint = \'first skeletal related event\' and HR < 1 and adjusted"', [tide]],
      ['result:"endpoint = sue* and MD < 0"', [mouse]],
      ['result:"endpoint = thirst and N >= 36 and n = 5 and percent = 14"', [tide]],
      ['result:"p <= 0.001 and HR < 1"', [tide]],
      ['result:"p < 0.001 and HR < 1"', [tide]],
      ['result:"p < 0.0009"', []],
      ['result:"p = 0.04"', [tide]],
      ['result:"p > 0.05"', [mouse]],
      ['result:"p > 0.2"', [mouse]],
      ['result:"p > 0.21"', []],
      ['result:"p < 0.5 and MD"', []],
      ['result:"median = NR and unit = months"', [tide]],
      ['result:"upper = not reached"', [tide]],
      ['result:"median > 12"', []],
      ['result:"median > 11 and unit = months"', [tide]],
      ['result:"comparison and value < 0"', [mouse]],
      ['result:"followup"', []],
      ['-result:comparison', [sea]],
      ['type:chapter', [sea]],
      ['type:article-journal', [tide, mouse]],
      ['type:"clinical trial"', [tide]],
      ['language:spanish', [mouse]],
      ['access:open', [tide]],
      ['source:desk', [tide, mouse, sea]],
      ['source:pubmed', [tide, mouse]],
      ['source:hdl*', [tide]],
      ['has:abstract', [tide, mouse]],
      ['has:doi has:fulltext', [tide]],
      ['-has:journal', [sea]],
      ['has:finding', [sea]],
      ['has:duplicate', [tide]],
      ['has:deleted', []],
      ['has:endpoint', [tide, mouse]],
      ['finding:doi-malformed', [sea]],
      ['finding:doi-*', [sea]],
      ['finding:retracted', []],
      ['id:W2', [mouse]],
      ['id:99000001', [tide]],
      ['doi:10.5555/TIDE.1', [tide]],
      ['https://doi.org/10.5555/tide.1', [tide]],
      ['pmid:99000002', [mouse]],
      ['pmcid:9900001', [tide]],
      ['handle:99999/17', [tide]],
      ['issn:20493630', [tide]],
      ['orcid:0000-0002-1825-0097', [tide]],
      ['trial:NCT99000001', [tide]],
      ['radium year:2021 OR doi:10.5555/none', [tide]],
      ['radium AND (year:2018 OR has:pmcid)', [tide, mouse]],
      ['quill OR year:2018', [sea, mouse]],
      ['"); DROP TABLE works; --"', []],
      ['title:"NEAR(" OR sea', [sea]],
    ])('%s', async (query, expected) => {
      expect((await found(query)).sort()).toEqual([...expected].sort());
    });

    test('a word in the title counts more than one in the abstract', async () => {
      expect(await found('radium')).toEqual([tide, mouse]);
      expect(await found('coffee OR radium')).toEqual([mouse, tide]);
    });

    test.each([
      ['newest', [tide, mouse, sea]],
      ['oldest', [mouse, tide, sea]],
      ['added', [sea, mouse, tide]],
      ['title', [mouse, sea, tide]],
      ['author', [tide, sea, mouse]],
      ['journal', [tide, mouse, sea]],
    ] as const)('sorted by %s, works without a year last', async (sort, expected) => {
      expect(await found('', { sort })).toEqual(expected);
    });

    test.each(['relevance', 'newest', 'oldest', 'added', 'title', 'author', 'journal'] as const)(
      'pages by %s hold every work once',
      async (sort) => {
        const pages = await Promise.all([0, 1, 2, 3].map((offset) => found('', { sort, offset, limit: 1 })));
        expect(pages.map((each) => each.length)).toEqual([1, 1, 1, 0]);
        expect(new Set(pages.flat()).size).toBe(3);
      },
    );

    test('the total counts all pages', async () => {
      expect((await store.search(parseQuery('radium'), { offset: 0, limit: 1, sort: 'relevance' })).total).toBe(2);
    });

    test('a list reads every work in the order of the sort', async () => {
      const ids: string[] = [];
      for await (const work of store.works(parseQuery(''), 'oldest')) ids.push(`${work.id} ${work.records}`);
      expect(ids).toEqual([`${mouse} 1`, `${tide} 2`, `${sea} 1`]);
    });

    test('facets count the works found', async () => {
      const facets = await store.facets(parseQuery('has:pmid'), 2);
      expect(Object.fromEntries(facets.map(({ field, values }) => [field, values.map(({ value, count }) => `${value} ${count}`)]))).toEqual(
        {
          year: ['2018 1', '2021 1'],
          journal: ['Journal of invented oncology 1', 'Sleepless letters 1'],
          heading: ['Bone Neoplasms 1', 'Humans 1'],
          source: ['desk 2'],
          type: ['article-journal 2'],
          access: ['open 1'],
          language: ['en 1', 'es 1'],
        },
      );
    });

    test('a journal that exports print in capitals is one journal among the facets', async () => {
      const other = await makePlace();
      const shelf = await other.open();
      const titles = ['PORT ONE', 'PorT ONE', 'Port One', 'Starboard'];
      const records = titles.map((title, at) => ({ source: 'desk', sourceId: `${at}`, title: `Tide ${at}`, container: { title } }));
      await put(shelf, records, { source: 'desk' });
      const facets = await shelf.facets(parseQuery(''), 5);
      expect(facets.find(({ field }) => field === 'journal')?.values).toEqual([
        { value: 'Port One', count: 3 },
        { value: 'Starboard', count: 1 },
      ]);
      await shelf.close();
      await other.remove();
    });

    test('a journal is asked for with or without the subtitle and the place that catalogues give it', async () => {
      const other = await makePlace();
      const shelf = await other.open();
      const titles = ['Tidal annals : journal of the Tidal Society', 'The Owl (Port Ellen, Scotland)', 'Tidal annals supplement'];
      const records = titles.map((title, at) => ({ source: 'desk', sourceId: `${at}`, title: `Tide ${at}`, container: { title } }));
      await put(shelf, records, { source: 'desk' });
      const page = { offset: 0, limit: 9, sort: 'added' as const };
      const idsOf = async (query: string) => (await shelf.search(parseQuery(query), page)).works.map(({ citation }) => citation.title);
      expect(await idsOf('"Tidal Annals"[ta]')).toEqual(['Tide 0']);
      expect(await idsOf('exact-journal:"Tidal annals : journal of the Tidal Society"')).toEqual(['Tide 0']);
      expect(await idsOf('owl[ta] OR "The Owl"[ta]')).toEqual(['Tide 1']);
      expect(await idsOf('tidal[ta]')).toEqual([]);
      await shelf.close();
      await other.remove();
    });

    test('a long strategy of many synonyms and the deepest brackets are answered', async () => {
      const synonyms = Array.from({ length: 400 }, (_, n) => `word${n}`).join(' OR ');
      expect(await found(`(${synonyms} OR coffee) ${Array.from({ length: 300 }, (_, n) => `-not${n}`).join(' ')}`)).toEqual([mouse]);
      const depth = 12;
      expect(await found(`${'(nothing OR sea '.repeat(depth)}quill${')'.repeat(depth)}`)).toEqual([sea]);
      expect(await found(`${'nothing OR sea NOT ('.repeat(depth / 2)}nothing${')'.repeat(depth / 2)}`)).toEqual([]);
    });
  });
}
