import { bestLabels } from '../../src/normalizers/citation-string/best-labels.ts';
import { featuresOf } from '../../src/normalizers/citation-string/features.ts';
import { labelWeights } from '../../src/normalizers/citation-string/label-weights.ts';
import { tokensOf } from '../../src/normalizers/citation-string/tokens.ts';
import { shapeOf } from '../../src/normalizers/citation-string/word-shape.ts';
import { markdownTable } from '../report/markdown-table.ts';

/** The tokens of a citation side by side by label: their classes, and the lowest and highest probability of the label. */
export function tokensTable(citation: string): string {
  const tokens = tokensOf(citation);
  const labelled = bestLabels(tokens, featuresOf(tokens), labelWeights());
  const rows: string[][] = [];
  for (let from = 0, at = 1; at <= tokens.length; at++) {
    if (at < tokens.length && labelled[at]?.label === labelled[from]?.label) continue;
    const own = tokens.slice(from, at);
    const likely = labelled.slice(from, at).map(({ confidence }) => confidence);
    const classes = own.map((token) => shapeOf(token).class).join(' ');
    rows.push([
      labelled[from]?.label ?? '',
      `\`${citation.slice(own[0]?.start, own.at(-1)?.end)}\``,
      `\`${classes}\``,
      Math.min(...likely).toFixed(2),
      Math.max(...likely).toFixed(2),
    ]);
    from = at;
  }
  return markdownTable(['label', 'text', 'classes of the tokens', 'least sure token', 'surest'], rows, ['text', 'classes of the tokens']);
}
