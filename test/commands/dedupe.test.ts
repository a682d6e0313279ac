import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeEach, expect, test } from 'vitest';
import { emptyFolder, jsonLines, refmill } from './refmill.ts';

let folder: string;
const at = (name: string) => path.join(folder, name);
const textOf = (name: string) => readFile(at(name), 'utf8');

interface Facts {
  readonly id: string;
  readonly title?: string;
  readonly doi?: string;
  readonly author?: string;
  readonly more?: readonly string[];
}

const risOf = (...records: readonly Facts[]) =>
  records
    .map(({ id, title = `On the matter of ${id}`, doi, author = 'Doe, Jane', more = [] }) =>
      [
        'TY  - JOUR',
        `TI  - ${title}`,
        `AU  - ${author}`,
        'PY  - 2019',
        ...(doi ? [`DO  - ${doi}`] : []),
        ...more,
        `ID  - ${id}`,
        'ER  - ',
        '',
        '',
      ].join('\n'),
    )
    .join('');

const shared = { title: 'Sleep of night nurses', doi: '10.5555/sleep' };

beforeEach(async () => {
  folder = await emptyFolder();
  await writeFile(at('a.ris'), risOf({ id: '1', ...shared, more: ['DB  - Embase'] }, { id: '2' }, { id: '3', ...shared }));
  await writeFile(at('b.ris'), risOf({ id: '1', ...shared, more: ['KW  - shift work', 'VL  - 7'] }, { id: '4', doi: '10.5555/4' }));
});

test('the groups of one file name records by their ids, those of several by file and id', async () => {
  const one = await refmill(['dedupe', at('a.ris'), '--groups', '-']);
  expect([one.code, jsonLines(one.stdout)]).toEqual([0, [{ ids: ['1', '3'] }]]);
  expect(one.stderr).toBe('3 records read, 1 duplicate removed, 2 kept\n');
  const two = await refmill(['dedupe', at('a.ris'), at('b.ris'), '--groups', '-']);
  expect(jsonLines(two.stdout)).toEqual([{ ids: ['a.ris#1', 'a.ris#3', 'b.ris#1'] }]);
});

test('without --groups - the unique records are the output, in the format of the input, a lone one as convert writes it', async () => {
  const { code, stdout } = await refmill(['dedupe', at('a.ris'), at('b.ris')]);
  const ids = stdout.match(/^ID {2}- .*/gm);
  expect([code, ids]).toEqual([0, ['ID  - 1', 'ID  - 2', 'ID  - 4']]);
  const lone = (await refmill(['convert', at('b.ris'), '--to', 'ris'])).stdout.split('\n\n').find((each) => each.includes('ID  - 4'));
  expect(stdout).toContain(lone);
});

test('a merged record says what all its records say, and nothing of the merging', async () => {
  await refmill(['dedupe', at('a.ris'), at('b.ris'), '-o', at('unique.jsonl')]);
  const [merged] = jsonLines(await textOf('unique.jsonl')) as Record<string, unknown>[];
  expect(merged).toEqual({
    source: 'ris',
    sourceId: '1',
    type: 'article-journal',
    title: 'Sleep of night nurses',
    contributors: [{ role: 'author', family: 'Doe', given: 'Jane' }],
    issued: { year: 2019, raw: '2019' },
    container: { volume: '7' },
    identifiers: [{ scheme: 'doi', value: '10.5555/sleep' }],
    keywords: [{ term: 'shift work' }],
    unplaced: [{ field: 'DB', value: 'Embase' }],
  });
});

test('another spelling of a name is kept in our own format, and makes no note in others', async () => {
  await writeFile(at('c.ris'), risOf({ id: '9', ...shared, author: 'Doe J.' }));
  const args = ['dedupe', at('b.ris'), at('c.ris'), '--to'];
  expect((await refmill([...args, 'jsonl'])).stdout).toContain('"asGiven":["Doe, J."]');
  const { stdout } = await refmill([...args, 'ris']);
  expect([stdout.match(/^AU .*/gm)?.[0], stdout.includes('N1  - ')]).toEqual(['AU  - Doe, Jane', false]);
});

test('the report counts each file, each database, each two of them and all, and its rows add up', async () => {
  await writeFile(at('c.ris'), risOf({ id: '9', ...shared, more: ['DB  - Embase'] }, { id: '10', ...shared, more: ['DB  - Scopus'] }));
  await refmill(['dedupe', at('a.ris'), at('b.ris'), at('c.ris'), '-o', at('unique.ris'), '--report', at('report.csv')]);
  expect((await textOf('report.csv')).split('\r\n')).toEqual([
    'row,source,and,identified,duplicates within,duplicates of others,removed,kept,publications,only here,unreadable,deleted at source',
    'file,a.ris,,3,1,1,2,1,2,1,0,0',
    'file,b.ris,,2,0,0,0,2,2,1,0,0',
    'file,c.ris,,2,1,1,2,0,1,0,0,0',
    'two files,a.ris,b.ris,,,,,,1,,,',
    'two files,a.ris,c.ris,,,,,,1,,,',
    'two files,b.ris,c.ris,,,,,,1,,,',
    'database,Embase,,2,1,1,2,0,1,0,,',
    'database,no database named,,4,1,0,1,3,3,2,,',
    'database,Scopus,,1,0,1,1,0,1,0,,',
    'two databases,Embase,no database named,,,,,,1,,,',
    'two databases,Embase,Scopus,,,,,,1,,,',
    'two databases,no database named,Scopus,,,,,,1,,,',
    'all,,,7,2,2,4,3,3,2,0,0',
    '',
  ]);
});

test('each removed record stands beside the kept one, with the reasons', async () => {
  await refmill(['dedupe', at('a.ris'), at('b.ris'), '-o', at('unique.ris'), '--removed', at('removed.csv')]);
  const rows = (await textOf('removed.csv')).split('\r\n').slice(1, -1);
  expect(rows.map((row) => row.split(',').slice(0, 3))).toEqual([
    ['removed', 'a.ris#1', 'a.ris'],
    ['removed', 'a.ris#3', 'a.ris'],
  ]);
  for (const row of rows) expect(row).toContain(',b.ris#1,b.ris,,Sleep of night nurses,"Doe, Jane",2019,,7,,10.5555/sleep,,');
  for (const row of rows) expect(row).toContain('doi:10.5555/sleep');
});

test('standard input is read as files are, packed or not', async () => {
  const text = risOf({ id: '1', ...shared }, { id: '2', ...shared });
  for (const bytes of [text, gzipSync(text)]) {
    const { code, stdout } = await refmill(['dedupe', '-', '--groups', '-'], {}, undefined, [bytes]);
    expect([code, jsonLines(stdout)]).toEqual([0, [{ ids: ['1', '2'] }]]);
  }
  const nothing = await refmill(['dedupe', '-', '--groups', '-']);
  expect([nothing.code, nothing.stderr]).toEqual([2, 'refmill: stdin: nothing came\n']);
  const prose = await refmill(['dedupe', '-', '--groups', '-'], {}, undefined, ['nothing but words']);
  expect([prose.code, prose.stderr]).toEqual([2, expect.stringContaining('name it with --format')]);
});

test('a person’s decision outranks the rules, named as in the groups, and one about other records is told', async () => {
  const decisions = [
    { a: 'a.ris#1', b: 'b.ris#1', verdict: 'different', who: 'Jo', reasons: ['two cohorts'] },
    { a: 'a.ris#3', b: 'b.ris#1', verdict: 'different', who: 'Jo' },
    { a: 'a.ris#2', b: 'b.ris#4', verdict: 'same', who: 'Jo', reasons: ['read both'] },
    { a: 'a.ris#1', b: 'a.ris#3', verdict: 'different', who: 'Jo', at: '2026-01-05T10:00:00Z', undoneAt: '2026-01-06T10:00:00Z' },
    { a: 'pubmed/99000001', b: 'b.ris#4', verdict: 'same', who: 'Jo' },
    // What was taken back stands in the list as well, and is in force no more.
    { a: 'a.ris#1', b: 'b.ris#4', verdict: 'same', who: 'Jo', undoneAt: '2026-02-01T09:30:00.000Z' },
  ];
  await writeFile(at('decided.jsonl'), decisions.map((each) => JSON.stringify(each)).join('\n'));
  const { code, stdout, stderr } = await refmill([
    ...['dedupe', at('a.ris'), at('b.ris'), '--groups', '-', '--decisions', at('decided.jsonl'), '--removed', at('removed.csv')],
  ]);
  expect([code, jsonLines(stdout)]).toEqual([0, [{ ids: ['a.ris#1', 'a.ris#3'] }, { ids: ['a.ris#2', 'b.ris#4'] }]]);
  expect(stderr).toContain('1 of the 4 decisions name a record that is in none of the files');
  expect(await textOf('removed.csv')).toContain('decided by Jo; read both');
  await writeFile(at('decided.jsonl'), '{"a":"1"}\n');
  const broken = await refmill(['dedupe', at('a.ris'), '--groups', '-', '--decisions', at('decided.jsonl')]);
  expect([broken.code, broken.stderr]).toEqual([2, expect.stringContaining('line 1: is no decision')]);
});

test('a file is read once however often it is named, and never when it is where the result goes', async () => {
  await symlink(at('a.ris'), at('link.ris'));
  const twice = await refmill(['dedupe', at('a.ris'), at('link.ris'), '--groups', '-']);
  expect([jsonLines(twice.stdout), twice.stderr]).toEqual([
    [{ ids: ['1', '3'] }],
    expect.stringContaining('was named twice, and is read once'),
  ]);
  const over = await refmill(['dedupe', at('a.ris'), '-o', at('a.ris')]);
  expect([over.code, over.stderr]).toEqual([2, expect.stringContaining('is to be read')]);
  await mkdir(at('searches'));
  await writeFile(at('searches/a.ris'), await textOf('a.ris'));
  for (let time = 0; time < 2; time += 1) {
    const { stderr } = await refmill(['dedupe', at('searches'), '-o', at('searches/unique.ris')]);
    expect(stderr).toContain('3 records read, 1 duplicate removed, 2 kept');
  }
});

test('files of one name in two folders are told apart by their paths', async () => {
  await mkdir(at('x'));
  await writeFile(at('x/a.ris'), risOf({ id: '1', ...shared }));
  const { stdout } = await refmill(['dedupe', at('a.ris'), at('x/a.ris'), '--groups', '-']);
  expect(jsonLines(stdout)).toEqual([{ ids: [`${at('a.ris')}#1`, `${at('a.ris')}#3`, `${at('x/a.ris')}#1`] }]);
});

test('an id that stands twice names the first record alone, and the other is called by its place', async () => {
  const line = (title: string) =>
    `${JSON.stringify({ source: 'ris', sourceId: '7', title, issued: { year: 2019 }, contributors: [{ role: 'author', family: 'Doe' }], identifiers: [{ scheme: 'doi', value: '10.5555/77' }] })}\n`;
  await writeFile(at('a.jsonl'), line('Sleep of night nurses') + line('Sleep of night nurses'));
  const { stdout, stderr } = await refmill(['dedupe', at('a.jsonl'), '--groups', '-']);
  expect(jsonLines(stdout)).toEqual([{ ids: ['7', 'a.jsonl#2'] }]);
  expect(stderr).toContain('a.jsonl: 1 record has an id that an earlier one has (7), and is called by its place in the file');
});

test('whose word counts first in files is what refmill.yaml says', async () => {
  const text = (publisher: string, id: string) =>
    `TY  - JOUR\nTI  - The tide at night\nAU  - Doe, Jane\nPY  - 2019\nPB  - ${publisher}\nVL  - 3\nSP  - 7\nDO  - 10.5555/ranks.1\nID  - ${id}\nER  - \n`;
  await writeFile(at('a.ris'), text('Harbour Press', '1'));
  await writeFile(at('b.ris'), text('Pilot House', '2'));
  const kept = async (first: string) => {
    await writeFile(at('refmill.yaml'), `merge: { ranks: ['file:${first}'] }\n`);
    const { stdout } = await refmill(['dedupe', at('a.ris'), at('b.ris'), '--to', 'jsonl', '--config', at('refmill.yaml')]);
    const { sourceId, publisher } = JSON.parse(stdout) as { sourceId: string; publisher: string };
    return [sourceId, publisher];
  };
  expect([await kept('a.ris'), await kept('b.ris')]).toEqual([
    ['1', 'Harbour Press'],
    ['2', 'Pilot House'],
  ]);
});

test('of a folder without files that is said', async () => {
  const nothing = await emptyFolder();
  for (const command of [['dedupe'], ['ingest', '--store', at('refmill.db')], ['read'], ['convert', '--to', 'ris']]) {
    const { code, stderr } = await refmill([...command, nothing]);
    expect([command[0], code, stderr]).toEqual([command[0], 0, expect.stringContaining('there is no file to read in this folder')]);
  }
});

test('what cannot be read is counted apart, and the exit code tells', async () => {
  const packed = gzipSync(Array.from({ length: 400 }, (_, n) => risOf({ id: `${n}`, doi: `10.5555/${n}` })).join(''));
  await writeFile(at('cut.ris.gz'), packed.subarray(0, packed.length / 2));
  const { code, stderr } = await refmill(['dedupe', at('cut.ris.gz'), '-o', at('unique.ris'), '--report', at('report.csv')]);
  expect([code, stderr]).toEqual([3, expect.stringMatching(/the gzip data are broken/)]);
  const [, file, all] = (await textOf('report.csv'))
    .trim()
    .split('\r\n')
    .map((row) => row.split(','));
  expect(file?.at(-2)).toBe('1');
  expect(all?.slice(3)).toEqual(file?.slice(3));
});

test.each([
  [['nowhere.ris'], 'no such file'],
  [['a.ris', '--related', 'both'], '--related is keep or group'],
  [['a.ris', '--groups', '-', '-o', '-'], '--output and --groups both go to the screen'],
  [['a.ris', '-o', 'x.csv', '--report', 'x.csv'], 'both go to x.csv'],
  [['a.ris', '-o', 'unique.html'], 'say in which format'],
  [['a.ris', '--to', 'jats'], 'can be read but not written'],
])('%j is wrong usage', async (args, words) => {
  const { code, stdout, stderr } = await refmill(['dedupe', ...args.map((each) => (each === 'a.ris' ? at(each) : each))]);
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toContain(words);
});
