import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { questionAnswer } from '../../../src/formats/question-answer/question-answer.ts';
import { noJournals } from '../../../src/model/journals.ts';
import { type BibliographicRecord, bibliographicRecord } from '../../../src/model/record.ts';
import { noVocabularies } from '../../../src/vocabularies/vocabulary.ts';

async function read(page: string | Uint8Array): Promise<BibliographicRecord> {
  const bytes = typeof page === 'string' ? Buffer.from(page) : page;
  const records: BibliographicRecord[] = [];
  const context = { name: 'answers/page.txt', vocabularies: noVocabularies, journals: noJournals };
  for await (const record of questionAnswer.read([bytes], context)) records.push(record);
  expect(records).toHaveLength(1);
  return records[0] as BibliographicRecord;
}

const claimsOf = ({ claims = [] }: BibliographicRecord) =>
  claims.map(({ section, text, citations = [] }) => [section, text, citations.join(' ')]);
const codesOf = ({ findings = [] }: BibliographicRecord) => findings.map(({ code, raw }) => (raw === undefined ? code : `${code} ${raw}`));

const folder = join(import.meta.dirname, '../../../fixtures/question-answer');
const fixtures = readdirSync(folder).map((name) => {
  const file = readdirSync(join(folder, name)).find((each) => each.startsWith('input.')) ?? '';
  return [name, readFileSync(join(folder, name, file), 'utf8')] as const;
});

describe('the parts of a page', () => {
  it('are known without a question mark by the furniture below the question', async () => {
    const record = await read(
      'Example Answers\nHome\nDosing of omrexin in gout\nLast updated: May 2024\nOmrexin Is Dosed by Weight\nGive 2 mg/kg. 1\n',
    );
    expect(record.title).toBe('Dosing of omrexin in gout');
    expect(record.titles).toEqual([{ kind: 'answer', text: 'Omrexin Is Dosed by Weight' }]);
    expect(record.dates).toEqual({ updated: '2024-05' });
    expect(record.datestamp).toBeUndefined();
    expect(record.unplaced?.map(({ field, value }) => [field, value])).toEqual([
      ['chrome', 'Example Answers'],
      ['chrome', 'Home'],
    ]);
  });

  it('leave an answer without question or heading untitled', async () => {
    const record = await read('From the Guidelines\nOmrexin is recommended 1. Colsal is not 1.\nKey Considerations\n- Check urate 1.\n');
    expect(record.title).toBeUndefined();
    expect(claimsOf(record)).toEqual([
      ['From the Guidelines', 'Omrexin is recommended', '1'],
      ['From the Guidelines', 'Colsal is not', '1'],
      ['Key Considerations', 'Check urate', '1'],
    ]);
  });

  it('keep line breaks of wrapped text and of numbers on lines of their own out of the claims', async () => {
    const record = await read(
      'Does omrexin help?\r\n\r\nOmrexin lowers urate in most people who take it for a month, and it keeps on\r\ndoing so for as long as they take it, which is more than what can be said of\r\ncolsal or of any diet.\r\n1\r\n,\r\n2\r\n\r\n- It is cheap\r\n  and tastes of nothing 2\r\n',
    );
    expect(claimsOf(record)).toEqual([
      [
        undefined,
        'Omrexin lowers urate in most people who take it for a month, and it keeps on doing so for as long as they take it, which is more than what can be said of colsal or of any diet.',
        '1 2',
      ],
      [undefined, 'It is cheap and tastes of nothing', '2'],
    ]);
  });

  it('nest sections as the headings and labels do', async () => {
    const record = await read(
      '# Q?\n\n## Dosing\n\n### Adults\n\n- Start low [1]\n- Later:\n  - Go slow [1]\n- Stop [1]\n\n## Harms\n\nFew [1].\n',
    );
    expect(claimsOf(record).map(([section, text]) => [section, text])).toEqual([
      ['Dosing > Adults', 'Start low'],
      ['Dosing > Adults > Later', 'Go slow'],
      ['Dosing > Adults', 'Stop'],
      ['Harms', 'Few'],
    ]);
  });

  it('take a heading with citation numbers for a claim too', async () => {
    const record = await read('Is it safe?\nIt Is Safe\nNothing happened. 1\nStarting Dose 1, 2\n- Give 2 mg 2\n');
    expect(claimsOf(record).slice(1)).toEqual([
      [undefined, 'Starting Dose', '1 2'],
      ['Starting Dose', 'Give 2 mg', '2'],
    ]);
  });
});

describe('references', () => {
  const answer = 'Is it safe?\n\nYes, it is safe. 1\n\nIt is cheap. 2\n\n';

  it('get no label that the page does not print', async () => {
    const record = await read(`${answer}References\n\n- First. 2001.\n- Second. 2002.\n`);
    expect(record.references).toEqual([
      { raw: 'First. 2001.', year: 2001, section: 'References' },
      { raw: 'Second. 2002.', year: 2002, section: 'References' },
    ]);
    expect(codesOf(record)).toEqual(['citation-unassignable 1', 'citation-unassignable 2']);
    expect(record.findings?.[0]?.alternatives).toEqual(['First. 2001.', 'Second. 2002.']);
  });

  it('are matched with the numbers that the page prints, whatever their order and gaps', async () => {
    const record = await read(`${answer}References\n[4] Fourth. 2004.\n[1] First. 2001.\n`);
    expect(record.references?.map(({ label }) => label)).toEqual(['4', '1']);
    expect(codesOf(record)).toEqual(['citation-number-dangling 2', 'reference-uncited 4']);
  });

  it('that all bear the same number bear none', async () => {
    const record = await read(`${answer}References\n1. First. 2001.\n1. Second. 2002.\n`);
    expect(record.references?.map(({ label }) => label)).toEqual([undefined, undefined]);
    expect(codesOf(record)).toEqual(['citation-unassignable 1', 'citation-unassignable 2']);
  });

  it('that share a number with another list leave it unassignable', async () => {
    const record = await read(`${answer}## References\n### Guidelines\n1. First. 2001.\n### Studies\n1. Second. 2002.\n2. Third. 2003.\n`);
    expect(record.references?.map(({ section }) => section)).toEqual([
      'References > Guidelines',
      'References > Studies',
      'References > Studies',
    ]);
    expect(codesOf(record)).toEqual(['citation-unassignable 1']);
  });

  it('end where a kind, a title and a closing line are followed by something else', async () => {
    const record = await read(`${answer}References\n\nGuideline\n\nOn Safety\n\nInvented Medicine, 2020\n\nWritten with care by nobody.\n`);
    expect(record.references).toHaveLength(1);
    expect(record.unplaced?.map(({ field, value }) => [field, value])).toEqual([['references', 'Written with care by nobody.']]);
  });

  it('leave a heading of the list without entries unplaced', async () => {
    const record = await read(`${answer}## References\n### Guidelines\n### Studies\n1. First. 2001.\n2. Second. 2002.\n`);
    expect(record.unplaced?.map(({ field, value }) => [field, value])).toEqual([['references', 'Guidelines']]);
  });

  it('are missing when the page shows none, and every number says so', async () => {
    expect(codesOf(await read(answer))).toEqual(['citation-number-dangling 1', 'citation-number-dangling 2']);
  });
});

describe('any input', () => {
  const words = (text: string): string[] => text.match(/\p{L}{2,}/gu) ?? [];

  /** Words of the page that stand nowhere in the record. */
  function lost(page: string, record: BibliographicRecord): string[] {
    const kept = new Set(words(JSON.stringify(record).replace(/\\[nt"\\]/g, ' ')));
    const labels =
      /^(?:last|updated?|published|on|date|page|created|first|posted|january|march|may|august|pregunta|sub|sup|br|em|strong)$/i;
    return words(page).filter((word) => !kept.has(word) && !labels.test(word));
  }

  it.each(fixtures)('loses no word of %s', async (_name, page) => {
    expect(lost(page, await read(page))).toEqual([]);
  });

  it.each(fixtures)('gives a valid record for %s cut and changed anywhere, and loses no word', async (_name, page) => {
    let seed = 7;
    const random = (below: number): number => {
      seed = (seed * 1103515245 + 12345) % 2147483648;
      return seed % below;
    };
    const bits = [
      '\n',
      '\n\n',
      '  • ',
      '# ',
      '[',
      ']',
      '(',
      ')',
      '1',
      ', 2',
      '**',
      '`',
      '|',
      ' — ',
      'References\n',
      '¹',
      '](',
      '\\',
      '\t',
      '\r',
      '?',
    ];
    for (let turn = 0; turn < 150; turn += 1) {
      let changed = page.slice(0, turn % 3 === 0 ? random(page.length) : page.length);
      for (let edit = random(6); edit > 0; edit -= 1) {
        const at = random(changed.length + 1);
        changed = changed.slice(0, at) + (bits[random(bits.length)] ?? '') + changed.slice(at + (random(2) === 0 ? 0 : random(40)));
      }
      const record = await read(changed);
      expect(bibliographicRecord.safeParse(record).error?.issues).toBeUndefined();
      expect([changed, lost(changed, record)]).toEqual([changed, []]);
      for (const { start = 0, end = 0, text } of record.claims ?? []) {
        expect(words(changed.slice(start, end))).toEqual(expect.arrayContaining(words(text)));
        expect(start).toBeLessThan(end);
      }
    }
  });

  it.each([
    ['nothing', ''],
    ['blanks', ' \n\t\r\n '],
    ['digits', '1, '.repeat(40_000)],
    ['brackets', '['.repeat(60_000)],
    ['closed brackets', '[1]('.repeat(30_000)],
    ['stars', '*a '.repeat(30_000)],
    ['bold', '**a'.repeat(30_000)],
    ['underscores', '_a '.repeat(30_000)],
    ['raised digits', '¹˒'.repeat(30_000)],
    ['one endless line', 'It helps 1. '.repeat(10_000)],
    ['many lines', 'It helps 1\n'.repeat(10_000)],
    ['capitals', 'A '.repeat(50_000)],
  ])('is read in linear time: %s', async (_name, page) => {
    expect(bibliographicRecord.safeParse(await read(page)).success).toBe(true);
  });

  it('is read whatever its bytes', async () => {
    const bytes = Uint8Array.from({ length: 20_000 }, (_, index) => (index * 73 + (index >> 3) * 31) % 256);
    expect(bibliographicRecord.safeParse(await read(bytes)).success).toBe(true);
    expect(codesOf(await read(''))).toEqual(['record-unreadable']);
  });
});

describe('detection', () => {
  it.each(fixtures)('is sure enough of %s, and never very sure', (_name, page) => {
    expect(questionAnswer.detect(page)).toBeGreaterThan(0.3);
    expect(questionAnswer.detect(page)).toBeLessThanOrEqual(0.45);
  });

  it.each([
    ['RIS', 'TY  - JOUR\nTI  - A title 1\nER  - \n'],
    ['JSON', '{"title": "Is it safe?"}'],
    ['XML', '<page>\nIs it safe?\nYes 1\nNo 2\n</page>'],
    ['CSV', 'Title,Year,Pages\nIs it safe?,2001,1\nIs it?,2002,2\n'],
    [
      'a reference list',
      '1. Doe J. A title. J Inv. 2001;1:1-2.\n2. Roe R. Another. J Inv. 2002;2:3-4.\n3. Poe E. Third. J Inv. 2003;3:5-6.\n4. Loe S. Fourth. 2004.\n',
    ],
    ['prose', 'Simmer it for 12 hours.\n\nSkim it.\n\nUse 2 carrots.\n\nServe it hot.\n'],
    [
      'a run-on record',
      'Doe, JRoe, R2023-01-252017Doe J, Roe R. A title. J Inv. 2017;1:1-2http://hdl.handle.net/99999/1An abstract.engopen access',
    ],
  ])('does not take %s for a page', (_name, head) => {
    expect(questionAnswer.detect(head)).toBeLessThan(0.2);
  });
});
