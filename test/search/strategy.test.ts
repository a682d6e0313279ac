import { describe, expect, test } from 'vitest';
import { printQuery } from '../../src/search/print.ts';
import { parseStrategy } from '../../src/search/strategy.ts';

const shown = (text: string) => parseStrategy(text).map(({ number, query }) => `#${number} ${printQuery(query)}`);

describe('a search history', () => {
  test.each<[string, string, string[]]>([
    [
      'lines with numbers and a hash',
      '#1 tea[ti]\n#2 "sea air"[tiab]\n#3 #1 AND #2',
      ['#1 title:tea', '#2 title-abstract:"sea air"', '#3 title:tea AND title-abstract:"sea air"'],
    ],
    [
      'lines with numbers and a point',
      '1. tea[ti]\r\n2. coffee[ti]\r\n3. #1 OR #2',
      ['#1 title:tea', '#2 title:coffee', '#3 title:tea OR title:coffee'],
    ],
    ['lines without numbers', 'tea\n\n// the drinks\ncoffee\n#1 or #2', ['#1 tea', '#2 coffee', '#3 tea OR coffee']],
    ['counts behind the lines', '#1\ttea[ti]\t(1,234)\n#2\t#1 NOT mice\t12', ['#1 title:tea', '#2 title:tea AND NOT mice']],
    [
      'what Ovid prints, with its counts',
      '1     exp Tides/ (1,234)\n2     tea.ti. (56)\n3     1 or 2\n4     or/1-2\n5     exp Mice/ not Humans/\n6     4 not 5 (7)',
      [
        '#1 mesh:"Tides"',
        '#2 title:tea',
        '#3 mesh:"Tides" OR title:tea',
        '#4 mesh:"Tides" OR title:tea',
        '#5 mesh:"Mice" AND NOT mesh-noexp:"Humans"',
        '#6 (mesh:"Tides" OR title:tea) AND NOT (mesh:"Mice" AND NOT mesh-noexp:"Humans")',
      ],
    ],
    [
      'what the Cochrane Library prints',
      '#1 [mh Tides]\n#2 tea:ti,ab\n#3 {or #1-#2}\n#4 #3 and coffee:ti',
      [
        '#1 mesh:"Tides"',
        '#2 title:tea OR abstract:tea',
        '#3 mesh:"Tides" OR title:tea OR abstract:tea',
        '#4 (mesh:"Tides" OR title:tea OR abstract:tea) AND title:coffee',
      ],
    ],
    ['lines of EBSCO', 'S1 tea[ti]\nS2 coffee[ti]\nS3 S1 AND S2', ['#1 title:tea', '#2 title:coffee', '#3 title:tea AND title:coffee']],
    ['years and doses are no lines', 'vitamin 12[ti]\n2019', ['#1 title:"vitamin 12"', '#2 2019']],
    ['numbers that leave some out', '#4 tea\n#7 #4 -sea', ['#4 tea', '#7 tea AND NOT sea']],
  ])('%s', (_, text, expected) => {
    expect(shown(text)).toEqual(expected);
  });

  test('that names itself over and over is refused before it grows', () => {
    const lines = ['1. tea OR coffee', ...Array.from({ length: 30 }, (_, at) => `${at + 2}. #${at + 1} OR (#${at + 1} sea)`)];
    expect(() => parseStrategy(lines.join('\n'))).toThrow('with all that it names the query has more than 20000 terms');
  });

  test('that names lines full of wildcards is refused', () => {
    const lines = Array.from({ length: 6 }, (_, line) => Array.from({ length: 190 }, (__, at) => `ti${line}de${at}*s`).join(' OR '));
    expect(() => parseStrategy([...lines, '#1 OR #2 OR #3 OR #4 OR #5'].join('\n'))).not.toThrow();
    expect(() => parseStrategy([...lines, 'sea', '#1 OR #2 OR #3 OR #4 OR #5 OR #6'].join('\n'))).toThrow(
      'line #8: with all that it names the query has more than 1000 words with wildcards inside or with ~\n  #1 OR #2',
    );
  });

  test('says which line cannot be read, and where', () => {
    expect(() => parseStrategy('tea\n#1 AND #3')).toThrow('line #2: there is no line #3 above: there are #1\n  #1 AND #3\n         ^^');
    expect(() => parseStrategy('#1 tea\n#1 sea')).toThrow('two lines of the strategy have the number 1');
    expect(() => parseStrategy('\n\n')).toThrow('the strategy has no lines');
  });
});
