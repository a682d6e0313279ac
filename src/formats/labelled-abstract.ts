import type { AbstractSection } from '../model/abstract.ts';

/** Words that head a section in any letters; in capitals any phrase does («TRIAL REGISTRATION», «PATIENTS AND METHODS»). */
const labelWords =
  'abstract|aims?|background|case presentation|clinical trial registration|conclusions?|context|data extraction|data sources|data synthesis|design|discussion|findings|funding|hypothesis|importance|interpretation|interventions?|introduction|key findings|limitations|main findings|main outcome measures?|main results|materials|measurements?|methodology|methods?|objectives?|outcomes?|participants|patients|principal findings|purpose|rationale|results?|search strategy|selection criteria|setting|significance|study design|trial registration|trial registration number';

const phrase = String.raw`(?:${labelWords})(?:(?: and | & |\/|, ?| )(?:${labelWords})){0,3}`;
const spoken = new RegExp(`^${phrase}$`, 'i');
const capitals = /^(?=(?:[^A-Z]*[A-Z]){4})[A-Z][A-Z0-9 &/,()'’-]{2,79}$/;

const isLabel = (text: string): boolean => capitals.test(text) || (/^[A-Z]/.test(text) && spoken.test(text));

/** Where a label may begin: at the start, on a new line, after the end of a sentence. */
function* labelsIn(text: string): Iterable<{ label: string; start: number; end: number }> {
  for (let colon = text.indexOf(':'); colon >= 0; colon = text.indexOf(':', colon + 1)) {
    const window = text.slice(Math.max(0, colon - 82), colon);
    if (!/^\s|^$/.test(text.slice(colon + 1, colon + 2))) continue;
    for (const start of startsIn(window)) {
      const label = window.slice(start);
      if (!isLabel(label)) continue;
      yield { label, start: colon - label.length, end: colon + 1 };
      break;
    }
  }
}

function* startsIn(window: string): Iterable<number> {
  if (window.length < 82) yield 0;
  for (const mark of window.matchAll(/\n\s*|[.!?)\]"”%]\s+/g)) yield mark.index + mark[0].length;
}

/** Exports wrap lines where they like: a line end inside a section says nothing. */
const unwrap = (text: string): string => text.replace(/[ \t]*\n[ \t]*/g, ' ');

/**
 * Sections of an abstract written as `LABEL: text LABEL: text` or a line each, as PubMed, Ovid and Web of Science export it.
 * Labels are believed only if the text begins with one, so that a colon in running text divides nothing.
 */
export function readAbstractSections(text: string): AbstractSection[] {
  const labels = [...labelsIn(text)];
  if (labels[0]?.start !== 0) return [{ text: unwrap(text) }];
  const sections: AbstractSection[] = [];
  labels.forEach(({ label, end }, index) => {
    const body = unwrap(text.slice(end, labels[index + 1]?.start).trim());
    if (body) sections.push({ label, text: body });
  });
  return sections.length === labels.length ? sections : [{ text: unwrap(text) }];
}

/** The same in one text. */
export const writeAbstractSections = (sections: readonly AbstractSection[]): string =>
  sections.map(({ label, text }) => (label ? `${label}: ${text}` : text)).join(' ');
