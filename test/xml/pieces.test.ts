import { expect, test } from 'vitest';
import { cutPieces, type Piece, type PieceOptions, type Rest } from '../../src/xml/pieces.ts';

const names = ['Leaf', 'LeafBook'];
const endedBy = ['Leaf', 'LeafBook', 'Gone'];
const leaf = (text: string, name = 'Leaf') => `<${name}><Text>${text}</Text></${name}>`;

async function cut(chunks: Iterable<Uint8Array> | AsyncIterable<Uint8Array>, size = 40, options: Partial<PieceOptions> = {}) {
  const pieces: Piece[] = [];
  let rest: Rest | undefined;
  const behind: Uint8Array[] = [];
  for await (const part of cutPieces(chunks, { names, endedBy, size, ...options })) {
    if ('bytes' in part) pieces.push(part);
    else {
      rest = part;
      for await (const chunk of part.chunks) behind.push(chunk);
    }
  }
  return {
    head: Buffer.from(rest?.head ?? []).toString(),
    pieces: pieces.map(({ bytes, offset, position }) => ({ text: Buffer.from(bytes).toString(), offset, position })),
    rest: { text: Buffer.concat(behind).toString(), offset: rest?.offset, position: rest?.position },
  };
}

/** The text in chunks of so many bytes. */
function* chunked(text: string, length: number): Generator<Uint8Array> {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += length) yield bytes.subarray(at, at + length);
}

const head = '<?xml version="1.0"?>\n<!DOCTYPE Tree SYSTEM "tree.dtd">\n<Tree>\n';

test('pieces are whole elements with the white space behind them, and say where they stood', async () => {
  const [a, b, c] = [`${leaf('ä')}\n`, `${leaf('b', 'LeafBook')}\r\n\t`, `${leaf('c')}\n`];
  const found = await cut([Buffer.from(`${head}${a}${b}${c}</Tree>\n`)], 10_000);
  const offset = Buffer.byteLength(head);
  expect(found).toEqual({
    head,
    pieces: [{ text: a + b + c, offset, position: 0 }],
    rest: { text: '</Tree>\n', offset: offset + Buffer.byteLength(a + b + c), position: 3 },
  });
});

test.each([1, 2, 3, 7, 16, 39, 64, 1000])('chunks of %i bytes lose nothing and change nothing', async (length) => {
  const elements = Array.from({ length: 20 }, (_, n) => `${leaf(`№ ${'x'.repeat(n * 3)}`, n % 3 === 0 ? 'LeafBook' : 'Leaf')}\n`);
  const text = `${head}${elements.join('')}<Gone>17</Gone></Tree>\n`;
  for (const size of [1, 30, 200]) {
    const { head: before, pieces, rest } = await cut(chunked(text, length), size);
    expect(before + pieces.map((piece) => piece.text).join('') + rest.text).toBe(text);
    // White space between two pieces may go with either of them.
    expect(rest.text.trimStart()).toBe('<Gone>17</Gone></Tree>\n');
    for (const piece of pieces) {
      expect(Buffer.from(text).subarray(piece.offset).toString().startsWith(piece.text)).toBe(true);
      expect(elements.slice(piece.position).join('').startsWith(piece.text.trim())).toBe(true);
    }
  }
});

test.each([
  ['text between two elements', `${leaf('a')}\noops ${leaf('b')}`, 1],
  ['a comment, which may hold what looks like elements', `${leaf('a')}<!-- ${leaf('b')} -->${leaf('c')}`, 1],
  ['a comment within an element', `${leaf('a')}${leaf('b <!-- </Leaf> --> b')}${leaf('c')}`, 1],
  ['a CDATA section', `${leaf('a')}${leaf('<![CDATA[</Leaf>]]>')}${leaf('c')}`, 1],
  ['a processing instruction', `${leaf('a')}<?tree </Leaf> ?>${leaf('c')}`, 1],
  ['an element without its end', `${leaf('a')}<Leaf><Text>b</Text>${leaf('c')}`, 1],
  ['a start tag with attributes', `${leaf('a')}<Leaf n="1"><Text>b</Text></Leaf>${leaf('c')}`, 1],
  ['an ender within an element', `${leaf('a')}<Leaf><Text>b</Text><Gone>17</Gone></Leaf>${leaf('c')}`, 1],
  ['an empty element within another one', `${leaf('a')}<Leaf><Text>b</Text><Leaf/></Leaf>${leaf('c')}`, 1],
  ['a blank in an end tag', `${leaf('a')}<Leaf><Text>b</Text></Leaf >${leaf('c')}`, 1],
  ['an end tag without a start', `${leaf('a')}</Leaf>${leaf('c')}`, 1],
])('the rest begins before what is not regular: %s', async (_, body, regular) => {
  const text = `${head}${body}</Tree>`;
  const { head: before, pieces, rest } = await cut([Buffer.from(text)], 10_000);
  expect(before + pieces.map((piece) => piece.text).join('') + rest.text).toBe(text);
  expect(rest.position).toBe(regular);
  expect(rest.offset).toBe(Buffer.byteLength(text) - Buffer.byteLength(rest.text));
});

test('an exclamation or question mark in text is no comment', async () => {
  const body = leaf('What? This! &lt;!-- no --&gt;').repeat(3);
  const { pieces } = await cut([Buffer.from(`${head}${body}</Tree>`)], 10_000);
  expect(pieces).toMatchObject([{ text: body }]);
});

test.each([
  ['another encoding', Buffer.from(`<?xml version="1.0" encoding="ISO-8859-1"?><Tree>${leaf('a')}</Tree>`, 'latin1')],
  ['UTF-16', Buffer.from(`\uFEFF<Tree>${leaf('a')}</Tree>`, 'utf16le')],
  ['text before the first element', Buffer.from(`<Tree>tired ${leaf('a')}</Tree>`)],
  ['another element before the first one', Buffer.from(`<Tree><Gone>17</Gone>${leaf('a')}</Tree>`)],
  [
    'a DOCTYPE that declares what looks like an element',
    Buffer.from(`<!DOCTYPE Tree [<!ENTITY x "${leaf('x')}">]><Tree>${leaf('a')}</Tree>`),
  ],
  ['a comment in the head', Buffer.from(`<!-- ${leaf('x')} --><Tree>${leaf('a')}</Tree>`)],
  ['none of the elements', Buffer.from('<Tree><Twig/></Tree>')],
  ['nothing at all', Buffer.alloc(0)],
])('a stream is not cut at all: %s', async (_, bytes) => {
  const chunks: Uint8Array[] = [];
  for await (const part of cutPieces([bytes], { names, endedBy, size: 10 })) {
    if ('bytes' in part) throw new Error('a piece');
    expect([part.head.byteLength, part.offset, part.position]).toEqual([0, 0, 0]);
    for await (const chunk of part.chunks) chunks.push(chunk);
  }
  expect(Buffer.concat(chunks).equals(bytes)).toBe(true);
});

test('a very large element and all behind it stay with the rest', async () => {
  const large = leaf('x'.repeat(5 * 2 ** 20));
  const { pieces, rest } = await cut(chunked(`${head}${leaf('a')}${large}${leaf('b')}</Tree>`, 2 ** 18), 2 ** 20);
  expect(pieces.map(({ text }) => text)).toEqual([leaf('a')]);
  expect(rest).toMatchObject({ position: 1, text: `${large}${leaf('b')}</Tree>` });
});

test('a stream that breaks off gives all that came before, and then its error', async () => {
  async function* broken() {
    yield Buffer.from(`${head}${leaf('a')}${leaf('b')}<Leaf><Te`);
    throw new Error('the disk is gone');
  }
  const seen: string[] = [];
  const reading = async () => {
    for await (const part of cutPieces(broken(), { names, endedBy, size: 10_000 })) {
      if ('bytes' in part) seen.push(Buffer.from(part.bytes).toString());
      else for await (const chunk of part.chunks) seen.push(Buffer.from(chunk).toString());
    }
  };
  await expect(reading()).rejects.toThrow('the disk is gone');
  expect(seen).toEqual([leaf('a') + leaf('b'), '<Leaf><Te']);
});

test('whoever stops early closes the stream', async () => {
  let closed = false;
  async function* endless() {
    try {
      yield Buffer.from(head);
      for (;;) yield Buffer.from(leaf('again'));
    } finally {
      closed = true;
    }
  }
  for await (const part of cutPieces(endless(), { names, endedBy, size: 100 })) if ('bytes' in part) break;
  expect(closed).toBe(true);
});
