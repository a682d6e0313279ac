import { decodeHTML } from 'entities';
import { foldWhitespace } from '../normalizers/whitespace.ts';

/** Elements that stand in titles and abstracts of exports (Lens, Crossref's JATS, Zotero's rich text); «p < 0.05» and «<name>» are text. */
const inline =
  /<\/?(?:jats:)?(?:i|b|u|em|strong|sub|sup|scp?|span|italic|bold|underline|font|a|small|tt|monospace|xref|inline-formula)(?:\s[^<>]{0,500})?\/?>|<\/?(?:jats|mml):[a-z][\w-]{0,40}(?:\s[^<>]{0,500})?\/?>/gi;
const block = /<\/?(?:jats:)?(?:p|div|br|h[1-6]|ul|ol|li|sec|title|section|list|list-item)(?:\s[^<>]{0,500})?\/?>/gi;

/** Drops markup and keeps its text; blocks become lines. Entities are decoded only where there was markup or nothing but an entity can be meant. */
export function dropMarkup(text: string): string {
  if (!/[<&]/.test(text)) return text;
  const bare = text.replace(block, '\n').replace(inline, '');
  const marked = bare !== text;
  const decoded = marked || /&(?:amp|lt|gt|quot|apos|nbsp|#\d{1,7}|#x[\da-f]{1,6});/i.test(bare) ? decodeHTML(bare) : bare;
  if (!marked) return decoded;
  return decoded
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .join('\n');
}

/**
 * A title or a name on one line, without markup; undefined when nothing is left. Twice, since registries carry what publishers have
 * escaped once too often: `G3&amp;#58; Genes|Genomes|Genetics`.
 */
export const plainLine = (text: string): string | undefined => foldWhitespace(dropMarkup(dropMarkup(text))) || undefined;
