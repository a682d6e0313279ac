import type { ContributorRole } from '../../../model/contributor.ts';
import { ownValue } from '../../../model/own-value.ts';
import { foldToWord } from '../../../normalizers/fold.ts';

/** What an agent did: a contributor's role, or one of those that are no contributors. */
export type Part = ContributorRole | 'publisher' | 'funder';

/**
 * MARC relator codes (https://id.loc.gov/vocabulary/relators) and the words that catalogues write in their place, folded (en, de, es, fr,
 * pt, it, nl, cs). A code or word that is not here is a role of its own.
 */
const words: Readonly<Partial<Record<Part, string>>> = {
  author:
    'aut author cre creator dis dissertant autor autora auteur autrice verfasser verfasserin verfasserinverfasser autore schrijver primaryauthor jointauthor coauthor',
  editor:
    'edt editor editors edc editorofcompilation herausgeber herausgeberin herausgebendesorgan hrsg editeurscientifique directeurdelapublication editora redaktor curatore organizador organizadora coordinador coordinadora',
  advisor:
    'ths thesisadvisor dgs degreesupervisor advisor adviser supervisor betreuer akademischerbetreuer akademischerbetreuerin tutor director directora directordetesis directortesis directeurdethese orientador orientadora vedouciprace skolitel promotor coadvisor',
  reviewer: 'rev reviewer opn opponent referee gutachter gutachterin oponent revisor rapporteur dgc degreecommitteemember',
  translator: 'trl translator traductor traductora traducteur traductrice ubersetzer ubersetzerin tradutor traduttore prekladatel vertaler',
  illustrator: 'ill illustrator illustratorin ilustrador ilustradora illustrateur illustratore',
  compiler: 'com compiler compilador compiladora compilateur',
  investigator: 'rth researchteamhead rtm researchteammember investigator principalinvestigator',
  publisher: 'pbl publisher verlag editeur dgg degreegrantinginstitution degreegrantor gradverleihendeinstitution',
  funder: 'fnd funder spn sponsor geldgeber financiador',
};

const parts: Readonly<Record<string, Part>> = Object.fromEntries(
  Object.entries(words).flatMap(([part, list]) => list.split(' ').map((word) => [word, part as Part])),
);

/** `aut`, `http://id.loc.gov/vocabulary/relators/aut`, `thesis advisor.`, `Herausgeber`; undefined for all that is no contributor's role here. */
export function readRelator(text: string): Part | undefined {
  const word = /\/relators\/(\w{3})\/?$/.exec(text)?.[1] ?? text;
  return ownValue(parts, foldToWord(word));
}
