import type { ItemType } from '../model/record.ts';
import { foldToWord } from './fold.ts';

/** Words for kinds of publication, folded and without blanks, hyphens and points: COAR, DRIVER, info:eu-repo, DSpace, RIS, BibTeX, PubMed; en, es, pt, fr, de, ca, cs. */
const words: Readonly<Record<string, string>> = {
  'article-journal':
    'article textserialjournal scholarlyarticle medicalscholarlyarticle journalarticle researcharticle researcharticles journalarticles articleinpress jour journal reviewarticle review journalarticlereview systematicreview metaanalysis datapaper letter lettertotheeditor editorial casereport casereports clinicaltrial randomizedcontrolledtrial comparativestudy comment shortsurvey note ejour scholarlyarticle articulo articulocientifico articuloderevista artigo artigodeperiodico articledeperiodique articlederevue articlejournal articlescientifique artikel zeitschriftenartikel zeitschriftenaufsatz aufsatz articlecientific articulodeinvestigacion originalarticle originalpaper preliminarycommunication contributiontojournal journalpaper publishederratum retractionofpublication correction corrigendum erratum clanek odbornyclanek articlerevue carta revision',
  'article-magazine': 'magazinearticle mgzn magazine contributiontoperiodical popularscience',
  'article-newspaper': 'newspaperarticle news newspaper pressarticle',
  article:
    'preprint workingpaper unpublished workpaper eprint unpb inpr inpress documentodetrabajo arbeitspapier documentdetravail electronicarticle',
  book: 'book books ctlg catalog monograph ebook libro livre livro buch llibre kniha whole monografia monografie edbook bookwhole',
  chapter:
    'bookchapter bookpart chapter chap echap inbook incollection booksection capitulo capitulodelibro capitulodelivro chapitre chapitredelivre buchkapitel kapitel partedelibro kapitolavknize contributiontobook',
  'paper-conference':
    'conferencepaper meetingpaper conferenceproceedings conferenceobject conferenceitem conferencecontribution conferencepresentation conf cpaper inproceedings proceedings proceedingspaper meetingabstract conferenceabstract congress contributiontoconference comunicaciondecongreso comunicacion ponencia konferenzbeitrag conferencepaperinproceedings objetodeconferencia conferencereview conferencepublication prispevekzkonference prispevkyzkonference konferencniprispevek konferencniprispevky',
  speech: 'lecture presentation talk speech conferencia oralpresentation vortrag',
  graphic: 'conferenceposter poster image stillimage art figure imagen bild fotografia photograph',
  thesis:
    'thesis doctoralthesis phdthesis masterthesis mastersthesis bachelorthesis bachelorsthesis dissertation thes tesis tesisdoctoral tesisdemaestria tesisdegrado trabajofindegrado trabajofindemaster trabajofindeestudios tese dissertacao these memoire dissertationen doktorarbeit masterarbeit bachelorarbeit hochschulschrift tesidoctoral academicdissertation academicdissertations disertacniprace diplomovaprace bakalarskaprace rigorozniprace dizertacniprace rigoroznipraca habilitation habilitacniprace bakalarskeprace diplomoveprace rigorozniprace studentthesis undergraduatethesis thesisordissertation electronicthesisordissertation trabajodefindegrado treballfidegrau',
  report:
    'report technicalreport techreport rprt internalreport researchreport policyreport projectdeliverable reportpart informe informetecnico relatorio rapport bericht technicaldocumentation guideline practiceguideline consensusstatement govdoc externalresearchreport deliverable statisticalreport grant vyzkumnazprava vyzkumnezpravy zaverecnazprava zaverecnezpravy grantovazprava grantovezpravy vyrocnizprava vyrocnizpravy',
  dataset: 'dataset data datos conjuntodedatos datenset researchdata jeudedonnees clinicaltrialdata',
  software: 'software computerprogram comp programa logiciel computationalnotebook sourcecode',
  patent: 'patent pat patente brevet',
  'review-book': 'bookreview resena recension',
  webpage:
    'website webpage web elec electronicresource interactiveresource internetcommunication icomm onlinemultimedia sitioweb electronicsource',
  'post-weblog': 'blog blogpost weblog',
  map: 'map mapa karte cartographicmaterial carte',
  motion_picture: 'video advs movingimage film filmorbroadcast motionpicture mpct vid audiovisual pelicula',
  song: 'sound musicalcomposition musicrecording audio audiorecording sonido grabacionsonora',
  musical_score: 'musicalnotation notatedmusic music score partitura sheetmusic',
  interview: 'interview entrevista',
  periodical: 'periodical jfull serial revista zeitschrift wholejournal',
  manuscript: 'manuscript manuscrito mss',
  standard: 'standard stand norma',
  legislation: 'statute stat legislation ley legalruleorregulation',
  legal_case: 'case legalcase caselaw',
  'entry-encyclopedia': 'encyclopediaarticle ency encyclopedia',
  'entry-dictionary': 'dictionaryentry dict dictionary',
  pamphlet: 'pamp pamphlet leaflet folleto',
  personal_communication: 'pcomm personalcommunication email',
  hearing: 'hear hearing',
  bill: 'bill unbill',
  collection: 'collection aggregate aggregatedatabase',
  document:
    'other generic gen misc otro otros outro autre sonstiges text patienteducationhandout learningobject teachingmaterial courseware lecturenotes trainingmaterial objetodeaprendizaje',
};

const byWord = new Map(Object.entries(words).flatMap(([type, list]) => list.split(/\s+/).map((word) => [word, type as ItemType] as const)));

/** COAR resource types 3.1 by their codes (https://vocabularies.coar-repositories.org/resource_types/). */
const coarCodes: Readonly<Record<string, ItemType>> = {
  c_6501: 'article-journal',
  c_2df8fbb1: 'article-journal',
  c_dcae04bc: 'article-journal',
  c_beb9: 'article-journal',
  c_7bab: 'article-journal',
  c_545b: 'article-journal',
  c_b239: 'article-journal',
  c_7acd: 'article-journal',
  c_3e5a: 'article-journal',
  c_998f: 'article-newspaper',
  c_816b: 'article',
  c_8042: 'article',
  c_2f33: 'book',
  c_3248: 'chapter',
  c_5794: 'paper-conference',
  c_c94f: 'paper-conference',
  c_f744: 'paper-conference',
  c_6670: 'graphic',
  c_8544: 'speech',
  c_46ec: 'thesis',
  c_7a1f: 'thesis',
  c_bdcc: 'thesis',
  c_db06: 'thesis',
  c_93fc: 'report',
  c_18gh: 'report',
  c_18ws: 'report',
  c_18op: 'report',
  c_186u: 'report',
  c_18wz: 'report',
  c_18wq: 'report',
  c_ba1f: 'report',
  c_ddb1: 'dataset',
  c_5ce6: 'software',
  c_c513: 'graphic',
  c_12cd: 'map',
  c_12ce: 'motion_picture',
  c_8a7e: 'motion_picture',
  c_18cc: 'song',
  c_18cw: 'musical_score',
  c_15cd: 'patent',
  c_7ad9: 'webpage',
  c_ba08: 'review-book',
  c_0640: 'periodical',
  c_2659: 'periodical',
  c_0040: 'manuscript',
  c_1843: 'document',
  c_18cf: 'document',
  c_18co: 'dataset',
  c_e059: 'document',
};

/**
 * The CSL item type that a source's word or URI for the kind of publication names: `http://purl.org/coar/resource_type/c_6501`, `info:eu-repo/semantics/article`,
 * `Artículo`, `JOUR`, `Randomized Controlled Trial`. Undefined for words that say nothing about the kind (`Research Support, …`) and for unknown ones.
 */
export function readItemType(word: string): ItemType | undefined {
  const value = word.trim();
  if (value.length > 150) return undefined;
  const code = /resource_type\/(c_[0-9a-z]{4,10})\/?$/i.exec(value)?.[1] ?? /^(c_[0-9a-z]{4,10})$/i.exec(value)?.[1];
  if (code !== undefined) return coarCodes[code.toLowerCase()];
  const local = value.replace(/^(?:doc-type:|info:eu-repo\/semantics\/|https?:\/\/\S*[/#](?=[^/#]+$))/i, '');
  const folded = foldToWord(local);
  return byWord.get(folded) ?? (clinicalTrial.test(folded) ? 'article-journal' : undefined);
}

/** `Clinical Trial, Phase III`, `Controlled Clinical Trial`, `Clinical Study`, … are journal articles in PubMed. */
const clinicalTrial =
  /^(?:controlled|pragmatic|adaptive|multicenter|observational|randomized|validation|evaluation|equivalence|twin|clinical)+(?:trial|stud(?:y|ies)|conference)/;
