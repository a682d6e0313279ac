import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { citedList } from '../../../src/export/list/cited-list.ts';
import { printText } from '../../../src/export/list/print-text.ts';
import { citationStyle, localeTag, styleList } from '../../../src/export/styles/citation-style.ts';
import { emptyFolder } from '../../commands/refmill.ts';
import { references } from '../list/references.ts';
import { textOf } from '../list/text-of.ts';

let folder: string;
beforeEach(async () => {
  folder = await emptyFolder();
});

const bare = (bibliography: string, more = '') => `<?xml version="1.0" encoding="utf-8"?>
<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
  <info><title>Tidal notes</title><id>http://styles.example.org/tidal</id></info>
  ${more}
  <citation><layout><text variable="citation-number"/></layout></citation>
  <bibliography>${bibliography}</bibliography>
</style>`;

const layout =
  '<layout suffix="!"><names variable="author"><name form="short"/></names><text variable="title" font-style="italic" prefix=" ~ "/></layout>';

async function file(name: string, text: string): Promise<string> {
  const place = path.join(folder, name);
  await mkdir(path.dirname(place), { recursive: true });
  await writeFile(place, text);
  return place;
}

const firstLine = async (style: string) =>
  (await textOf(printText(citedList(references.slice(0, 1), { style: await citationStyle(style) })))).split('\n')[0];

describe('styles at hand', () => {
  test('are over two thousand, with titles, the short names first', () => {
    const list = styleList();
    expect(list.slice(0, 3)).toEqual([
      { name: 'vancouver', title: 'Vancouver' },
      { name: 'nlm', title: 'Vancouver' },
      { name: 'ama', title: 'American Medical Association 11th edition' },
    ]);
    expect(list.length).toBeGreaterThan(2500);
    expect(list.filter(({ title }) => title === '').length).toBe(0);
  });

  test.each(['vancouver', 'nlm', 'ama', 'apa', 'harvard', 'nature', 'chicago', 'ieee', 'lancet', 'nejm', 'the-lancet', 'APA'])(
    '%s is one',
    async (name) => {
      expect((await citationStyle(name)).tree().name).toBe('style');
    },
  );

  test('a name with a slip in it is answered with names near it', async () => {
    await expect(citationStyle('vancuver')).rejects.toMatchObject({ kind: 'misconfigured', key: 'style' });
    await expect(citationStyle('vancuver')).rejects.toThrow('no style is called vancuver; near it are vancouver,');
  });
});

describe('a style of a file', () => {
  test('is used as it stands', async () => {
    expect(await firstLine(await file('tidal.csl', bare(layout)))).toBe(
      'van der Quill, Ødegård, O’Tide, Reef, Shoal, Strand, Skerry, KELP Study Group ~ Effects of kelp & <5 mg iodine on sleep in mice!',
    );
  });

  const dependent = (
    parent: string,
  ) => `<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0" default-locale="es-ES">
  <info><title>Journal of Tides</title><id>x</id><link href="http://www.zotero.org/styles/${parent}" rel="independent-parent"/></info></style>`;

  test('that depends on another one is that one, from beside it or from those at hand', async () => {
    await file('tidal.csl', bare(layout));
    expect(await firstLine(await file('beside.csl', dependent('tidal')))).toContain(' ~ ');
    const named = await citationStyle(await file('named.csl', dependent('apa')));
    expect(named.locale).toBe('es-ES');
    expect(await textOf(printText(citedList(references.slice(0, 1), { style: named })))).toContain('(2019). Effects of kelp');
  });

  test('whose parent is missing says which one', async () => {
    await expect(citationStyle(await file('lost.csl', dependent('no-such-style')))).rejects.toThrow(
      /lost\.csl is a dependent style: it stands for http:\/\/www\.zotero\.org\/styles\/no-such-style, which is not at hand; put no-such-style\.csl beside it/,
    );
  });

  const ring = '<macro name="a"><text macro="b"/></macro><macro name="b"><text macro="a"/></macro>';
  const many = Array.from({ length: 40 }, (_, at) => `<macro name="m${at}">${`<text macro="m${at + 1}"/>`.repeat(2)}</macro>`).join('');
  test.each<[string, string, string]>([
    ['no XML', 'kelp', 'is no citation style'],
    ['another document', '<html><body/></html>', 'is no citation style (CSL), but <html>'],
    ['no bibliography', bare('').replace('<bibliography></bibliography>', ''), 'has no bibliography'],
    ['macros in a ring', bare('<layout><text macro="a"/></layout>', ring), 'has macros that call themselves'],
    ['a macro that is not there', bare('<layout><text macro="a"/></layout>'), 'calls the macro a, which it does not have'],
    [
      'a tree of macros',
      bare('<layout><text macro="m0"/></layout>', `${many}<macro name="m40"><text value="x"/></macro>`),
      'unfolds to more than any citation style',
    ],
    ['great depth', bare(`<layout>${'<group>'.repeat(200)}${'</group>'.repeat(200)}</layout>`), 'citation style'],
    ['great length', bare(`<layout>${' '.repeat(3_000_000)}</layout>`), 'is larger than any citation style'],
  ])('with %s is refused in words', async (_, text, why) => {
    await expect(citationStyle(await file('bad.csl', text))).rejects.toMatchObject({
      kind: 'misconfigured',
      key: 'style',
      message: expect.stringContaining(why),
    });
  });

  test('with entities of its own is not unfolded, and nothing it names is read', async () => {
    const bomb = `<!DOCTYPE style [<!ENTITY a "kelp"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY secret SYSTEM "file:///etc/passwd">]>`;
    const style = bare('<layout><text value="&b;&secret;"/></layout>').replace('<style', `${bomb}<style`);
    expect(await firstLine(await file('bomb.csl', style))).not.toMatch(/kelpkelp|root:/);
  });

  test('that is not there is a mistake of whoever named it', async () => {
    await expect(citationStyle(path.join(folder, 'none.csl'))).rejects.toThrow('none.csl: there is no such file that can be read');
  });
});

test.each([
  ['de', 'de-DE'],
  ['en', 'en-US'],
  ['pt', 'pt-PT'],
  ['en_gb', 'en-GB'],
  ['zh', 'zh-CN'],
])('the locale %s is %s', (asked, tag) => {
  expect(localeTag(asked)).toBe(tag);
});
