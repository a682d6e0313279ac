import { expect, test } from 'vitest';
import { atomFeed, type FeedWork } from '../../src/export/atom-feed.ts';
import { childNamed, childrenNamed, textOf } from '../../src/xml/element.ts';
import { parseXml } from '../../src/xml/parse.ts';

const work = (id: string, more: Partial<FeedWork> = {}): FeedWork => ({
  id,
  citation: {
    title: `Bone & <marrow> ${id}`,
    contributors: [{ role: 'author', family: 'Okafor-Bell', given: 'Tamsin' }],
    identifiers: [{ scheme: 'doi', value: '10.5555/a<b>' }],
  },
  deleted: false,
  addedAt: '2026-01-01T03:00:00.000Z',
  changedAt: '2026-01-01T03:00:00.000Z',
  ...more,
});

test('a feed holds an entry a work, with a permanent id, dates, authors, an address and a summary', () => {
  const feed = { id: 'bone', title: 'Bone "research"', url: 'https://library.example.org/bone.xml' };
  const root = parseXml(atomFeed(feed, [work('W7', { changedAt: '2026-02-01T03:00:00.000Z' }), work('W2')]));
  const text = (name: string, within = root) => textOf(childNamed(within, name));
  expect([text('id'), text('title'), text('updated')]).toEqual([feed.url, feed.title, '2026-02-01T03:00:00.000Z']);
  const [first, second] = childrenNamed(root, 'entry');
  expect(['id', 'title', 'published', 'updated', 'author', 'summary'].map((name) => text(name, first))).toEqual([
    'https://library.example.org/bone.xml#W7',
    'Bone & <marrow> W7',
    '2026-01-01T03:00:00.000Z',
    '2026-02-01T03:00:00.000Z',
    'Okafor-Bell T',
    'Okafor-Bell T. Bone & <marrow> W7.',
  ]);
  expect(childNamed(first, 'link')?.attributes.href).toBe('https://doi.org/10.5555/a%3Cb%3E');
  expect([first, second].map((entry) => childNamed(entry, 'category')?.attributes.term)).toEqual(['changed', 'new']);
});

test('a retracted work says so in its title, a deleted one in a category', () => {
  const retracted = work('W1', { deleted: true });
  const text = atomFeed({ id: 'x', title: 'x' }, [
    { ...retracted, citation: { ...retracted.citation, publicationTypes: ['Retracted Publication'] } },
  ]);
  expect(text).toContain('<title>RETRACTED: Bone');
  expect(text.match(/term="[a-z]+"/g)).toEqual(['term="retracted"', 'term="deleted"', 'term="new"']);
});

test('characters that XML cannot hold are left out, and a feed without entries is a feed', () => {
  expect(atomFeed({ id: 'x', title: 'a\u0000b\u001b\ud800c\ufffe' }, [])).toContain('<title>abc</title>');
  const root = parseXml(atomFeed({ id: 'none', title: 'None' }, []));
  expect([textOf(childNamed(root, 'id')), textOf(childNamed(root, 'updated'))]).toEqual([
    'urn:refmill:search:none',
    '1970-01-01T00:00:00Z',
  ]);
});
