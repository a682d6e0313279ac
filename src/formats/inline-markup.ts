import { decodeHTML } from 'entities';

/** Elements that stand in titles and abstracts of exports (Lens, Crossref's JATS, Zotero's rich text); «p < 0.05» and «<name>» are text. */
const inline =
  /<\/?(?:jats:)?(?:i|b|u|em|strong|sub|sup|sc|span|italic|bold|underline|font|a|small|tt|monospace|xref|inline-formula)(?:\s[^<>]{0,500})?\/?>/gi;
const block = /<\/?(?:jats:)?(?:p|div|br|h[1-6]|ul|ol|li|sec|title|section|list|list-item)(?:\s[^<>]{0,500})?\/?>/gi;

/** Drops markup and keeps its text; blocks become lines. Entities are decoded only where there was markup or nothing but an entity can be meant. */
export function dropMarkup(text: string): string {
  if (!/[<&]/.test(text)) return text;
  const bare = text.replace(inline, '').replace(block, '\n');
  const marked = bare !== text;
  const decoded = marked || /&(?:amp|lt|gt|quot|apos|nbsp|#\d{1,7}|#x[\da-f]{1,6});/i.test(bare) ? decodeHTML(bare) : bare;
  if (!marked) return decoded;
  return decoded
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .join('\n');
}
