/** What a token of a citation belongs to. Punctuation and words such as `pp.` go with the value that they introduce or end. */
export const labels = [
  'number',
  'author',
  'title',
  'container',
  'date',
  'volume',
  'issue',
  'pages',
  'publisher',
  'place',
  'editor',
  'identifier',
  'note',
] as const;

export type Label = (typeof labels)[number];

/** Labels whose value stands in one piece. */
export const singleLabels: ReadonlySet<Label> = new Set(['author', 'title', 'container', 'volume', 'issue', 'pages', 'publisher', 'place']);
