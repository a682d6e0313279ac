/** What follows a name and is part of it: Jr, III. */
export const suffix = /^(?:jr|sr|junior|senior|i{2,3}|iv|vi{0,3}|1st|2nd|3rd|[4-6]th|filho|neto|fils|père)\.?$/i;

/** Academic degrees and roles behind a name. */
export const degree =
  /^(?:m\.?d|ph\.?\s?d|m\.?sc|b\.?sc|m\.?p\.?h|dr\.?p\.?h|r\.?n|pharm\.?d|d\.?o|d\.?d\.?s|m\.?b\.?a|frcp|facs|facp|esq|eds?|editors?|hrsg)\.?$/i;

/** Forms of address before a name. */
export const title = /^(?:(?:dr|prof|professor|mr|mrs|ms|sir|dra|profa)\.?\s)+(?=\S)/i;

/** Years of birth and death, as library catalogues put them behind a name: `1950-`, `b. 1901`. */
export const lifeDates = /^(?:b\.\s?|d\.\s?|active\s|ca\.?\s)?\d{4}(?:\s?[-–]\s?(?:\d{4})?)?\.?$/;

/** Initials: `J`, `JA`, `J.A.`, `J.-P.`, `J-P`, `Yu.A.`; upper-case words beyond four letters are names in capitals. */
export const initialsWord =
  /^(?:\p{Lu}{1,4}\.?|(?:\p{Lu}\p{Ll}{0,2}\.\s?-?)+\p{Lu}?|\p{Lu}{1,2}(?:-\p{L}){1,2}|\p{Lu}\p{Ll}\p{Lu}|[CDGKPSTZ]h|Sz|Cs|Dz)$/u;

/** One letter of another script or spelling in two, which PubMed keeps whole as an initial: `Rahatlou Sh`. */
export const digraph = /^(?:[CDGKPSTZ]h|Sz|Cs|Dz)$/;

/** Particles written small belong to the family name wherever they stand; written large, only some are no given names. */
export const particles = new Set(
  "van von der den de del della dei degli di da dos das do du des la le las los lo ter ten te tot zu zum zur vom af av el al bin ibn ben abu bint 't op in of".split(
    ' ',
  ),
);

/** Particles that belong to the family name when they are written large. */
export const largeParticles = new Set([
  'Van',
  'Von',
  'De',
  'Del',
  'Della',
  'Di',
  'Da',
  'Dos',
  'Du',
  'Le',
  'La',
  'El',
  'Ter',
  'Ten',
  'Der',
  'Den',
  'Al',
  'EL',
  'Dal',
  'Mac',
  'Vande',
  'Vanden',
  'Vander',
]);

/** The particles before a family name, which services keep or drop: `van der Berg`, `Berg`. */
export const leadingParticles = /^(?:(?:van|von|der|den|de|del|della|di|da|dos|das|do|du|la|le|las|los|ter|ten|te|zu|el|al)[\s-]+)+(?=\S)/i;

/** What opens a family name and is none by itself, beside the particles: `St. John`. */
export const openers = new Set('St St. Ste Ste. Saint Mc Mac Fitz Abu Bin Ibn Ould Ait Aït Ó Ní Nic Ap Santa São'.split(' '));

/** In Portuguese, what tells father from son is half of the family name in an inverted list: `SOUZA NETO, M.`. */
export const suffixOfFamily = /^(?:filho|neto|júnior|junior)$/iu;

/** Vietnamese family names stand first, and these words are certain to be no part of them: `Nguyen Van An`, `Tran Thi Binh`. Folded. */
export const vietnameseFamilies = new Set('nguyen tran le pham huynh hoang phan vu vo dang bui do ho ngo duong ly dinh truong'.split(' '));
export const vietnameseMiddles = new Set('van thi huu duc minh thanh ngoc quang xuan quoc dinh hong kim thu'.split(' '));

/** Given names of two words that hold a particle: `María de los Ángeles`, `María del Carmen`, `José de Jesús`. Folded. */
export const devotedNames = new Set('maria jose juan ana luz m ma'.split(' '));
export const devotions = new Set(
  `angeles carmen pilar mar rosario rocio luz dolores jesus dios sol mercedes milagros remedios socorro consuelo valle prado carmo conceicao concepcion gloria
  graca ceu lourdes fatima paz fe nieves montserrat refugio`.split(/\s+/),
);
