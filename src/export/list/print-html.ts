import type { CitationDocument, ListedEntry } from './citation-document.ts';
import type { Run } from './run.ts';

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what HTML cannot have
const impossible = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

const escaped = (text: string): string =>
  text.replace(impossible, '').replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const sheet = `body { font-family: serif; max-width: 50rem; margin: 2rem auto; padding: 0 1rem; line-height: 1.4; }
.reference { margin: 0 0 0.5rem; padding-left: 2.5rem; text-indent: -2.5rem; overflow-wrap: anywhere; }
.number { display: inline-block; min-width: 2.5rem; text-indent: 0; }`;

const elements: readonly (readonly [keyof Run, string, string])[] = [
  ['lowered', '<sub>', '</sub>'],
  ['raised', '<sup>', '</sup>'],
  ['smallCaps', '<span style="font-variant: small-caps">', '</span>'],
  ['underline', '<u>', '</u>'],
  ['bold', '<b>', '</b>'],
  ['italic', '<i>', '</i>'],
];

function html(run: Run): string {
  let text = escaped(run.text);
  for (const [face, before, after] of elements) if (run[face]) text = before + text + after;
  return run.url === undefined ? text : `<a href="${escaped(run.url)}">${text}</a>`;
}

/** A page of its own that needs nothing else. Entries have their citation keys as ids; of one that stands under several headings the first has it. */
export async function* printHtml({ locale, groups }: CitationDocument): AsyncGenerator<string> {
  yield `<!DOCTYPE html>\n<html lang="${escaped(locale)}">\n<head>\n<meta charset="utf-8">\n<title>References</title>\n<style>\n${sheet}\n</style>\n</head>\n<body>\n`;
  const seen = new Set<string>();
  for (const { heading, entries } of groups) {
    if (heading !== undefined) yield `<h2>${escaped(heading)}</h2>\n`;
    for await (const entry of entries) {
      yield paragraph(entry, seen.has(entry.key));
      seen.add(entry.key);
    }
  }
  yield '</body>\n</html>\n';
}

function paragraph({ key, label, runs }: ListedEntry, isRepeated: boolean): string {
  const id = isRepeated ? '' : ` id="${escaped(key.replace(/\s+/g, '_'))}"`;
  const number = label.length > 0 ? `<span class="number">${label.map(html).join('')}</span> ` : '';
  return `<p class="reference"${id}>${number}${runs.map(html).join('')}</p>\n`;
}
