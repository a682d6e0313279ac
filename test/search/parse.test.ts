import { describe, expect, test } from 'vitest';
import { Misconfigured } from '../../src/model/errors.ts';
import { parseQuery } from '../../src/search/parse.ts';
import { printQuery } from '../../src/search/print.ts';
import type { Query } from '../../src/search/query.ts';
import type { ResultCondition } from '../../src/search/result-conditions.ts';

const word = (text: string): Query => ({ kind: 'term', text });

describe('queries are read as', () => {
  test.each<[string, Query]>([
    ['', { kind: 'all' }],
    ['   ', { kind: 'all' }],
    ['radium', word('radium')],
    ['bone metastases', { kind: 'and', parts: [word('bone'), word('metastases')] }],
    ['bone AND metastases', { kind: 'and', parts: [word('bone'), word('metastases')] }],
    ['bone and metastases', { kind: 'and', parts: [word('bone'), word('and'), word('metastases')] }],
    ['"bone metastases"', { kind: 'phrase', text: 'bone metastases' }],
    ['“bone metastases”', { kind: 'phrase', text: 'bone metastases' }],
    ['«bone metastases»', { kind: 'phrase', text: 'bone metastases' }],
    ['"radium"', word('radium')],
    ['metasta*', { kind: 'prefix', text: 'metasta' }],
    ['"bone metasta*"', { kind: 'prefix', text: 'bone metasta' }],
    ['"bone metasta"*', { kind: 'prefix', text: 'bone metasta' }],
    ['a OR b c', { kind: 'or', parts: [word('a'), { kind: 'and', parts: [word('b'), word('c')] }] }],
    ['(a OR b) c', { kind: 'and', parts: [{ kind: 'or', parts: [word('a'), word('b')] }, word('c')] }],
    ['a NOT b', { kind: 'and', parts: [word('a'), { kind: 'not', part: word('b') }] }],
    ['a AND NOT b', { kind: 'and', parts: [word('a'), { kind: 'not', part: word('b') }] }],
    ['-b', { kind: 'not', part: word('b') }],
    ['-(b OR c)', { kind: 'not', part: { kind: 'or', parts: [word('b'), word('c')] } }],
    ['PSMA-617', word('PSMA-617')],
    ['coffee – a review', { kind: 'and', parts: [word('coffee'), word('a'), word('review')] }],
    ['Coffee: a review', { kind: 'and', parts: [word('Coffee'), word('a'), word('review')] }],
    ['title:coffee', { kind: 'term', field: 'title', text: 'coffee' }],
    ['Title: coffee', { kind: 'term', field: 'title', text: 'coffee' }],
    ['MESH:"Bone Neoplasms"', { kind: 'heading', text: 'Bone Neoplasms', explode: true }],
    ['HEADING:"Bone Neoplasms"', { kind: 'phrase', field: 'heading', text: 'Bone Neoplasms' }],
    [
      'title:(coffee OR "black tea" -mice)',
      {
        kind: 'or',
        parts: [
          { kind: 'term', field: 'title', text: 'coffee' },
          {
            kind: 'and',
            parts: [
              { kind: 'phrase', field: 'title', text: 'black tea' },
              { kind: 'not', part: { kind: 'term', field: 'title', text: 'mice' } },
            ],
          },
        ],
      },
    ],
    ['year:2015', { kind: 'range', field: 'year', from: 2015, to: 2015 }],
    ['year:2015..2020', { kind: 'range', field: 'year', from: 2015, to: 2020 }],
    ['year:2015-2020', { kind: 'range', field: 'year', from: 2015, to: 2020 }],
    ['year:2015..', { kind: 'range', field: 'year', from: 2015 }],
    ['year:..2020', { kind: 'range', field: 'year', to: 2020 }],
    ['language:spa', { kind: 'term', field: 'language', text: 'es' }],
    ['language:Spanish', { kind: 'term', field: 'language', text: 'es' }],
    ['has:FULLTEXT', { kind: 'term', field: 'has', text: 'fulltext' }],
    ['finding:doi-*', { kind: 'prefix', field: 'finding', text: 'doi-' }],
    ['endpoint:survival', { kind: 'term', field: 'endpoint', text: 'survival' }],
    ['outcome:"overall survival"', { kind: 'phrase', field: 'endpoint', text: 'overall survival' }],
    ['Primary-Endpoint:"overall surv*"', { kind: 'prefix', field: 'primary-endpoint', text: 'overall surv' }],
    ['secondary-outcome:OS', { kind: 'term', field: 'secondary-endpoint', text: 'OS' }],
    ['id:w3', { kind: 'term', field: 'work', text: 'W3' }],
    ['id:99999/17', { kind: 'term', field: 'identifier', text: '99999/17' }],
    ['doi:10.5555/0006-291X(75)90482-9', { kind: 'identifier', scheme: 'doi', value: '10.5555/0006-291x(75)90482-9' }],
    ['(doi:10.5555/0006-291X(75)90482-9)', { kind: 'identifier', scheme: 'doi', value: '10.5555/0006-291x(75)90482-9' }],
    ['doi:https://doi.org/10.5555/Tide.1', { kind: 'identifier', scheme: 'doi', value: '10.5555/tide.1' }],
    ['10.5555/0006-291X(75)90482-9', { kind: 'identifier', scheme: 'doi', value: '10.5555/0006-291x(75)90482-9' }],
    ['https://pubmed.ncbi.nlm.nih.gov/99000001/', { kind: 'identifier', scheme: 'pmid', value: '99000001' }],
    ['99000001', { kind: 'identifier', scheme: 'pmid', value: '99000001' }],
    ['"99000001"', { kind: 'term', text: '99000001' }],
    ['"PMC9900001"', { kind: 'term', text: 'PMC9900001' }],
    ['PMC9900001', { kind: 'identifier', scheme: 'pmcid', value: 'PMC9900001' }],
    ['pmid:PMID99000001', { kind: 'identifier', scheme: 'pmid', value: '99000001' }],
    ['pmcid:9900001', { kind: 'identifier', scheme: 'pmcid', value: 'PMC9900001' }],
    ['handle:hdl:99999/17', { kind: 'identifier', scheme: 'handle', value: '99999/17' }],
    ['issn:2049363x', { kind: 'identifier', scheme: 'issn', value: '2049-363X' }],
    ['orcid:https://orcid.org/0000-0002-1825-0097', { kind: 'identifier', scheme: 'orcid', value: '0000-0002-1825-0097' }],
  ])('%s', (text, expected) => {
    const query = parseQuery(text);
    expect(query).toEqual(expected);
    expect(parseQuery(printQuery(query)), `printed as ${printQuery(query)}`).toEqual(expected);
  });
});

const hr = { on: 'measure', is: 'HR' } as const;
const value = (is: '<' | '<=' | '=' | '>=' | '>', than: number | 'NR') => ({ on: 'value', is, than }) as const;

describe('conditions on results are read as', () => {
  test.each<[string, readonly ResultCondition[]]>([
    ['HR < 0.8', [hr, value('<', 0.8)]],
    ['HR < 0.8 and upper < 1', [hr, value('<', 0.8), { on: 'upper', is: '<', than: 1 }]],
    ['hazard ratio<.8,upper bound ≤ 1', [hr, value('<', 0.8), { on: 'upper', is: '<=', than: 1 }]],
    ['HR ≥ 0·8; kind = comparison', [hr, value('>=', 0.8), { on: 'kind', is: 'comparison' }]],
    ['OR > 1', [{ on: 'measure', is: 'OR' }, value('>', 1)]],
    ['adjusted odds ratio > 1', [{ on: 'adjusted' }, { on: 'measure', is: 'OR' }, value('>', 1)]],
    ['aRR', [{ on: 'adjusted' }, { on: 'measure', is: 'RR' }]],
    ['measure = rate_ratio', [{ on: 'measure', is: 'rate_ratio' }]],
    ['mean difference < −1.5', [{ on: 'measure', is: 'MD' }, value('<', -1.5)]],
    ['value = 0.5..0.8', [value('>=', 0.5), value('<=', 0.8)]],
    ['value = ..0.8', [value('<=', 0.8)]],
    ['value = 0.5..', [value('>=', 0.5)]],
    ['median = NR', [{ on: 'measure', is: 'median' }, value('=', 'NR')]],
    ['not reached', [value('=', 'NR')]],
    [
      'n = 5 and N > 30',
      [
        { on: 'n', is: '=', than: 5 },
        { on: 'total', is: '>', than: 30 },
      ],
    ],
    ['P Value <= 0.05', [{ on: 'p', is: '<=', than: 0.05 }]],
    ['level = 95%', [{ on: 'level', is: '=', than: 95 }]],
    ['unit = Months', [{ on: 'unit', is: 'months' }]],
    ['endpoint = overall survival and HR < 1', [{ on: 'endpoint', words: 'overall survival' }, hr, value('<', 1)]],
    ["endpoint: 'nausea and vomiting', HR", [{ on: 'endpoint', words: 'nausea and vomiting' }, hr]],
    ["endpoint = Crohn's disease", [{ on: 'endpoint', words: 'Crohn s disease' }]],
    ['endpoint = pain*', [{ on: 'endpoint', words: 'pain', truncated: true }]],
    ["outcome = 'pain or fat*'", [{ on: 'endpoint', words: 'pain or fat', truncated: true }]],
  ])('%s', (text, conditions) => {
    const query = parseQuery(`result:"${text}"`);
    expect(query).toEqual({ kind: 'result', conditions });
    expect(parseQuery(printQuery(query)), `printed as ${printQuery(query)}`).toEqual(query);
  });

  test('one condition without blanks needs no quotation marks, and words go on behind it', () => {
    expect(parseQuery('result:HR<0.8 radium')).toEqual({
      kind: 'and',
      parts: [{ kind: 'result', conditions: [hr, value('<', 0.8)] }, word('radium')],
    });
  });
});

test.each(['benzo[a]pyrene in tea', '[Home exercise by telephone]', 'Coffee [Review]', '"cancer[mh]"'])(
  '%s is words, not a tag of PubMed',
  (text) => {
    expect(() => parseQuery(text)).not.toThrow();
  },
);

describe('a query that cannot be meant is explained at its place', () => {
  test.each([
    ['flavour:red', 'there is no field flavour: fields are title, abstract, title-abstract,', '  flavour:red\n  ^^^^^^^^'],
    ['autor:sea', 'there is no field autor: did you mean author:?', '  autor:sea\n  ^^^^^^'],
    ['title:coffee AND', 'AND needs something after it', '  title:coffee AND\n               ^^^'],
    ['OR tea', 'OR needs something before it', '  OR tea\n  ^^'],
    ['tea OR OR coffee', 'OR needs something after it', '  tea OR OR coffee\n      ^^'],
    ['tea NOT', 'NOT needs something after it', '  tea NOT\n      ^^^'],
    ['(tea OR coffee', 'this bracket is never closed', '  (tea OR coffee\n  ^'],
    ['tea) coffee', 'this bracket closes nothing', '  tea) coffee\n     ^'],
    ['tea ()', 'these brackets hold nothing', '  tea ()\n      ^'],
    ['say "tea', 'the quotation mark is never closed', '  say "tea\n      ^'],
    ['c*ur', 'a wildcard (* or ?) needs at least two letters before it', '  c*ur\n  ^^^^'],
    ['t*', 'truncation (*) needs at least two letters', '  t*\n  ^^'],
    ['title:', 'title: needs a value after it', '  title:\n  ^^^^^^'],
    ['title:–', 'there is no word here', '  title:–\n        ^'],
    ['– …', 'there is no word here', '  – …\n  ^^^'],
    ['has:colour', 'has: knows title, abstract,', '  has:colour\n      ^^^^^^'],
    ['access:free', 'access: knows open, embargoed,', '  access:free\n         ^^^^'],
    ['finding:doi', 'finding: knows record-unreadable,', '  finding:doi\n          ^^^'],
    ['year:soon', 'a year is written 2015, 2015..2020,', '  year:soon\n       ^^^^'],
    ['year:2020..2015', 'the first year is later than the last', '  year:2020..2015\n       ^^^^^^^^^^'],
    ['result:"HR < low"', 'a number is written 0.8', '  result:"HR < low"\n               ^^^'],
    [
      'tea result:"HR < 0.8 and bogus < 1"',
      'there is nothing called bogus in a result',
      '  tea result:"HR < 0.8 and bogus < 1"\n                           ^^^^^',
    ],
    ['result:"HR < 0.8 and "', 'a condition is missing here', '  result:"HR < 0.8 and "\n                      ^'],
    ['result:""', 'a condition is missing here', '  result:""\n          ^'],
    ['result:"HR <"', 'a number is missing behind the sign', '  result:"HR <"\n             ^'],
    ['result:"upper"', 'upper needs a sign and a number', '  result:"upper"\n          ^^^^^'],
    ['result:"HR < 1 or OR < 1"', 'one or the other is result:"…" OR result:"…"', '  result:"HR < 1 or OR < 1"\n                 ^^'],
    ['result:"0.5 < HR"', 'what is compared stands first: HR > 0.5', '  result:"0.5 < HR"\n          ^^^^^^^^'],
    ['result:"value = 0.8..0.5"', 'the first number is greater', '  result:"value = 0.8..0.5"\n                  ^^^^^^^^'],
    ['result:"median > NR"', 'what was not reached is found by =', '  result:"median > NR"\n                   ^^'],
    ['result:"kind = meta"', 'kind knows comparison, arm, followup', '  result:"kind = meta"\n                 ^^^^'],
    ['result:"endpoint < survival"', 'endpoint takes the sign =', '  result:"endpoint < survival"\n                  ^^^^^^^^^^^'],
    ['result:"endpoint = – "', 'there is no word here', '  result:"endpoint = – "\n                     ^'],
    ['result:"survival"', 'this is no condition on a result', '  result:"survival"\n          ^^^^^^^^'],
    ['result:HR < 0.8', 'conditions stand in quotation marks', '  result:HR < 0.8\n         ^^'],
    ['result:(HR < 0.8)', 'conditions stand in quotation marks', '  result:(HR < 0.8)\n          ^^'],
    ['result:HR*', 'an asterisk stands for the end of a name', '  result:HR*\n         ^^^'],
    ['language:klingonese', 'no language is called so', '  language:klingonese\n           ^^^^^^^^^^'],
    ['doi:tide', 'this is no doi (an example: 10.1000/182)', '  doi:tide\n      ^^^^'],
    ['issn:1', 'this is no issn (an example: 1569-8041)', '  issn:1\n       ^'],
  ])('%s', (text, message, place) => {
    const error = failure(text);
    expect(error.key).toBe('query');
    expect(error.message).toContain(message);
    expect(error.message.split('\n').slice(1).join('\n')).toBe(place);
  });

  test('of a long query the neighbourhood of the place is shown', () => {
    const error = failure(`${'tea '.repeat(100)}flavour:red ${'coffee '.repeat(100)}`);
    const [, shown = '', marks = ''] = error.message.split('\n');
    expect(shown.length).toBeLessThan(150);
    expect(shown.slice(marks.indexOf('^'), marks.lastIndexOf('^') + 1)).toBe('flavour:');
  });
});

describe('hostile queries are refused in time', () => {
  test.each([
    ['deep brackets', `${'('.repeat(5000)}tea${')'.repeat(5000)}`, 'nested deeper than'],
    ['many negations', `${'-'.repeat(1)}${'NOT '.repeat(3000)}tea`, 'nested deeper than'],
    ['many conditions', `result:"HR${', p < 1'.repeat(2000)}"`, 'more than 20 conditions'],
    ['a condition of blanks', `result:"HR ${' '.repeat(19_000)} x"`, 'this is no condition on a result'],
    ['a condition of marks', `result:"endpoint = ${"'".repeat(19_000)}"`, 'there is no word here to look for'],
    ['endless text', 'tea '.repeat(6000), 'longer than 20000 characters'],
  ])('%s', (_, text, message) => {
    expect(failure(text).message).toContain(message);
  });

  test('any text is a query or a complaint, never another error', () => {
    const pieces = [
      '(',
      ')',
      '"',
      '*',
      '-',
      ':',
      'AND',
      'OR',
      'NOT',
      'title',
      'year',
      '2015',
      '..',
      'doi:',
      'result:"',
      'HR',
      ' < 0.8',
      ' and ',
      'endpoint = ',
      "'",
      '10.5555/a(b',
      '\u0000',
      '😀',
      '\ud800',
      ' ',
    ];
    let seed = 7;
    for (let round = 0; round < 3000; round++) {
      let text = '';
      for (let n = 0; n < 8; n++) {
        seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
        text += pieces[seed % pieces.length];
      }
      try {
        const query = parseQuery(text);
        expect(parseQuery(printQuery(query)), text).toEqual(query);
      } catch (error) {
        if (!(error instanceof Misconfigured)) throw error;
      }
    }
  });
});

test('a query is printed as it was understood', () => {
  expect(
    printQuery(parseQuery('bone metasta* NOT (mice OR title:"black tea") mesh:humans year:2015.. id:w3 decs:"Neoplasias óseas"')),
  ).toBe('bone AND metasta* AND NOT (mice OR title:"black tea") AND mesh:"humans" AND year:2015.. AND id:W3 AND mesh:"Neoplasias óseas"');
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

test('a slip that would be looked for as a word is told, also where it stands alone', () => {
  expect(failure('kelp[tiba]').message).toContain('there is no field tag [tiba]: did you mean [tiab]?');
  expect(failure('kelp NEAR/x tide').message).toContain('how many words may stand between is a number: NEAR/3');
  expect(() => ['benzo[a]pyrene', 'title:kelp[tiba]', '"kelp[tiba]"', '"NEAR/x"'].map((text) => parseQuery(text))).not.toThrow();
});
