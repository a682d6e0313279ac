import { localName, type XmlElement } from '../../xml/element.ts';
import { jatsText } from '../jats-text.ts';

type Content = XmlElement | string;

/** A stretch of text under the label that stands before it in bold. */
export interface LabelledPart {
  readonly label?: string;
  readonly content: readonly Content[];
}

/**
 * `<p><bold>Aims:</bold> … <bold>Methods:</bold> …</p>`, in one paragraph or in several, is divided at its labels. They are believed only if the text begins with
 * one: bold words with a colon may stand anywhere.
 */
export function labelledParts(content: readonly Content[]): LabelledPart[] {
  const flat = content.flatMap((each): Content[] =>
    typeof each !== 'string' && localName(each.name) === 'p' ? [' ', ...each.children, ' '] : [each],
  );
  const first = flat.find((each) => typeof each !== 'string' || each.trim() !== '');
  if (first === undefined || labelOf(first) === undefined) return [{ content }];
  const parts: { label?: string; content: Content[] }[] = [];
  for (const each of flat) {
    const label = labelOf(each);
    if (label !== undefined) parts.push({ label, content: [] });
    else parts.at(-1)?.content.push(each);
  }
  return parts;
}

/** Short words in bold with a colon at their end. */
function labelOf(content: Content): string | undefined {
  if (typeof content === 'string' || localName(content.name) !== 'bold') return undefined;
  return /^(.{2,80}?)\s?:$/u.exec(jatsText(content) ?? '')?.[1];
}
