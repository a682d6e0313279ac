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
    ['numbers that leave some out', '#4 tea\n#7 #4 -sea', ['#4 tea', '#7 tea AND NOT sea']],
  ])('%s', (_, text, expected) => {
    expect(shown(text)).toEqual(expected);
  });

  test('says which line cannot be read, and where', () => {
    expect(() => parseStrategy('tea\n#1 AND #3')).toThrow('line #2: there is no line #3 above: there are #1\n  #1 AND #3\n         ^^');
    expect(() => parseStrategy('#1 tea\n#1 sea')).toThrow('two lines of the strategy have the number 1');
    expect(() => parseStrategy('\n\n')).toThrow('the strategy has no lines');
  });
});
