import { describe, expect, it } from 'vitest';
import { type SourceElement, splitElements } from '../../src/xml/split.ts';

const encoder = new TextEncoder();

async function split(
  input: string | Uint8Array,
  names: readonly string[],
  options: { size?: number; endedBy?: readonly string[]; surroundings?: boolean } = {},
): Promise<SourceElement[]> {
  const { size = 64 * 1024, ...rest } = options;
  const bytes = typeof input === 'string' ? encoder.encode(input) : input;
  const chunks: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; at += size) chunks.push(bytes.subarray(at, at + size));
  const found: SourceElement[] = [];
  for await (const element of splitElements(chunks, names, rest)) found.push(element);
  return found;
}

const texts = (elements: readonly SourceElement[]) => elements.map((element) => element.text);

const awkward = [
  '\uFEFF<?xml version="1.0" encoding="UTF-8"?>',
  '<!DOCTYPE list [<!ENTITY e "<record>no</record>">]>',
  '<list title="a > b"><!-- <record>not this</record> -->',
  '<record id="1" note="x > y">ünïcödé 𝔐 <![CDATA[</record>]]><!-- </record> --><?pi </record>?></record>',
  '<records/><record/>\n<oai:record\tid="2"\n>deep <oai:record>inner</oai:record></oai:record >',
  "<record id='3'>ok</record></list>",
].join('');

const awkwardRecords = [
  '<record id="1" note="x > y">ünïcödé 𝔐 <![CDATA[</record>]]><!-- </record> --><?pi </record>?></record>',
  '<record/>',
  '<oai:record\tid="2"\n>deep <oai:record>inner</oai:record></oai:record >',
  "<record id='3'>ok</record>",
];

describe('splitting a stream into elements', () => {
  it('finds the outermost elements with chunk borders at every byte', async () => {
    for (const size of [1, 2, 3, 5, 7, 11, 64, 4096]) expect(texts(await split(awkward, ['record'], { size }))).toEqual(awkwardRecords);
  });

  it('counts the elements from 0 and names them as written', async () => {
    const found = await split(awkward, ['record']);
    expect(found.map(({ name, index, complete, repaired }) => [name, index, complete, repaired])).toEqual([
      ['record', 0, true, 0],
      ['record', 1, true, 0],
      ['oai:record', 2, true, 0],
      ['record', 3, true, 0],
    ]);
  });

  it('says where the source of each element stands in the bytes of the stream', async () => {
    const file = '\uFEFF<?xml version="1.0"?><l>\n ünï <b>stray</b> \n<r>ü</r><r><x></r>\n<r/><r>cut';
    const bytes = encoder.encode(file);
    const expected = ['ünï <b>stray', '<r>ü</r>', '<r><x></r>', '<r/>', '<r>cut'];
    for (const size of [1, 2, 3, 7, 4096]) {
      const found = await split(bytes, ['r'], { size, surroundings: true });
      expect(found.map(({ offset = 0, length = 0 }) => new TextDecoder().decode(bytes.subarray(offset, offset + length)))).toEqual(
        expected,
      );
      const latin1 = Buffer.from(file.slice(1).replace('?>', ' encoding="latin1"?>'), 'latin1');
      const again = await split(latin1, ['r'], { size, surroundings: true });
      expect(again.map(({ offset = 0, length = 0 }) => latin1.toString('latin1', offset, offset + length))).toEqual(expected);
    }
  });

  it('says no place in UTF-16, nor of the end of the file', async () => {
    const [element] = await split(Buffer.from('\uFEFF<l><r>1</r></l>', 'utf16le'), ['r']);
    expect(element).toEqual({ name: 'r', text: '<r>1</r>', index: 0, repaired: 0, complete: true });
    const [end] = await split('<l>', ['r'], { surroundings: true });
    expect(end).toEqual({ name: '#end', text: 'l', index: 0, repaired: 0, complete: false });
  });

  it('finds the end of a DOCTYPE whose comments hold an apostrophe', async () => {
    const file = "<!DOCTYPE s [ <!-- it's > --> ]><s><a>1</a><a>the patient's [1] view > 2</a></s>";
    for (const size of [1, 7, 4096])
      expect(texts(await split(file, ['a'], { size }))).toEqual(['<a>1</a>', "<a>the patient's [1] view > 2</a>"]);
  });

  it('takes several names and leaves an element within another where it is', async () => {
    const found = await split('<s><a>1<b>2</b></a><b>3</b><c/></s>', ['a', 'b', 'c']);
    expect(texts(found)).toEqual(['<a>1<b>2</b></a>', '<b>3</b>', '<c/>']);
  });

  it.each([
    ['UTF-16 little endian with mark', 'utf16le', '\uFEFF<?xml version="1.0" encoding="UTF-16"?>'],
    ['UTF-16 little endian without mark', 'utf16le', '<?xml version="1.0" encoding="UTF-16"?>'],
    ['Latin-1 by declaration', 'latin1', '<?xml version="1.0" encoding="ISO-8859-1"?>'],
    ['UTF-8', 'utf8', '<?xml version="1.0"?>'],
  ] as const)('reads %s', async (_name, encoding, declaration) => {
    const bytes = Buffer.from(`${declaration}<l><r>Müller</r><r>Größe</r></l>`, encoding);
    for (const size of [1, 3, 500]) expect(texts(await split(bytes, ['r'], { size }))).toEqual(['<r>Müller</r>', '<r>Größe</r>']);
  });

  it('repairs wrong bytes in one element without harm to another', async () => {
    const bytes = Buffer.concat([Buffer.from('<l><r>bad \xFC\x0B</r>', 'latin1'), Buffer.from('<r>gut ü</r></l>', 'utf8')]);
    const found = await split(bytes, ['r']);
    expect(found.map(({ text, repaired }) => [text, repaired])).toEqual([
      ['<r>bad ü </r>', 2],
      ['<r>gut ü</r>', 0],
    ]);
  });

  it('ends an element at its own tags and at those that end it, not at names that begin like them', async () => {
    const file = '<l><r>1<rr/><r:x/></rr><!-- </r> --><s2/><s></r><![CDATA[<s>]]></s><rs>2</rs><r>3<s >4</s></l>';
    for (const size of [1, 2, 3, 5, 8, 13, 4096]) {
      expect(texts(await split(file, ['r', 's'], { size, endedBy: ['r', 's'] }))).toEqual([
        '<r>1<rr/><r:x/></rr><!-- </r> --><s2/>',
        '<s></r><![CDATA[<s>]]></s>',
        '<r>3',
        '<s >4</s>',
      ]);
    }
  });

  it('gives an unterminated last element and says that it is not complete', async () => {
    for (const size of [1, 100]) {
      const found = await split('<l><r>1</r><r>2</r', ['r'], { size });
      expect(found.map(({ text, complete }) => [text, complete])).toEqual([
        ['<r>1</r>', true],
        ['<r>2</r', false],
      ]);
    }
  });

  it('lets the next start tag end a broken element where elements do not nest', async () => {
    const found = await split('<l><r>1<x></r><r>2 <r>3</r></l>', ['r'], { endedBy: ['r'] });
    expect(found.map(({ text, complete }) => [text, complete])).toEqual([
      ['<r>1<x></r>', true],
      ['<r>2 ', false],
      ['<r>3</r>', true],
    ]);
  });

  it('gives what stands around the elements when asked', async () => {
    const found = await split('<l>oops<e>error</e> <r>1</r> tail', ['r'], { surroundings: true });
    expect(found.map(({ name, text }) => [name, text])).toEqual([
      ['#text', 'oops error'],
      ['r', '<r>1</r>'],
      ['#text', 'tail'],
      ['#end', 'l'],
    ]);
    expect(await split('<l>\n<r/>\n</l>\n', ['r'], { surroundings: true })).toHaveLength(1);
  });

  it('gives the beginning of an element that is too large and goes on after it', async () => {
    function* chunks() {
      yield encoder.encode('<l><r>');
      const filler = encoder.encode('x'.repeat(1024 * 1024));
      for (let n = 0; n < 65; n += 1) yield filler;
      yield encoder.encode('</r><r>2</r></l>');
    }
    const found: SourceElement[] = [];
    for await (const element of splitElements(chunks(), ['r'])) found.push(element);
    expect(found.map(({ text, complete }) => [text.length, complete])).toEqual([
      [64 * 1024, false],
      [8, true],
    ]);
  });

  it.each([
    ['start tags that never end', '<r a="'.repeat(200_000)],
    ['bare signs', '< '.repeat(300_000)],
    ['DOCTYPEs that never end', '<!DOCTYPE r [ '.repeat(50_000)],
    ['comments that never end', '<!-- '.repeat(200_000)],
    ['an end without a start', '</r>'.repeat(200_000)],
    ['nothing', ''],
    ['zero bytes', '\0'.repeat(100_000)],
  ])('comes to an end on %s', async (_name, input) => {
    await split(input, ['r'], { surroundings: true, endedBy: ['r'] });
    await split(input, ['r']);
  });
});
