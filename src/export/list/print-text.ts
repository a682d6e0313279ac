import type { CitationDocument } from './citation-document.ts';
import { textOfRuns } from './run.ts';

/** Plain text: an entry a line, headings underlined. */
export async function* printText({ groups }: CitationDocument): AsyncGenerator<string> {
  for (const [at, { heading, entries }] of groups.entries()) {
    if (heading !== undefined) yield `${at > 0 ? '\n' : ''}${heading}\n${'-'.repeat([...heading].length)}\n\n`;
    for await (const { label, runs } of entries) yield `${[textOfRuns(label), textOfRuns(runs)].filter(Boolean).join(' ')}\n`;
  }
}
