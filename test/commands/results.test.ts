import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import type { BibliographicRecord } from '../../src/model/record.ts';
import { emptyFolder, jsonLines, refmill } from './refmill.ts';

let folder: string;
let store: string[];

const text =
  'Lamps, "bright" ones, may help. The primary end point was time to sleep (TTS). In 36 sailors TTS was 14.9 minutes with lamps and was not reached without (hazard ratio, 0.70; 95% CI, 0.58 to 0.83; P<0.001; P=0.04 for noninferiority). Thirst was seen in 5 of 36 (14%).';

/** The place of a piece of the text, with the piece. */
function at(evidence: string): { start: number; end: number; evidence: string } {
  const start = text.indexOf(evidence);
  return { start, end: start + evidence.length, evidence };
}

const trial: BibliographicRecord = {
  source: 'pubmed-xml',
  sourceId: '99000301',
  type: 'article-journal',
  title: 'Lamps at sea',
  contributors: [{ role: 'author', family: 'Quill', given: 'Ada' }],
  issued: { year: 2019 },
  container: { title: 'Sleepless letters' },
  identifiers: [
    { scheme: 'pmid', value: '99000301' },
    { scheme: 'doi', value: '10.5555/lamps' },
  ],
  headings: [{ vocabulary: 'mesh', term: 'Sleep', major: true }],
  abstracts: [{ language: 'en', sections: [{ text }] }],
  endpoints: [{ id: 'E1', name: 'time to sleep', abbreviation: 'TTS', role: 'primary', co: true, timepoint: 'at night' }],
  results: [
    { kind: 'arm', endpoint: 'time to sleep', arm: 'lamps', measure: 'median', value: 14.9, unit: 'minutes', ...at('14.9 minutes') },
    { kind: 'arm', endpoint: 'TTS', arm: 'no lamps', measure: 'median', value: 'NR', ci: { lower: 20, upper: 'NR' }, ...at('not reached') },
    {
      kind: 'comparison',
      endpoint: 'time to sleep',
      arms: ['lamps', 'no lamps', 'candles'],
      measure: 'HR',
      adjusted: true,
      value: 0.7,
      ci: { level: 95, lower: 0.58, upper: 0.83 },
      p: [
        { op: '<', value: 0.001 },
        { op: '=', value: 0.04, test: 'noninferiority' },
      ],
      ...at('0.70; 95% CI, 0.58 to 0.83; P<0.001'),
    },
    { kind: 'arm', endpoint: 'thirst', measure: 'proportion', value: 14, unit: '%', n: 5, N: 36, pct: 14, ...at('5 of 36 (14%)') },
    { kind: 'followup', measure: 'maximum', value: 2, unit: 'years', range: [0, 2] },
  ],
};

const page: BibliographicRecord = {
  source: 'question-answer',
  sourceId: 'lamps.html',
  title: 'Do lamps help?',
  issued: { year: 2021 },
  claims: [
    {
      text: 'Lamps shorten the time to sleep, 14.9 minutes.',
      citations: ['1'],
      endpoints: [{ name: 'time to sleep', role: 'result_only' }],
      results: [{ kind: 'arm', endpoint: 'time to sleep', measure: 'median', value: 14.9, unit: 'minutes' }],
    },
  ],
};

beforeEach(async () => {
  folder = await emptyFolder();
  store = ['--store', path.join(folder, 'refmill.db')];
  const file = path.join(folder, 'records.jsonl');
  await writeFile(file, [trial, page].map((record) => `${JSON.stringify(record)}\n`).join(''));
  expect((await refmill(['ingest', file, ...store])).code).toBe(0);
});

const sentence = text.slice(text.indexOf('In 36'), text.indexOf(' Thirst'));
const quoted = (value: string) => `"${value.replaceAll('"', '""')}"`;

test('results of the works that a search finds become a table, one row a result', async () => {
  const { code, stdout, stderr } = await refmill(['results', 'mesh:sleep', ...store]);
  expect([code, stderr]).toEqual([0, '5 results of 1 work\n']);
  const lines = stdout.split('\r\n');
  const head = 'W1,Quill 2019,Quill A. Lamps at sea. Sleepless letters. 2019.,2019,99000301,10.5555/lamps';
  const tts = 'time to sleep,TTS,primary,yes';
  const said = (evidence: string) => `${at(evidence).start},${at(evidence).end}`;
  expect(lines).toEqual([
    'work,study,citation,year,pmid,doi,endpoint,abbreviation,role,co_primary,kind,measure,adjusted,value,not_reached,unit,lower,upper,lower_not_reached,upper_not_reached,ci_level,p_op,p_value,p_test,further_p,arm,experimental,control,further_arms,n,n_total,pct,sd,se,dispersion,iqr_low,iqr_high,range_low,range_high,timepoint,subgroup,direction,grade,start,end,evidence,sentence',
    `${head},${tts},arm,median,,14.9,,minutes,,,,,,,,,,lamps,,,,,,,,,,,,,,,,,,${said('14.9 minutes')},14.9 minutes,${quoted(sentence)}`,
    `${head},${tts},arm,median,,,yes,,20,,,yes,,,,,,no lamps,,,,,,,,,,,,,,,,,,${said('not reached')},not reached,${quoted(sentence)}`,
    `${head},${tts},comparison,HR,yes,0.7,,,0.58,0.83,,,95,<,0.001,,= 0.04 noninferiority,,lamps,no lamps,candles,,,,,,,,,,,,,,,${said('0.70; 95% CI, 0.58 to 0.83; P<0.001')},"0.70; 95% CI, 0.58 to 0.83; P<0.001",${quoted(sentence)}`,
    `${head},thirst,,,,arm,proportion,,14,,%,,,,,,,,,,,,,,5,36,14,,,,,,,,,,,,${said('5 of 36 (14%)')},5 of 36 (14%),Thirst was seen in 5 of 36 (14%).`,
    `${head},,,,,followup,maximum,,2,,years,,,,,,,,,,,,,,,,,,,,,,0,2,,,,,,,,`,
    '',
  ]);
});

test('the same rows come as JSON Lines, with numbers as numbers and without what is not said', async () => {
  const { stdout } = await refmill(['results', '--json', ...store]);
  const rows = jsonLines(stdout) as Record<string, unknown>[];
  expect(rows).toHaveLength(5);
  expect(rows[4]).toEqual({
    work: 'W1',
    study: 'Quill 2019',
    citation: 'Quill A. Lamps at sea. Sleepless letters. 2019.',
    year: 2019,
    pmid: '99000301',
    doi: '10.5555/lamps',
    kind: 'followup',
    measure: 'maximum',
    value: 2,
    unit: 'years',
    range_low: 0,
    range_high: 2,
  });
});

test('a file appears whole, and a search that finds no results gives the line of names alone', async () => {
  const file = path.join(folder, 'results.csv');
  const { code, stdout, stderr } = await refmill(['results', 'result:"HR < 0.8"', '-o', file, ...store]);
  expect([code, stdout, stderr]).toEqual([0, '', `5 results of 1 work written to ${file}\n`]);
  const written = await readFile(file, 'utf8');
  expect(written).toBe((await refmill(['results', ...store])).stdout);
  const none = await refmill(['results', 'result:"HR > 0.8"', ...store]);
  expect([none.code, none.stdout, none.stderr]).toEqual([0, `${written.split('\r\n')[0]}\r\n`, '0 results of 0 works\n']);
  const fault = await refmill(['results', 'result:"HR <"', ...store]);
  expect([fault.code, fault.stderr]).toEqual([2, expect.stringContaining('a number is missing behind the sign')]);
});

test('no table takes the place of a library', async () => {
  const library = path.join(folder, 'refmill.db');
  const before = await readFile(library);
  const { code, stderr } = await refmill(['results', '-o', library, ...store]);
  expect([code, stderr]).toEqual([2, `refmill: ${library}: is a library; name another file\n`]);
  expect((await readFile(library)).equals(before)).toBe(true);
});

test('a work is shown with its endpoints, their results, and the sentences behind the numbers', async () => {
  const shown = (await refmill(['show', 'pmid:99000301', ...store])).stdout;
  expect(shown.slice(shown.indexOf('Endpoints and results'), shown.indexOf('\n\nRecord'))).toBe(
    [
      'Endpoints and results  [1]',
      '  time to sleep (TTS): co-primary; at night',
      '    lamps                         median 14.9 minutes',
      '    no lamps                      median not reached (CI 20 to not reached)',
      '    lamps vs no lamps vs candles  adjusted HR 0.7 (95% CI 0.58 to 0.83), P < 0.001, P = 0.04 (noninferiority)',
      '      “…TTS was 14.9 minutes with lamps and was not reached without (hazard ratio, 0.70; 95% CI, 0.58 to 0.83; P<0.001; P=0.04…”',
      '  thirst',
      '                                  14% (5 of 36)',
      '      “Thirst was seen in 5 of 36 (14%).”',
      '  no endpoint named',
      '    follow-up                     maximum 2 years (range 0 to 2)',
    ].join('\n'),
  );
});

test('the claims of a page are shown with their results, which are not counted as results of the page', async () => {
  const shown = (await refmill(['show', 'W2', ...store])).stdout;
  expect(shown).toContain(
    [
      'Claim        Lamps shorten the time to sleep, 14.9 minutes. (cites 1)',
      '               time to sleep: named with its results only',
      '                 median 14.9 minutes  [1]',
    ].join('\n'),
  );
  expect((await refmill(['search', 'endpoint:sleep', ...store])).stderr).toBe('1 work found\n');
});
