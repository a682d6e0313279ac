import { readFileSync } from 'node:fs';
import path from 'node:path';
import { packageRoot } from '../package-root.ts';

/** Text of a case's input; the fixtures lie in the package's root, beside src/ and dist/. */
export const fixtureText = (format: string, name: string): string =>
  readFileSync(path.join(packageRoot, 'fixtures', format, name, 'input.xml'), 'utf8');

/** Source text of every element of that name, tags included. Enough for our own fixtures, in which such elements never nest. */
export function elementTexts(xml: string, name: string): string[] {
  const found: string[] = [];
  const open = new RegExp(`<${name}(?=[\\s>])`, 'g');
  const close = `</${name}>`;
  for (let start = open.exec(xml); start; start = open.exec(xml)) {
    const end = xml.indexOf(close, start.index);
    if (end < 0) break;
    found.push(xml.slice(start.index, end + close.length));
    open.lastIndex = end;
  }
  return found;
}

/** Content of the first element of that name, as written; undefined when there is none. */
export function contentOf(xml: string, name: string): string | undefined {
  const [element] = elementTexts(xml, name);
  return element?.slice(element.indexOf('>') + 1, element.lastIndexOf('<'));
}

export const escapeXml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

export const unescapeXml = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
