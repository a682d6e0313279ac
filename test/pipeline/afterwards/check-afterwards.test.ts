import { expect, test } from 'vitest';
import type { Configuration } from '../../../src/configuration.ts';
import { checkAfterwards } from '../../../src/pipeline/afterwards/check-afterwards.ts';

const list = { query: '', format: 'ris', file: 'a.ris' };

test.each<[Configuration, string]>([
  [{ searches: [{ id: 'bones', query: 'mesh:(', entries: 1 }] }, 'the search bones: this bracket is never closed'],
  [{ afterwards: { dedupe: false, exports: [{ ...list, query: 'bone:x' }] } }, 'the list a.ris: there is no field bone'],
  [{ afterwards: { dedupe: false, exports: [{ ...list, format: 'pubmed-xml' }] } }, 'the list a.ris: '],
  [
    { afterwards: { dedupe: false, exports: [{ ...list, format: 'html', style: 'vancuver' }] } },
    'the list a.ris: no style is called vancuver',
  ],
  [{ afterwards: { dedupe: false, exports: [{ ...list, style: 'apa' }] } }, 'the list a.ris: style has no meaning for ris'],
  [
    { afterwards: { dedupe: false, reports: [{ report: 'flow', format: 'png', file: 'f.png' }] } },
    'the report f.png: the report flow is written as text',
  ],
  [
    { afterwards: { dedupe: false, exports: [list, { ...list, format: 'csv', file: './a.ris' }] } },
    'the list ./a.ris: the list a.ris goes to the same file',
  ],
  [
    {
      searches: [{ id: 'bones', query: '', entries: 1, feed: 'out/a' }],
      afterwards: { dedupe: false, exports: [{ ...list, file: 'out/a' }] },
    },
    'the list out/a: the feed bones goes to the same file',
  ],
])('%j is refused before anything is harvested', async (config, message) => {
  await expect(checkAfterwards(config)).rejects.toThrow(message);
});

test('what can be done is let pass', async () => {
  await checkAfterwards({});
  await checkAfterwards({ searches: [{ id: 'bones', query: '', entries: 1 }], afterwards: { dedupe: true, exports: [list] } });
});
