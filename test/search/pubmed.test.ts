import { describe, expect, test } from 'vitest';
import { Misconfigured } from '../../src/model/errors.ts';
import { parseQuery } from '../../src/search/parse.ts';
import { printQuery } from '../../src/search/print.ts';

/** What PubMed's users type, and how a person is shown that it was understood. */
describe('a query written for PubMed is understood as', () => {
  test.each<[string, string]>([
    ['cancer[tiab]', 'title-abstract:cancer'],
    ['cancer [Title/Abstract]', 'title-abstract:cancer'],
    ['bone metastases[ti]', 'title:"bone metastases"'],
    ['“bone metastases”[TI]', 'title:"bone metastases"'],
    ['metasta*[tiab]', 'title-abstract:metasta*'],
    ['"bone metasta*"[ab]', 'abstract:"bone metasta"*'],
    ['tumo?r[tw]', 'text-word:"tumo?r"'],
    ['sartor o[au]', 'author:"sartor o"'],
    ['"Sartor O"[Author - First]', 'first-author:"Sartor O"'],
    ['Quill[lastau]', 'last-author:Quill'],
    ['rotterdam[ad]', 'affiliation:rotterdam'],
    ['"Bone Neoplasms"[mh]', 'mesh:"Bone Neoplasms"'],
    ['Bone Neoplasms[MeSH Terms]', 'mesh:"Bone Neoplasms"'],
    ['"Bone Neoplasms/secondary"[mh]', 'mesh:"Bone Neoplasms"/"secondary"'],
    ['Neoplasms/drug therapy[majr:noexp]', 'major-noexp:"Neoplasms"/"drug therapy"'],
    ['"Neoplasms"[Mesh:NoExp]', 'mesh-noexp:"Neoplasms"'],
    ['neoplas*[mh]', 'mesh:"neoplas"*'],
    ['drug therapy[sh]', 'qualifier:"drug therapy"'],
    ['dt[sh]', 'qualifier:"drug therapy"'],
    ['Neoplasms/dt[mh]', 'mesh:"Neoplasms"/"drug therapy"'],
    ['"Neoplasms/DI,DT"[Mesh]', 'mesh:"Neoplasms"/"diagnosis" OR mesh:"Neoplasms"/"drug therapy"'],
    ['mesh:Neoplasms/DT', 'mesh:"Neoplasms"/"drug therapy"'],
    ['tea AND (clinicaltrial[Filter])', 'tea AND type:"Clinical Trial"'],
    ['"Clinical Trial, Phase III"[filter]', 'type:"Clinical Trial, Phase III"'],
    ['tea AND (y_5[Filter])', 'tea AND date:5y'],
    ['tea AND aged[filter] AND english[filter]', 'tea AND mesh:"Aged" AND language:en'],
    [`${'('.repeat(60)}tea[ti]${')'.repeat(60)}`, 'title:tea'],
    ['2015:2020[dp]', 'year:2015..2020'],
    ['2015[pdat]', 'year:2015'],
    ['2015/03:2020/12/31[dp]', 'date:2015-03..2020-12-31'],
    ['"2019/01/01"[dp] : "3000"[dp]', 'date:2019-01-01..'],
    ['("2015"[Date - Publication] : "2020"[Date - Publication])', 'year:2015..2020'],
    ['"last 5 years"[dp]', 'date:5y'],
    ['2024/01/01:3000[edat]', 'entered:2024-01-01..'],
    ['2024[crdt]', 'created:2024'],
    ['"Ann Oncol"[ta]', 'exact-journal:"Ann Oncol"'],
    ['1569-8041[ta]', 'issn:1569-8041'],
    ['randomized controlled trial[pt]', 'type:"randomized controlled trial"'],
    ['english[la]', 'language:en'],
    ['99000001[uid]', 'pmid:99000001'],
    ['10.5555/Tide.1[doi]', 'doi:10.5555/tide.1'],
    ['"S0000-1(20)3"[aid]', 'id:S0000-1(20)3'],
    ['"radium chloride"[nm]', 'substance:"radium chloride"'],
    ['28[vi] AND 10[ip] AND 2464[pg]', 'volume:28 AND issue:10 AND page:2464'],
    ['cancer[all fields]', 'any:cancer'],
    ['hasabstract AND tea[ti]', 'has:abstract AND title:tea'],
    ['hasabstract[text] AND tea', 'has:abstract AND tea'],
    ['humans[filter] AND tea', 'mesh:"Humans" AND tea'],
    ['"bone metastases"[tiab:~3]', 'title-abstract:bone NEAR/3 title-abstract:metastases'],
    // From left to right, whatever the operators.
    ['a1[ti] OR b1[ti] AND c1[ti]', '(title:a1 OR title:b1) AND title:c1'],
    ['a1[ti] AND b1[ti] OR c1[ti]', '(title:a1 AND title:b1) OR title:c1'],
    ['a1[ti] OR b1[ti] NOT c1[ti]', '(title:a1 OR title:b1) AND NOT title:c1'],
    ['a1[ti] or (b1[ti] and c1) not d1', '(title:a1 OR (title:b1 AND c1)) AND NOT d1'],
    ['a1[ti] "b c"[ti] d1', 'title:a1 AND title:"b c" AND d1'],
    ['(bone OR skeletal)[tiab] AND tea[ti]', '(title-abstract:bone OR title-abstract:skeletal) AND title:tea'],
    ['cancer[tiab]OR tumor[tiab]', 'title-abstract:cancer OR title-abstract:tumor'],
    // Without any of PubMed's marks the readable language has its own order.
    ['a1 OR b1 AND c1', 'a1 OR (b1 AND c1)'],
  ])('%s', (text, shown) => {
    expect(printQuery(parseQuery(text))).toBe(shown);
    expect(parseQuery(shown)).toEqual(parseQuery(text));
  });
});

describe('the readable language knows', () => {
  test.each<[string, string]>([
    ['mesh:"Bone Neoplasms"/secondary', 'mesh:"Bone Neoplasms"/"secondary"'],
    ['mesh:Neoplasms/"drug therapy"', 'mesh:"Neoplasms"/"drug therapy"'],
    ['major:D001859', 'major:"D001859"'],
    ['mesh-major:neoplas*', 'major:"neoplas"*'],
    ['bone NEAR/3 metasta*', 'bone NEAR/3 metasta*'],
    ['title:(bone ADJ3 (metasta* OR "sea lesion"))', 'title:bone NEAR/2 (title:metasta* OR title:"sea lesion")'],
    ['bone adj2 lesion adj2 sea', 'bone NEAR/1 lesion NEAR/1 sea'],
    ['-(bone NEAR/3 sea)', 'NOT (bone NEAR/3 sea)'],
    ['wom?n', '"wom?n"'],
    ['organi*ation*', '"organi*ation*"'],
    ['title:"wom?n with cancer"', 'title:"wom?n with cancer"'],
    ['Is coffee good?', 'Is AND coffee AND good'],
    ['metastasis~', 'metastasis~'],
    ['title:"bone metastasis"~', 'title:"bone metastasis"~'],
    ['journal:1569-8041', 'issn:1569-8041'],
    ['added:7d', 'added:7d'],
    ['added:2026-01-01..', 'added:2026-01-01..'],
    ['updated:2w', 'updated:2w'],
    ['date:2015-03', 'date:2015-03'],
    ['date:2015..2020', 'year:2015..2020'],
    ['run:17', 'run:17'],
    ['retracted:yes', 'has:retraction'],
    ['retracted:no tea', 'NOT has:retraction AND tea'],
  ])('%s', (text, shown) => {
    expect(printQuery(parseQuery(text))).toBe(shown);
    expect(parseQuery(shown)).toEqual(parseQuery(text));
  });

  test('searches that are saved, and what they refer to', () => {
    const saved = new Map([
      ['bones', 'mesh:"Bone Neoplasms" OR saved:sea'],
      ['sea', 'sea -lake'],
    ]);
    expect(printQuery(parseQuery('saved:bones year:2020', { saved }))).toBe('(mesh:"Bone Neoplasms" OR (sea AND NOT lake)) AND year:2020');
    expect(() => parseQuery('saved:bonez', { saved })).toThrow('there is no saved search bonez: there are bones, sea');
    expect(() => parseQuery('saved:bones')).toThrow('no searches are saved here');
    expect(() =>
      parseQuery('saved:a', {
        saved: new Map([
          ['a', 'saved:b'],
          ['b', 'saved:a'],
        ]),
      }),
    ).toThrow('the saved search a refers to itself');
  });
});

test.each<[string, string, string]>([
  ['terms', Array.from({ length: 2100 }, (_, at) => `t${at}`).join(' OR '), 'more than 2000 terms'],
  ['wildcards', Array.from({ length: 210 }, (_, at) => `te${at}*a`).join(' OR '), 'more than 200 words with wildcards'],
  ['forms', Array.from({ length: 210 }, (_, at) => `tide${at}~`).join(' '), 'more than 200 words with wildcards'],
  [
    'words of phrases with wildcards',
    Array.from({ length: 110 }, (_, at) => `"te${at}*a se?t*"`).join(' OR '),
    'more than 200 words with wildcards',
  ],
  ['words of a phrase in any form', `"${'tide '.repeat(2500)}"~`, 'more than 200 words with wildcards'],
  [
    'words near each other',
    Array.from({ length: 110 }, (_, at) => `(tide NEAR/9 t${at})`).join(' OR '),
    'more than 100 times words near each other',
  ],
  ['words near each other at once', Array.from({ length: 21 }, (_, at) => `t${at}`).join(' NEAR/9 '), 'of more than 20 words'],
  [
    'combinations near each other',
    Array.from({ length: 3 }, (_, side) => `(${Array.from({ length: 11 }, (__, at) => `t${side}s${at}`).join(' OR ')})`).join(' NEAR/9 '),
    'more than 1000 combinations',
  ],
  ['words between', 'tea NEAR/1000 sea', 'at most 999 words may stand between'],
  ['copies of a word', 'sea NEAR/0 Sea', 'a word is always near itself'],
  ['copies of a word before a tag', '"sea of sea"[tiab:~3]', 'a word is always near itself'],
  [
    'operators in turn',
    Array.from({ length: 300 }, (_, at) => `t${at}[ti]${at % 2 ? ' AND' : ' OR'}`)
      .join(' ')
      .replace(/ \w+$/, ''),
    'deeper than 100',
  ],
  ['brackets', `${'('.repeat(101)}tea${')'.repeat(101)}`, 'nested deeper than 100 levels'],
])('too many %s are refused', (_, text, message) => {
  expect(() => parseQuery(text)).toThrow(message);
});

test('what is said over and over is looked for once', () => {
  expect(printQuery(parseQuery('tea OR '.repeat(2500).concat('tea')))).toBe('tea');
});

describe('a strategy of several lines', () => {
  const saved = new Map([
    ['bones', '#1 bone*[ti]\n#2 metasta*[tiab]  (12,345)\n// what both have\n#3 #1 AND #2\n'],
    ['ovid', '1. exp Tides/\n2. sea.ti.\n3. or/1-2\n'],
    ['long', '(tea OR coffee)\n  AND sleep'],
  ]);
  const shown = (text: string) => printQuery(parseQuery(text, { saved }));

  test('is, as a query, what its last line finds', () => {
    expect(shown('1. tea[ti]\n2. coffee[ti]\n3. 1 or 2')).toBe('title:tea OR title:coffee');
    expect(shown('tea\n#1 NOT mice')).toBe('tea AND NOT mice');
  });

  test('may be saved, and any of its lines be named', () => {
    expect(shown('saved:bones year:2020')).toBe('title:bone* AND title-abstract:metasta* AND year:2020');
    expect(shown('saved:bones#2 OR saved:ovid')).toBe('title-abstract:metasta* OR mesh:"Tides" OR title:sea');
    expect(() => shown('tea saved:bones#7')).toThrow(
      'the saved search bones has no line #7: it has #1, #2, #3\n  tea saved:bones#7\n            ^^^^^^^',
    );
  });

  test('is told from a query that goes over several lines', () => {
    expect(shown('saved:long')).toBe('(tea OR coffee) AND sleep');
    expect(shown('Coffee and sleep:\na review')).toBe('Coffee AND "and" AND sleep AND a AND review');
  });

  test('that cannot be read says in which line', () => {
    expect(() => shown('1. tea[ti]\n2. #1 AND coffee[tiabb]')).toThrow('line #2: there is no field tag [tiabb]');
  });
});

describe('what PubMed takes and refmill cannot is explained at its place', () => {
  test.each([
    [
      'tea[ti] AND cancer[tiabb]',
      'there is no field tag [tiabb]: did you mean [tiab]?',
      '  tea[ti] AND cancer[tiabb]\n                    ^^^^^^^',
    ],
    ['tea [tiabb]', 'there is no field tag [tiabb]: did you mean [tiab]?', '  tea [tiabb]\n      ^^^^^^^'],
    ['"green tea"[Title/Abstrct]', 'did you mean [title/abstract]?', '  "green tea"[Title/Abstrct]\n             ^^^^^^^^^^^^^^^'],
    ['(tea OR sea)[xyz]', 'there is no field tag [xyz]', '  (tea OR sea)[xyz]\n              ^^^^^'],
    ['tea[ti,ab]', 'or [tiab] for title and abstract', '  tea[ti,ab]\n     ^^^^^^^'],
    ['tea[tiab', 'the bracket of the field tag [tiab] is never closed', '  tea[tiab\n  ^^^^^^^^'],
    ['tea]tiab]', 'a field tag stands in square brackets: [tiab]', '  tea]tiab]\n  ^^^^^^^^^'],
    ['tea[]', 'a field tag is missing in the brackets', '  tea[]\n     ^^'],
    ['Neoplasms/zz,dt[mh]', 'zz is none', '  Neoplasms/zz,dt[mh]\n  ^^^^^^^^^^^^^^^'],
    ['tea[ti] AND "free full text"[sb]', 'access:open finds', '  tea[ti] AND "free full text"[sb]\n              ^^^^^^^^^^^^^^^^'],
    ['interest[cois]', '[cois] finds nothing here', '  interest[cois]\n          ^^^^^^'],
    ['tea AND #2', '#2 is a line of a strategy', '  tea AND #2\n          ^^'],
    ['2020:2015[dp]', 'the first date is later than the last', '  2020:2015[dp]\n  ^^^^^^^^^'],
    ['soon[dp]', 'a date is written 2015,', '  soon[dp]\n  ^^^^'],
    ['"2015"[dp] : tea', 'a date with the same tag is wanted', '  "2015"[dp] : tea\n             ^'],
    ['tea[tiab:~3]', 'near each other are at least two words', '  tea[tiab:~3]\n  ^^^'],
    ['"tea sea"[mh:~3]', 'words near each other are looked for in [ti], [tiab] and [ad]', '  "tea sea"[mh:~3]\n           ^^^^^^^'],
    ['bone NEAR/3 year:2015', 'near each other are words, phrases,', '  bone NEAR/3 year:2015\n  ^^^^^^^^^^^^^^^^^^^^^'],
    ['title:bone NEAR/3 sea', 'are looked for in one field', '  title:bone NEAR/3 sea\n  ^^^^^^^^^^^^^^^^^^^^^'],
    ['mesh:"/secondary"', 'a descriptor is missing here', '  mesh:"/secondary"\n       ^^^^^^^^^^^^'],
    ['run:last', 'a run is called by its number', '  run:last\n      ^^^^'],
    ['added:2015-02-30', 'a date is written', '  added:2015-02-30\n        ^^^^^^^^^^'],
  ])('%s', (text, message, place) => {
    const error = failure(text);
    expect(error.message).toContain(message);
    expect(error.message.split('\n').slice(1).join('\n')).toBe(place);
  });
});

function failure(text: string): Misconfigured {
  try {
    parseQuery(text);
  } catch (error) {
    expect(error).toBeInstanceOf(Misconfigured);
    return error as Misconfigured;
  }
  throw new Error(`${text} was accepted`);
}
