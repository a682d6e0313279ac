import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { workPage } from '../../../src/export/work-page.ts';
import type { Result } from '../../../src/model/endpoint.ts';
import type { BibliographicRecord } from '../../../src/model/record.ts';
import { arrivalOf } from '../../../src/pipeline/arrival.ts';
import { linkUnlinked } from '../../../src/pipeline/claims/link-unlinked.ts';
import { decide } from '../../../src/pipeline/decide.ts';
import { takeIn } from '../../../src/pipeline/intake.ts';
import { type Library, openLibrary } from '../../../src/pipeline/library.ts';
import { undo } from '../../../src/pipeline/undo.ts';
import { parseQuery } from '../../../src/search/parse.ts';
import { openSqliteStore } from '../../../src/store/sqlite/open.ts';
import { emptyFolder } from '../../commands/refmill.ts';

let library: Library;
beforeEach(async () => {
  library = await openLibrary(path.join(await emptyFolder(), 'refmill.db'));
});
afterEach(() => library.close());

const now = () => new Date('2026-03-01T00:00:00Z');

async function bring(source: string, records: readonly BibliographicRecord[], reread = false): Promise<number> {
  const { store } = library;
  const run = await store.beginRun({ source, fetcher: 'files', request: {}, startedAt: now().toISOString() });
  const arrivals = records.map((record) => arrivalOf({ authority: record.source, id: record.sourceId }, record));
  const again = { classifier: async () => arrivals.map((arrival) => ({ arrival, change: 'changed' as const, reread: true as const })) };
  await takeIn(store, run, source, { arrivals, failures: [], payloads: [], ...(reread ? again : {}) });
  await store.endRun(run, { outcome: 'complete', endedAt: now().toISOString() });
  return run;
}

const months = (endpoint: string, value: number): Result => ({
  kind: 'arm',
  endpoint,
  measure: 'median',
  value,
  unit: 'months',
  evidence: `${value}`,
});
const ratio = (printed: string, more: Partial<Result> = {}): Result => ({
  kind: 'comparison',
  endpoint: 'overall survival',
  measure: 'HR',
  value: Number(printed),
  evidence: printed,
  ...more,
});

const page: BibliographicRecord = {
  source: 'file:pages',
  sourceId: 'tidal.txt',
  type: 'webpage',
  title: 'Does tidal radium lengthen life with bone metastases?',
  references: [{ label: '1', identifiers: [{ scheme: 'pmid', value: '99000001' }] }],
  claims: [
    { text: 'It binds to bone.', citations: ['2'] },
    {
      text: 'Overall survival was longer with tidal radium (14.9 vs 11.3 months; HR 0.70) and skeletal events came later (15.6 vs 9.8 months).',
      citations: ['1'],
      results: [months('overall survival', 14.9), months('overall survival', 11.3), ratio('0.70'), months('skeletal events', 15.6)],
    },
  ],
};

const trial: BibliographicRecord = {
  source: 'pubmed',
  sourceId: '99000001',
  datestamp: '2026-01-01',
  type: 'article-journal',
  title: 'Tidal radium and survival with skeletal disease',
  issued: { year: 2021 },
  identifiers: [{ scheme: 'pmid', value: '99000001' }],
  abstracts: [
    {
      sections: [{ text: 'Men lived longer (median, 14.9 vs. 11.3 months; hazard ratio, 0.70). Events came later (15.6 vs. 9.8 months).' }],
    },
  ],
  results: [
    months('overall survival', 14.9),
    months('overall survival', 11.3),
    ratio('0.70'),
    months('time to the first skeletal event', 15.6),
    months('time to the first skeletal event', 9.8),
  ],
};
const mistaken: BibliographicRecord = {
  ...trial,
  abstracts: [{ sections: [{ text: 'Men lived longer (median, 14.9 vs. 11.3 months; hazard ratio, 0.80).' }] }],
  results: [months('overall survival', 14.9), months('overall survival', 11.3), ratio('0.80')],
};

/** Each link of a work as `says verdict work[place of the result]`. */
async function linksOf(id: string): Promise<readonly string[]> {
  const work = await library.store.work(id);
  return (work?.claimLinks ?? []).map(
    ({ claim, result, verdict, work: reporter, reported }) => `${claim}.${result} ${verdict} ${reporter}[${reported}]`,
  );
}
const repeated = (work: string) => [`1.0 repeats ${work}[0]`, `1.1 repeats ${work}[1]`, `1.2 repeats ${work}[2]`, `1.3 repeats ${work}[3]`];
const found = async () =>
  (await library.store.search(parseQuery('finding:claim-contradicts-result'), { offset: 0, limit: 9, sort: 'added' })).works;

describe('claims are linked to the results that they repeat', () => {
  test('when the page comes first', async () => {
    await bring('pages', [page]);
    expect(await linksOf('W1')).toEqual([]);
    await bring('pubmed', [trial]);
    expect(await linksOf('W1')).toEqual(repeated('W2'));
    expect(await linksOf('W2')).toEqual(repeated('W2'));
  });

  test('when the work comes first', async () => {
    await bring('pubmed', [trial]);
    await bring('pages', [page]);
    expect(await linksOf('W2')).toEqual(repeated('W1'));
  });

  test('when both come together, and again with nothing new', async () => {
    await bring('desk', [page, trial]);
    await bring('desk', [page, trial]);
    expect(await linksOf('W1')).toEqual(repeated('W2'));
    expect(await library.store.unlinked(9)).toBeUndefined();
  });

  test('by their numbers, where the page cites nobody, in either order', async () => {
    const { references: _references, ...uncited } = page;
    const later = {
      ...trial,
      sourceId: '99000002',
      identifiers: [{ scheme: 'pmid' as const, value: '99000002' }],
      title: 'Tidal radium in bone metastases, told again',
    };
    await bring('pubmed', [trial]);
    await bring('pages', [uncited]);
    await bring('pubmed', [later]);
    expect(await linksOf('W2')).toHaveLength(8);
    expect((await library.store.work('W2'))?.claimLinks?.[0]?.reasons).toEqual([
      '4 numbers of the statement agree',
      'both are about tidal, radium, skeletal',
    ]);
  });

  test('by the name of the trial', async () => {
    const named = {
      ...page,
      references: [],
      claims: [{ text: 'The TIDEMARK trial found longer survival (HR 0.70).', results: [ratio('0.70')] }],
    };
    await bring('pubmed', [{ ...trial, title: 'Tidal radium and survival: TIDEMARK' }]);
    await bring('pages', [named]);
    expect((await library.store.work('W2'))?.claimLinks?.[0]).toMatchObject({
      verdict: 'repeats',
      work: 'W1',
      reasons: ['names TIDEMARK', '1 number of the statement agrees'],
    });
  });

  test('after a kill between a write and its links, with the next write', async () => {
    await bring('pages', [page]);
    const bare = await openSqliteStore(library.location);
    const run = await bare.beginRun({ source: 'pubmed', fetcher: 'files', request: {}, startedAt: now().toISOString() });
    const arrivals = [arrivalOf({ authority: 'pubmed', id: trial.sourceId }, trial)];
    await takeIn(bare, run, 'pubmed', { arrivals, failures: [], payloads: [] });
    expect(await linksOf('W1')).toEqual([]);
    await linkUnlinked(bare);
    await bare.close();
    expect(await linksOf('W1')).toEqual(repeated('W2'));
  });
});

describe('a contradiction', () => {
  test('is a finding on the page, and both pages of the library tell of it', async () => {
    await bring('desk', [page, mistaken]);
    expect(await linksOf('W1')).toEqual(['1.0 repeats W2[0]', '1.1 repeats W2[1]', '1.2 contradicts W2[2]']);
    expect((await found()).map(({ id }) => id)).toEqual(['W1']);
    expect((await library.store.status()).findings).toContainEqual({ code: 'claim-contradicts-result', count: 1 });
    const [claiming, reporting] = [await library.store.work('W1'), await library.store.work('W2')];
    if (!claiming || !reporting) throw new Error('the works are gone');
    expect(workPage(claiming)).toContain(
      'warning: claim-contradicts-result: The statement says overall survival: HR 0.70, but W2 (Tidal radium and survival with skeletal disease) reports overall survival: HR 0.80',
    );
    expect(workPage(claiming)).toContain(
      [
        'Claims, and the results that they repeat or contradict',
        '  «Overall survival was longer with tidal radium (14.9 vs 11.3 months; HR 0.70) and skeletal events came later (1…»',
        '      overall survival: median 14.9 months: repeats W2 (Tidal radium and survival with skeletal disease) (cited as 1; 2 numbers of the statement agree)',
      ].join('\n'),
    );
    expect(workPage(reporting)).toContain(
      '      contradicted by W1 (Does tidal radium lengthen life with bone metastases?): overall survival: HR 0.70 (cited as 1; 2 numbers of the statement agree)',
    );
    expect(workPage(reporting)).not.toContain('warning: claim-contradicts-result');
  });

  test('goes when the work is read anew and says what the claim says', async () => {
    await bring('desk', [page, mistaken]);
    await bring('archive', [trial], true);
    expect(await linksOf('W1')).toEqual(repeated('W2'));
    expect(await found()).toEqual([]);
  });

  test('goes when the page is corrected', async () => {
    await bring('desk', [page, mistaken]);
    const claims = page.claims?.map((claim) => ({ ...claim, ...(claim.results ? { results: [ratio('0.80')] } : {}) })) ?? [];
    await bring('desk', [{ ...page, datestamp: '2026-02-01', claims }]);
    expect(await linksOf('W1')).toEqual(['1.0 repeats W2[2]']);
  });

  test('goes when another work that is cited says it', async () => {
    const other = {
      ...trial,
      sourceId: '99000002',
      title: 'Five more years of tidal radium',
      identifiers: [{ scheme: 'pmid' as const, value: '99000002' }],
      results: [ratio('0.70')],
    };
    const references = [...(page.references ?? []), { label: '2', identifiers: other.identifiers }];
    const claims = page.claims?.map((claim) => ({ ...claim, citations: ['1', '2'] })) ?? [];
    await bring('desk', [{ ...page, references, claims }, mistaken]);
    expect(await linksOf('W1')).toContain('1.2 contradicts W2[2]');
    await bring('pubmed', [other]);
    expect(await linksOf('W1')).toEqual(['1.0 repeats W2[0]', '1.1 repeats W2[1]', '1.2 repeats W3[0]']);
  });
});

describe('what is taken back leaves no link', () => {
  test('of a work', async () => {
    await bring('pages', [page]);
    const run = await bring('pubmed', [trial]);
    await undo(library.store, { run, now });
    expect(await linksOf('W1')).toEqual([]);
    expect(await library.store.unlinked(9)).toBeUndefined();
    expect((await library.store.status()).problems).toEqual([]);
    await bring('pubmed', [trial]);
    expect(await linksOf('W1')).toEqual(repeated('W2'));
  });

  test('of a page', async () => {
    await bring('pubmed', [trial]);
    const run = await bring('pages', [page]);
    await undo(library.store, { run, now });
    expect(await linksOf('W1')).toEqual([]);
    expect((await library.store.status()).problems).toEqual([]);
    expect(await library.store.claimingPages(9)).toEqual([]);
  });

  test('of a correction: what was said before is linked again', async () => {
    await bring('desk', [page, trial]);
    const run = await bring('pubmed', [{ ...mistaken, datestamp: '2026-02-01' }]);
    expect(await linksOf('W1')).toContain('1.2 contradicts W2[2]');
    await undo(library.store, { run, now });
    expect(await linksOf('W1')).toEqual(repeated('W2'));
  });
});

test('links follow works that a person joins and parts', async () => {
  const { identifiers: _identifiers, ...unidentified } = trial;
  const cited: BibliographicRecord = { source: 'desk', sourceId: 'cited', title: trial.title ?? '', identifiers: trial.identifiers ?? [] };
  await bring('desk', [page, { ...unidentified, source: 'hdl:99999', sourceId: '99999/1' }, cited]);
  // The rules would join the two.
  await decide(library.store, { records: ['hdl:99999/99999/1', 'desk/cited'], verdict: 'different', now });
  const contradicted = async () => (await library.store.work('W1'))?.claimLinks?.map(({ work, reasons }) => `${work} ${reasons[0]}`);
  const alone = await contradicted();
  await decide(library.store, { records: ['hdl:99999/99999/1', 'desk/cited'], verdict: 'same', now });
  expect(new Set(await contradicted())).toEqual(new Set(['W2 cited as 1']));
  await decide(library.store, { records: ['hdl:99999/99999/1', 'desk/cited'], verdict: 'different', now });
  expect(await contradicted()).toEqual(alone);
  expect(alone?.every((each) => each.startsWith('W2 4 numbers of the statement agree'))).toBe(true);
});
