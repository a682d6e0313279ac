import { expect, test } from 'vitest';
import { decodePage } from '../../../src/formats/html-meta/decode-page.ts';

const latin = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const page = (charset: string, text: string) => `<html><head><meta charset="${charset}"><title>${text}</title>`;

test.each([
  ['UTF-8 that says so', Buffer.from(page('utf-8', 'Núñez')), 'utf-8'],
  ['UTF-8 that says iso-8859-1', Buffer.from(page('iso-8859-1', 'Núñez')), 'utf-8'],
  ['Windows-1252 that says iso-8859-1', latin(page('iso-8859-1', 'Núñez')), 'windows-1252'],
  ['Windows-1252 that says utf-8', latin(page('utf-8', 'Núñez')), 'windows-1252'],
  ['a page that says nothing', latin('<title>Núñez'), 'windows-1252'],
  ['an unknown charset', Buffer.from(page('klingon', 'Núñez')), 'utf-8'],
])('%s is read as what its bytes are', (_, bytes, encoding) => {
  const read = decodePage(bytes);
  expect(read.text).toContain('Núñez');
  expect(read.encoding).toBe(encoding);
});

test('other encodings are read as the page declares them', () => {
  expect(decodePage(Uint8Array.of(...latin('<meta charset=windows-1251><title>'), 0xcc, 0xe8, 0xf0)).text).toContain('Мир');
});

test('UTF-16 is told by its mark', () => {
  expect(decodePage(Buffer.from('\ufeff<title>Núñez', 'utf16le')).text).toBe('<title>Núñez');
});
