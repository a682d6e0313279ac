import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { Malformed } from '../../src/model/errors.ts';
import type { XmlElement } from '../../src/xml/element.ts';
import { parseAnyXml, parseXml } from '../../src/xml/parse.ts';
import { readPlainXml } from '../../src/xml/plain-xml.ts';
import { splitElements } from '../../src/xml/split.ts';

const inRepository = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const fixtures = inRepository('fixtures/pubmed-xml');
const corpus = inRepository('../shared/corpora/pubmed/records.xml');

async function recordsOf(path: string): Promise<string[]> {
  const records: string[] = [];
  for await (const { text } of splitElements([readFileSync(path)], ['PubmedArticle', 'PubmedBookArticle', 'DeleteCitation'])) {
    records.push(text);
  }
  return records;
}

const fixtureRecords = async () =>
  (await Promise.all(readdirSync(fixtures).map((folder) => recordsOf(`${fixtures}/${folder}/input.xml`)))).flat();

/** The tree, or why there is none. */
function outcome(read: () => XmlElement): XmlElement | string {
  try {
    return read();
  } catch (error) {
    if (error instanceof Malformed) return error.message;
    throw error;
  }
}

/** Every element of a record that is short, as source: what breaks in one of these is not hidden by the rest. */
function shortElements(record: string): string[] {
  return Array.from(record.matchAll(/<(\w+)(?=[\s>])/g), ({ index, 1: name }) => {
    const end = `</${name}>`;
    return record.slice(index, record.indexOf(end, index) + end.length);
  }).filter((source) => source.length < 600);
}

/** Numbers below a bound, the same ones each time (Numerical Recipes' generator, whose upper bits are good). */
function drawing(seed: number): (bound: number) => number {
  let state = seed;
  return (bound) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * bound);
  };
}

const oddities =
  `< > & " ' / = <!-- --> <!--x--> <![CDATA[ ]]> <![CDATA[x]]> <?x?> &amp; &#65; &#xD800; &amp constructor __proto__ #text :@ toString a:b <b/>
  </b> <b></b> Version="1" xmlns:x="y" ü \u{1d510} \uFEFF \0 <Year> </Year>`
    .split(/[ \n]+/)
    .concat(' ', '\n', '\t', '\r', '\r\n', '<b />', '<b c="d"/>', " c='d'", ' c = "d"', ' Version="1" Version="2"');

type Change = (source: string, at: number, draw: (bound: number) => number) => string;

const changes: readonly Change[] = [
  (source, at, draw) => source.slice(0, at) + source.slice(at + 1 + draw(3)),
  (source, at, draw) => source.slice(0, at) + oddities[draw(oddities.length)] + source.slice(at),
  (source, at, draw) => source.slice(0, at) + source.slice(draw(source.length), at + 1) + source.slice(at + 1),
  (source, at, draw) => source.slice(0, at) + source.slice(at, at + draw(30)) + source.slice(at),
  (source, _, draw) => source.replace(/<\w+/, (tag) => `${tag} ${oddities[draw(oddities.length)]}`),
];

describe('plain XML', () => {
  it('gives the same elements as the parser for every record of the fixtures', async () => {
    const records = await fixtureRecords();
    expect(records.length).toBeGreaterThan(10);
    for (const record of records) expect(outcome(() => parseXml(record))).toEqual(outcome(() => parseAnyXml(record)));
  });

  it.runIf(existsSync(corpus))('reads every record of the corpus without the parser, to the same elements', async () => {
    for (const record of await recordsOf(corpus)) expect(readPlainXml(record)).toEqual(parseAnyXml(record));
  });

  it('gives what the parser gives, or leaves it to the parser, for elements that were broken in thousands of ways', async () => {
    const elements = (await fixtureRecords()).flatMap(shortElements);
    const draw = drawing(20_251_101);
    let plain = 0;
    for (let n = 0; n < 20_000; n += 1) {
      let source = elements[draw(elements.length)] ?? '';
      for (let more = draw(2); more >= 0; more -= 1) {
        source = changes[draw(changes.length)]?.(source, draw(source.length + 1), draw) ?? source;
      }
      const read = readPlainXml(source);
      if (read === undefined) continue;
      plain += 1;
      const parsed = outcome(() => parseAnyXml(source));
      if (JSON.stringify(read) !== JSON.stringify(parsed)) expect({ source, read }).toEqual({ source, read: parsed });
    }
    expect(plain).toBeGreaterThan(2_000);
  });

  it.each([
    '<!-- --><a/>',
    '<a><!-- --></a>',
    '<a><![CDATA[x]]></a>',
    '<a><?x?></a>',
    '<!DOCTYPE a><a/>',
    ' <a/>',
    '<a/> ',
    '<a b="1" b="2"/>',
    "<a b='1'/>",
    '<a b="\n"/>',
    '<a b="<"/>',
    '<a b/>',
    '<a></b>',
    '<a><b></a></b>',
    '<a>1 < 2</a>',
    '<a',
    '<a>',
    '<a></a',
    '</a>',
    '<>x</>',
    '<é/>',
    '<__proto__/>',
    '<constructor/>',
    '',
    'text',
  ])('leaves %j to the parser', (source) => {
    expect(readPlainXml(source)).toBeUndefined();
  });

  it('holds no more than so many elements within each other', () => {
    const nested = (depth: number) => '<a>'.repeat(depth) + '</a>'.repeat(depth);
    expect(readPlainXml(nested(100))).toEqual(parseXml(nested(100)));
    expect(readPlainXml(nested(101))).toBeUndefined();
    expect(parseXml(nested(200))).toEqual(parseAnyXml(nested(200)));
  });

  it('knows names again that fall into one place of its memory', () => {
    const letters = [...'abcdefghijklmnopqrstuvwxyz'];
    const many = letters.flatMap((one) => letters.flatMap((other) => [`<${one}${other}/>`, `<${other}/>`])).join('');
    expect(readPlainXml(`<all>${many}${many}</all>`)).toEqual(parseAnyXml(`<all>${many}${many}</all>`));
  });
});
