import type { Endpoint } from '../../model/endpoint.ts';
import type { Document } from './document.ts';

/** What a text says was to be measured, with its rank: `The primary endpoint was overall survival`. */
export function statedEndpoints({ sentences, text }: Document): Endpoint[] {
  const found: Endpoint[] = [];
  for (const { start, end, zone } of sentences) {
    if (zone !== 'methods' && zone !== 'objective') continue;
    const match = /\b(primary|secondary) (?:end ?point|outcome)s? (?:was|were|is|included) (?:the )?([^.;,]+)/iu.exec(
      text.slice(start, end),
    );
    const name = match?.[2]?.trim();
    if (match && name) {
      const from = start + match.index + match[0].indexOf(name);
      found.push({ name, role: match[1]?.toLowerCase() === 'primary' ? 'primary' : 'secondary', start: from, end: from + name.length });
    }
  }
  return found;
}
