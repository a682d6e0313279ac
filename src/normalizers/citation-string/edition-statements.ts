import type { NotePhrase } from './note-phrase.ts';

const figures = String.raw`\d{1,3}\s?(?:st|nd|rd|th|d|ème|eme|ère|er|re|ra|da|ta|[aªoºe°])?\.?[ªº]?`;
const numbers =
  'first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|primera|segunda|tercera|cuarta|quinta|sexta|primeira|terceira|première|deuxième|troisième|quatrième|cinquième|seconda|terza|quarta|erste|zweite|dritte|vierte|fünfte';
/** Said of an edition with a number or without: `Rev. ed.`, `3., überarb. Aufl.`, `2nd revised and enlarged edition`. */
const kinds =
  'rev|revised|updated|expanded|enlarged|abridged|international|student|illustrated|überarb|überarbeitete|erw|erweiterte|aktual|aktualisierte|neubearb|neubearbeitete|vollst|vollständig|völlig|verb|verbesserte|ergänzte|aum|aumentada|ampl|ampliada|rev|revisada|augm|augmentée|revue|riveduta|aggiornata';
const words =
  'edition|edn|edición|edicion|edição|edicao|édition|edizione|edició|editie|ed|éd|auflage|aufl|ausgabe|ausg|druk|upplagan|uppl|utgave|udgave|wydanie|wyd|vydání|vyd|издание|изд';

/** `3rd ed.`, `2ª ed`, `3. Auflage`, `5a. ed.`, `4e éd.`, `Second edition`: between marks, so that «ed.» of an editor and «the 1918 edition» of a title are none. */
const statement = new RegExp(
  String.raw`(?<=(?:^|[.,;:([\]?!"”'’»])\s?)(?:(?:${figures}|(?:${numbers}))(?:,?\s?(?:(?:${kinds})\p{L}{0,3}(?![\p{L}])\.?|and|und|u\.|y|e|et)){0,5}|(?:${kinds})(?![\p{L}])\.?)\s?(?:${words})(?![\p{L}\p{N}])(?=\s?(?:$|[.,;:)\]]))`,
  'giu',
);

/** The editions that a citation names, as it writes them, without the point behind. */
export function editionStatements(text: string): NotePhrase[] {
  return Array.from(text.matchAll(statement), ({ 0: value, index }) => ({
    start: index,
    end: index + value.length,
    field: 'edition',
    values: [value],
  }));
}
