/** What a part of an abstract is for. `mixed` is a part that tells methods and results together. */
export type Zone = 'background' | 'objective' | 'methods' | 'results' | 'conclusions' | 'mixed' | 'other';

/** A labelled part, or what stands before the first label. `start` is behind the label. */
export interface Section {
  readonly label?: string;
  readonly zone: Zone | 'unlabelled';
  readonly start: number;
  readonly end: number;
}

const words = {
  results: 'results?|findings|resultados?|résultats?|ergebnisse?|befunde',
  methods:
    'methods?|methodology|materials?|design|setting|participants?|patients|subjects|interventions?|measurements?|measures|exposures?|eligibility|selection|sources?|extraction|analys[ie]s|outcomes?|end ?-?points?|procedures?|population|sample|métodos?|métodos|material|pacientes|diseño|méthodes?|matériels?|patients et|methoden?|patienten|methodik|desenho',
  conclusions:
    'conclusions?|interpretation|discussion|implications?|significance|meaning|relevance|summary and conclusions?|conclusiones|conclusión|conclusão|conclusões|discusión|schlussfolgerung(?:en)?|diskussion|fazit',
  background:
    'background|introduction|context|importance|rationale|significance and background|antecedentes|introducción|introdução|contexte|einleitung|hintergrund|fundamento',
  objective: 'objectives?|aims?|purpose|hypothesis|questions?|goals?|objetivos?|objectifs?|but|ziele?|zielsetzung|fragestellung',
  other:
    'funding|registration|trial registration|registered|keywords?|limitations?|sponsor(?:ship)?|disclosures?|copyright|financiación|financement',
} as const;

const zoneOf = Object.entries(words).map(
  ([zone, pattern]) => [zone as keyof typeof words, new RegExp(`(?:^|[^\\p{L}])(?:${pattern})(?=$|[^\\p{L}])`, 'iu')] as const,
);

/** A label: capitals (`MAIN OUTCOMES AND MEASURES:`), or words of the field written like one (`Methods:`), at the begin of a sentence. */
const label =
  /(?:^|[.!?)\]"”]\s+|\n\s*|SUMMARY:\s)(\p{Lu}[\p{Lu}\p{N}]+(?:(?:[ ,/&'’-]{1,3}|\s(?:and|of)\s)\p{Lu}[\p{Lu}\p{N}]*){0,7}|\p{Lu}\p{Ll}{1,20}(?:[ ,/&-]{1,3}\p{L}{1,20}){0,5})\s?$/u;
/** A label and what ends the sentence before it are not longer. */
const longestLabel = 100;

function zoneOfLabel(name: string): Zone | undefined {
  const found = zoneOf.filter(([, pattern]) => pattern.test(name)).map(([zone]) => zone);
  if (found.includes('results')) return found.includes('methods') && !/outcome|main|measures/i.test(name) ? 'mixed' : 'results';
  // `DISCUSSION AND CONCLUSIONS`, `BACKGROUND AND OBJECTIVE`, `STUDY SELECTION AND METHODS`: the first of the list above decides.
  return found[0];
}

/** Cuts a text at its labels; without labels it is one unlabelled part. */
export function findSections(text: string): Section[] {
  const marks: { name: string; zone: Zone; at: number; after: number }[] = [];
  for (let colon = text.indexOf(':'); colon >= 0; colon = text.indexOf(':', colon + 1)) {
    if (!/\s/.test(text[colon + 1] ?? '')) continue;
    // Only what stands before a colon can be a label. Where the piece is cut out of a text, it does not begin one.
    const begin = Math.max(0, colon - longestLabel);
    const name = label.exec((begin > 0 ? '-' : '') + text.slice(begin, colon))?.[1]?.trim();
    if (name === undefined) continue;
    const zone = zoneOfLabel(name);
    const capitals = name === name.toUpperCase();
    // `Mean age: ` is no label; `SUMMARY:` alone opens nothing, and words in capitals that name no part (`COMPASS: `) neither.
    if (zone && (capitals || name.split(/\s+/).length <= 4))
      marks.push({ name, zone, at: text.lastIndexOf(name, colon), after: colon + 2 });
  }
  // One label alone counts when it is written in capitals: `… was the primary end point. RESULTS: …`
  const [first] = marks;
  if (first === undefined || (marks.length === 1 && first.name !== first.name.toUpperCase()))
    return [{ zone: 'unlabelled', start: 0, end: text.length }];
  const sections: Section[] = [];
  if (first.at > 0) sections.push({ zone: marks.length === 1 ? 'unlabelled' : 'background', start: 0, end: first.at });
  for (const [index, { name, zone, after }] of marks.entries()) {
    sections.push({ label: name, zone, start: after, end: marks[index + 1]?.at ?? text.length });
  }
  return sections;
}
