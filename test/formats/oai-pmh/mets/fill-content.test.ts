import { describe, expect, test } from 'vitest';
import { fillContent } from '../../../../src/formats/oai-pmh/mets/fill-content.ts';

describe('one description completed by another', () => {
  test('takes over what the first does not say', () => {
    const filled = fillContent(
      { title: 'Owls', container: { volume: '5' }, keywords: [{ term: 'Owls' }] },
      { title: 'Owls', publisher: 'Owl Press', container: { issue: '1' }, keywords: [{ term: 'Owls' }, { term: 'Night' }] },
      'mods',
    );
    expect(filled).toEqual({
      title: 'Owls',
      publisher: 'Owl Press',
      container: { volume: '5', issue: '1' },
      keywords: [{ term: 'Owls' }, { term: 'Night' }],
    });
  });

  test('keeps what the second says otherwise, in its own words', () => {
    const filled = fillContent(
      {
        title: 'Owls',
        issued: { year: 2006, raw: '2006' },
        contributors: [{ role: 'author', family: 'Vymyslená', given: 'Jana' }],
        dates: { created: '2001' },
      },
      {
        title: 'Of owls',
        issued: { year: 2007, raw: '[2007]' },
        contributors: [
          { role: 'author', family: 'Vymyslená', given: 'J.' },
          { role: 'author', collective: 'Owl Society' },
        ],
        dates: { created: '2002' },
        abstracts: [{ sections: [{ text: 'They fly.' }] }],
      },
      'mods',
    );
    expect(filled.unplaced).toEqual([
      { field: 'mods.dates.created', value: '2002' },
      { field: 'mods.title', value: 'Of owls' },
      { field: 'mods.issued', value: '[2007]' },
      { field: 'mods.contributors', value: 'Vymyslená, J.; Owl Society' },
    ]);
    expect(filled.abstracts).toEqual([{ sections: [{ text: 'They fly.' }] }]);
    expect(filled.findings?.map(({ path }) => path)).toEqual(['unplaced[0]', 'unplaced[1]', 'unplaced[2]', 'unplaced[3]']);
  });

  test('points findings at where the leftovers of the second now stand', () => {
    const leftover = (field: string) => ({
      unplaced: [{ field, value: 'x' }],
      findings: [
        { code: 'field-unplaced' as const, path: 'unplaced[0]', message: `${field} has no place in the record`, severity: 'info' as const },
      ],
    });
    const filled = fillContent(leftover('a'), leftover('b'), 'mods');
    expect(filled.unplaced).toEqual([
      { field: 'a', value: 'x' },
      { field: 'b', value: 'x' },
    ]);
    expect(filled.findings?.map(({ path, message }) => [path, message[0]])).toEqual([
      ['unplaced[0]', 'a'],
      ['unplaced[1]', 'b'],
    ]);
  });
});
