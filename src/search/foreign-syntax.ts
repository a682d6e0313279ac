/** What other databases write, by what is written here instead. Each stands where a term may begin. */
const foreign: readonly (readonly [pattern: RegExp, instead: string])[] = [
  [
    /^['’‘][^'’‘]{1,80}['’]\s?\/(?:exp|de|mj|dm_\w+)(?:\/\w+)?/,
    'Emtree is not known here: mesh:"Bone Neoplasms" finds a descriptor of MeSH with all below it',
  ],
  [
    /^(?:MH|MM|MJ|DE)\s?\(?["“][^"”]*["”]/,
    'a descriptor is written mesh:"Bone Neoplasms", with all below it, mesh-noexp: without, major: for major topics',
  ],
  [
    /^(?:TI|AB|TX|SU|AU|SO|PT|AF|KW)\s?\((?=[^)])/,
    'fields are written title:(…), abstract:(…), title-abstract:(…), author:(…), journal:(…), type:(…)',
  ],
  [/^(?:TI|AB|TX|SU|AU|SO|PT|AF)\s["“]/, 'fields are written title:"…", abstract:"…", author:"…", journal:"…", type:"…"'],
  [
    /^(?:TS|TI|AB|AU|SO|AK|KP|PY|DO|ALL|WC)\s?=\s?\S/,
    'fields are written title-abstract:(…), title:(…), author:(…), journal:(…), year:2015..2020',
  ],
  [
    /^(?:TITLE-ABS-KEY|TITLE-ABS|TITLE|ABS|KEY|AUTHKEY|INDEXTERMS|SRCTITLE|PUBYEAR|DOCTYPE|AUTH|AFFIL)(?:\s?\(|\s?[<>]\s?\d)/,
    'fields are written title-abstract:(…), title:(…), keyword:(…), author:(…), journal:(…), year:2015..2020',
  ],
  [/^limit\s\d{1,4}\sto\s/i, 'limits are fields of their own: #5 AND english[la] AND 2015:2020[dp]'],
  [/^(?:(?:NEAR|near)\d{1,3}|(?:[Ww]|PRE|pre|ONEAR|NEXT)\/\d{1,3})(?=\s|$)/, 'how near words are is written NEAR/3'],
  [/^remove duplicates from \d/i, 'works of the library are no duplicates of each other: leave the line out'],
  [
    /^(?:TI|AB|TX|SU)\s\S.{0,100}?\s(?:AND|OR|and|or)\s\(?(?:TI|AB|TX|SU)\s/,
    'fields are written title:(…), abstract:(…), title-abstract:(…)',
  ],
  [/^NEXT(?=\s)/, 'words in a row stand in quotation marks: "bone metasta*"'],
];

/** What of a query at a place is another database's way of writing: how long it is, and what to write instead. */
export function foreignAt(text: string, start: number): { readonly length: number; readonly message: string } | undefined {
  const shown = text.slice(start, start + 160);
  for (const [pattern, instead] of foreign) {
    const found = pattern.exec(shown)?.[0];
    if (found !== undefined)
      return { length: found.length, message: `refmill does not read this way of writing: ${instead} (quote it to look for the words)` };
  }
  return undefined;
}
