import { describe, expect, test } from 'vitest';
import { Misconfigured } from '../../src/model/errors.ts';
import { parseQuery } from '../../src/search/parse.ts';
import { printQuery } from '../../src/search/print.ts';

describe('what is written for Ovid or the Cochrane Library is understood as', () => {
  test.each<[string, string]>([
    ['exp Sea Diseases/', 'mesh:"Sea Diseases"'],
    ['Sea Diseases/', 'mesh-noexp:"Sea Diseases"'],
    ['exp *Sea Diseases/', 'major:"Sea Diseases"'],
    ['*"Sea and Shore"/', 'major-noexp:"Sea and Shore"'],
    ['Sea Diseases/dt', 'mesh-noexp:"Sea Diseases"/"drug therapy"'],
    ['exp Sea Diseases/DT, th [Drug Therapy, Therapy]', 'mesh:"Sea Diseases"/"drug therapy" OR mesh:"Sea Diseases"/"therapy"'],
    ['exp animals/ not humans.sh.', 'mesh:"animals" AND NOT mesh-noexp:"humans"'],
    ['tide.ti.', 'title:tide'],
    ['tide.ti,ab.', 'title:tide OR abstract:tide'],
    ['tide.ab', 'abstract:tide'],
    ['spring tide.tw.', 'title:"spring tide" OR abstract:"spring tide"'],
    ['(spring tide or ebb).mp.', 'text-word:"spring tide" OR text-word:ebb'],
    ['tid$.ti. and ebb*.ab.', 'title:tid* AND abstract:ebb*'],
    ['tide.ti. or ebb.ti. and sea.ti.', 'title:tide OR (title:ebb AND title:sea)'],
    ['(tid$ adj3 (ebb or flood$)).ti.', 'title:tid* NEAR/2 (title:ebb OR title:flood*)'],
    ['(tid$ adj sea).ti,ab.', 'title:tid* NEAR/0 title:sea OR abstract:tid* NEAR/0 abstract:sea'],
    ['colo?r$.ti.', 'title:color* OR title:"colo?r*"'],
    ['wom#n.ti.', 'title:"wom?n"'],
    ['randomized controlled trial.pt.', 'type:"randomized controlled trial"'],
    ['drug therapy.fs.', 'qualifier:"drug therapy"'],
    ['(ae or to).fs.', 'qualifier:"adverse effects" OR qualifier:toxicity'],
    ['english.lg.', 'language:en'],
    ['tide:ti,ab,kw', 'title:tide OR abstract:tide OR keyword:tide OR heading:tide'],
    ['"spring tide":ti', 'title:"spring tide"'],
    ['(tide near/3 sea):ti', 'title:tide NEAR/3 title:sea'],
    ['[mh "Sea Diseases"]', 'mesh:"Sea Diseases"'],
    ['[mh ^"Sea Diseases"/DT] or tide:ti', 'mesh-noexp:"Sea Diseases"/"drug therapy" OR title:tide'],
    ['MeSH descriptor: [Sea Diseases] explode all trees', 'mesh:"Sea Diseases"'],
    ['MeSH descriptor: [Sea Diseases] this term only', 'mesh-noexp:"Sea Diseases"'],
    ['MeSH descriptor: [Sea Diseases] explode all trees and with qualifier(s): [drug therapy - DT]', 'mesh:"Sea Diseases"/"drug therapy"'],
  ])('%s', (text, shown) => {
    expect(printQuery(parseQuery(text))).toBe(shown);
    expect(parseQuery(shown)).toEqual(parseQuery(text));
  });
});

test.each([
  'and/or',
  'his/her',
  'from IV/PO',
  'CD4/CD8',
  'et al.',
  'Smith et al. in tea',
  'e.g. tea',
  'ratio 3:2',
  'www.example.org/tea',
  'US$ 5',
  'cost in $',
])('%s is words', (text) => {
  expect(printQuery(parseQuery(text))).not.toMatch(/[a-z]:/);
});

describe('what other databases write and refmill does not read is explained at its place', () => {
  test.each([
    ['tide.ti,qq.', 'the field qq is not known here', '  tide.ti,qq.\n      ^^^^^^^'],
    ['*Sea Diseases/zz', 'no qualifier of MeSH has the letters zz', '  *Sea Diseases/zz\n  ^^^^^^^^^^^^^^^^'],
    ['tide.ti. or blind$3.ti.', 'truncation to so many letters', '  tide.ti. or blind$3.ti.\n              ^^^^^^^'],
    ["'sea disease'/exp AND tide", 'mesh:"Bone Neoplasms" finds', "  'sea disease'/exp AND tide\n  ^^^^^^^^^^^^^^^^^"],
    ['(MH "Sea Diseases+")', 'a descriptor is written mesh:', '  (MH "Sea Diseases+")\n   ^^^^^^^^^^^^^^^^^^'],
    ['TI ( tide OR ebb )', 'title:(…)', '  TI ( tide OR ebb )\n  ^^^^'],
    ['TS=(tide)', 'title-abstract:(…)', '  TS=(tide)\n  ^^^^'],
    ['TITLE-ABS-KEY(tide)', 'title-abstract:(…)', '  TITLE-ABS-KEY(tide)\n  ^^^^^^^^^^^^^^'],
    ['tide NEAR3 sea', 'NEAR/3', '  tide NEAR3 sea\n       ^^^^^'],
    ['limit 5 to english language', 'english[la]', '  limit 5 to english language\n  ^^^^^^^^^^^'],
  ])('%s', (text, message, place) => {
    let said = '';
    try {
      parseQuery(text);
    } catch (error) {
      expect(error).toBeInstanceOf(Misconfigured);
      said = (error as Error).message;
    }
    expect(said).toContain(message);
    expect(said.split('\n').slice(1).join('\n')).toBe(place);
  });
});
