import { describe, expect, test } from 'vitest';
import { standingOf, standingTags } from '../../../src/pipeline/prisma/standing.ts';

describe('how far a work got by its tags', () => {
  test.each([
    [[], undefined],
    [['desk', 'screening', 'included-not'], undefined],
    [['Included'], { standing: 'included', reasons: [] }],
    [['screening/included', 'included'], { standing: 'included', reasons: [] }],
    [['screening/excluded: animals'], { standing: 'excluded', reasons: ['animals'] }],
    [['screening/excluded:'], { standing: 'excluded', reasons: [] }],
    [['fulltext/excluded: a', 'fulltext/excluded: b', 'screening/included'], { standing: 'fullTextExcluded', reasons: ['a', 'b'] }],
    [['screening/excluded', 'included'], { standing: 'included', reasons: [], contradiction: ['screening/excluded', 'included'] }],
    [
      ['screening/excluded', 'screening/included'],
      { standing: 'passed', reasons: [], contradiction: ['screening/excluded', 'screening/included'] },
    ],
    [
      ['fulltext/not retrieved', 'fulltext/excluded: late'],
      { standing: 'fullTextExcluded', reasons: ['late'], contradiction: ['fulltext/not retrieved', 'fulltext/excluded: late'] },
    ],
  ] as const)('%j', (tags, stood) => {
    expect(standingOf(tags, standingTags())).toEqual(stood);
  });

  test('by names of one’s own, of which there may be several', () => {
    const names = standingTags({ included: ['in', 'Aufgenommen'], excluded: 'raus' });
    expect(standingOf(['aufgenommen'], names)).toEqual({ standing: 'included', reasons: [] });
    expect(standingOf(['RAUS: Tiere'], names)).toEqual({ standing: 'excluded', reasons: ['Tiere'] });
    expect(standingOf(['included'], names)).toBeUndefined();
    expect(standingOf(['fulltext/excluded'], names)).toEqual({ standing: 'fullTextExcluded', reasons: [] });
  });
});
