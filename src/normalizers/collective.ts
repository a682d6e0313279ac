import { foldLetters } from './fold.ts';

/** Words that only groups and bodies have in their names (en, es, pt, fr, de, it, ca, cs), folded. */
const groupWords = new Set(
  `group groups consortium collaboration collaborations collaborators collaborative committee committees subcommittee investigators trialists researchers society
  societies network team taskforce university universities institute institutes institution organization organisation association federation foundation
  ministry department division centre center centers agency council commission bureau hospital college initiative project programme program
  partnership alliance registry study trial trials conference academy laboratory company corporation inc ltd llc gmbh authors contributors
  service services team force office workshop forum administration authority fund nations
  members panel section unit board secretariat union academia
  grupo grupos ministerio universidad sociedad instituto asociacion fundacion consejeria departamento servicio comite consejo agencia hospitales
  universidade sociedade associacao fundacao ministerio
  groupe societe universite institut association fondation ministere comite
  gesellschaft arbeitsgruppe universitat bundesministerium verein stiftung institut arbeitsgemeinschaft
  gruppo societa universita istituto associazione fondazione ministero
  grup societat fundacio conselleria
  univerzita ustav ministerstvo spolecnost fakulta nemocnice klinika katedra urad sprava oddeleni knihovna akademie agentura nadace sdruzeni vybor`.split(
    /\s+/,
  ),
);

/** Group words that are surnames or given names as well: they count only beside another group word, `of`, `for` or `the`. */
const alsoNames = new Set(['board', 'union', 'section', 'members', 'college', 'academia', 'trial', 'division', 'center', 'project']);

/** Bodies that are cited by their initials alone. */
const acronyms = new Set(
  `WHO OMS NICE FDA CDC OECD OCDE UNICEF UNESCO UNAIDS ONUSIDA UNFPA NHS EMA EMEA FAO IARC NIH ISO IEEE CIOMS IPCC USDA AIHW INEGI PAHO OPS IMF UNDP UNODC ECDC
  RIVM EFSA AHRQ INSERM INSEE ACOG ASCO ESMO GINA KDIGO IDF ICH ILO IAEA ASTM ASCE ANSI DIN EPA BMA IBGE ANVISA`.split(/\s+/),
);

/** Whether a word is one that groups have in their names, whatever stands beside it. */
export const hasGroupWord = (word: string): boolean => groupWords.has(foldLetters(word)) || acronyms.has(word);

/**
 * Whether a name is a group's or a body's (`PROSTVAC Study Group`, `Ministry of Health, Spain`). A comma after a single word speaks for a person:
 * `Group, J`.
 */
export function isCollective(name: string): boolean {
  if (acronyms.has(name)) return true;
  const head = name.split(',')[0] ?? '';
  if (name.includes(',') && !/\s/.test(head.trim())) return false;
  const words = foldLetters(head).match(/\p{L}+/gu) ?? [];
  const telling = words.filter((word) => groupWords.has(word));
  if (telling.length === 0 || words.length < 2) return false;
  return (
    telling.some((word) => !alsoNames.has(word)) ||
    telling.length > 1 ||
    words.length > 2 ||
    words.some((word) => ['of', 'for', 'the', 'de', 'on'].includes(word))
  );
}
