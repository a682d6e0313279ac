import type { CitationDocument, ListedEntry } from './citation-document.ts';
import { type Run, textOfRuns } from './run.ts';

/** Whatever CommonMark, pandoc or GitHub could take for markup. */
const escaped = (text: string): string =>
  text
    .replace(/[\\`*_{}[\]<>#|~^$&@]/g, '\\$&')
    .replace(/^([-+=])|^(\d+)([.)])/, (found, sign) => (sign ? `\\${sign}` : found.replace(/[.)]$/, '\\$&')));

const marks: readonly (readonly [keyof Run, string, string])[] = [
  ['lowered', '<sub>', '</sub>'],
  ['raised', '<sup>', '</sup>'],
  ['smallCaps', '<span style="font-variant: small-caps">', '</span>'],
  ['underline', '<u>', '</u>'],
  ['bold', '**', '**'],
  ['italic', '*', '*'],
];

/** Blanks stand outside of marks: `** x**` is no emphasis. */
function markdown(run: Run, isFirst: boolean): string {
  const [, before = '', inner = '', after = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(run.text) ?? [];
  if (inner === '') return run.text;
  // Only what begins a line could be a list, a heading or a number.
  let text = isFirst ? escaped(inner) : escaped(`x${inner}`).slice(1);
  for (const [face, opening, closing] of marks) if (run[face]) text = opening + text + closing;
  return before + (run.url === undefined ? text : `[${text}](<${run.url.replace(/[<>\\]/g, encodeURIComponent)}>)`) + after;
}

const line = (runs: readonly Run[]): string =>
  runs.map((run, at) => markdown({ ...run, text: run.text.replace(/\s+/g, ' ') }, at === 0)).join('');

const numberOf = ({ label }: ListedEntry): number | undefined => {
  const number = /^(\d+)\.$/.exec(textOfRuns(label))?.[1];
  return number === undefined ? undefined : Number(number);
};

/** Markdown: lists that count on by one are numbered lists; other labels (`[1]`, a number that comes back under another heading) stand as text. */
export async function* printMarkdown({ groups }: CitationDocument): AsyncGenerator<string> {
  for (const { heading, entries } of groups) {
    if (heading !== undefined) yield `## ${line([{ text: heading }])}\n\n`;
    const first = Array.isArray(entries) && entries[0] ? numberOf(entries[0]) : undefined;
    // What is on its way has no headings, and counts on: nothing of it stands twice.
    const isCounted = Array.isArray(entries)
      ? first !== undefined && entries.every((entry, at) => numberOf(entry) === first + at)
      : undefined;
    for await (const entry of entries) yield `${paragraph(entry, isCounted ?? numberOf(entry) !== undefined)}\n\n`;
  }
}

function paragraph({ label, runs }: ListedEntry, isCounted: boolean): string {
  const number = isCounted ? textOfRuns(label) : line(label);
  return [number, line(runs)].filter(Boolean).join(' ');
}
