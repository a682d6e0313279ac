import { expect, it } from 'vitest';
import { leanSource } from '../../../src/formats/jats/lean-source.ts';
import { readJats } from './reading.ts';

it.each([
  [
    'comments, processing instructions and the body',
    '<article><?x y?><front/><!-- <body> --><body id="b"><p>T</p></body><back/></article>',
    '<article><front/><back/></article>',
  ],
  [
    'the bodies of parts',
    '<article><body>T</body><sub-article><body>U</body></sub-article></article>',
    '<article><sub-article></sub-article></article>',
  ],
  ['no body with references', '<article><body><ref-list/></body></article>', '<article><body><ref-list/></body></article>'],
  ['no empty body', '<article><body/><back/></article>', '<article><body/><back/></article>'],
  ['nothing behind a comment that never ends', '<article><body>T</body><!-- <back/>', '<article><!-- <back/>'],
  ['nothing where CDATA is', '<article><![CDATA[<body>]]><?x?></article>', '<article><![CDATA[<body>]]><?x?></article>'],
])('leaves out %s', (_, source, lean) => {
  expect(leanSource(source)).toBe(lean);
});

it('is done in a moment, whatever never ends', () => {
  const before = performance.now();
  for (const piece of ['<!--', '<?', '<body>', '<body', '<body></body>', '<body/>']) leanSource(piece.repeat(200_000));
  expect(performance.now() - before).toBeLessThan(5000);
});

it('lets an article be read whose text is broken', async () => {
  const [record] = await readJats(
    '<article><front><article-meta><title-group><article-title>T</article-title></title-group></article-meta></front><body><p>a < b</body></article>',
  );
  expect(record).toMatchObject({ title: 'T' });
});

it('keeps references that stand in the text', async () => {
  const [record] = await readJats(
    '<article><front><article-meta/></front><body><sec><ref-list><ref><mixed-citation>A 2001</mixed-citation></ref></ref-list></sec></body></article>',
  );
  expect(record?.references).toEqual([{ raw: 'A 2001' }]);
});
