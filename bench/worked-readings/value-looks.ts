import type { Group, PageValue } from './page-value.ts';

const colours: Readonly<Record<Group, readonly [light: string, dark: string]>> = {
  people: ['#0969da', '#4493f8'],
  date: ['#1a7f37', '#3fb950'],
  citation: ['#9a6700', '#d29922'],
  identifier: ['#8250df', '#ab7df8'],
  address: ['#57606a', '#9198a1'],
  prose: ['#1b7c83', '#39c5cf'],
  code: ['#bc4c00', '#db6d28'],
  subject: ['#bf3989', '#db61a2'],
  unplaced: ['#cf222e', '#f85149'],
};

const rules = (at: 0 | 1) =>
  Object.entries(colours)
    .map(([group, pair]) => `.${group} { fill: ${pair[at]}; stroke: ${pair[at]} }`)
    .join('\n    ');

/** Rules of style for drawings of values: a colour for each group, on light pages and on dark ones. */
export const valueLooks = `
    .page { font: 12px ui-monospace, Menlo, Consolas, monospace; white-space: pre }
    .label { font: 9.5px ui-monospace, Menlo, Consolas, monospace; white-space: pre }
    ${rules(0)}
    @media (prefers-color-scheme: dark) {
      ${rules(1)}
    }
    .label, .tint, .under { stroke: none }
    .tint { fill-opacity: 0.13 }
    .doubt { fill-opacity: 0.3; stroke-dasharray: 3 2 }
    .lead { fill: none; stroke-width: 0.8 }
  `;

/** Values below this are drawn as doubtful. */
const sure = 0.9;

export const isDoubtful = ({ confidence }: Pick<PageValue, 'confidence'>): boolean => confidence === undefined || confidence < sure;
