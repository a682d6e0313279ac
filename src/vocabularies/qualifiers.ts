import { foldLetters } from '../normalizers/fold.ts';
import type { KnownQualifier } from './vocabulary.ts';

/**
 * The qualifiers of MeSH (https://www.nlm.nih.gov/mesh/qualifiers_scopenotes.html): MEDLINE's two letters, identifier, name, and the names of
 * DeCS and of the French translation. They change once in several years, and headings are printed with them where no vocabulary is at hand.
 */
const table: readonly (readonly [letters: string, ui: string, name: string, ...translations: readonly string[]])[] = [
  ['AB', 'Q000002', 'abnormalities', 'anomalías', 'anormalidades', 'malformations'],
  ['AD', 'Q000008', 'administration & dosage', 'administración & dosificación', 'administração & dosagem', 'administration & posologie'],
  ['AE', 'Q000009', 'adverse effects', 'efectos adversos', 'efeitos adversos', 'effets indésirables'],
  ['AG', 'Q000819', 'agonists', 'agonistas', 'agonistas', 'agonistes'],
  ['AA', 'Q000031', 'analogs & derivatives', 'análogos & derivados', 'análogos & derivados', 'analogues & dérivés'],
  ['AN', 'Q000032', 'analysis', 'análisis', 'análise', 'analyse'],
  ['AH', 'Q000033', 'anatomy & histology', 'anatomía & histología', 'anatomia & histologia', 'anatomie & histologie'],
  ['AI', 'Q000037', 'antagonists & inhibitors', 'antagonistas & inhibidores', 'antagonistas & inibidores', 'antagonistes & inhibiteurs'],
  ['BI', 'Q000096', 'biosynthesis', 'biosíntesis', 'biossíntese', 'biosynthèse'],
  ['BL', 'Q000097', 'blood', 'sangre', 'sangue', 'sang'],
  ['BS', 'Q000098', 'blood supply', 'irrigación sanguínea', 'irrigação sanguínea', 'vascularisation'],
  ['CF', 'Q000134', 'cerebrospinal fluid', 'líquido cefalorraquídeo', 'líquido cefalorraquidiano', 'liquide cérébrospinal'],
  ['CS', 'Q000138', 'chemical synthesis', 'síntesis química', 'síntese química', 'synthèse chimique'],
  ['CI', 'Q000139', 'chemically induced', 'inducido químicamente', 'induzido quimicamente', 'induit chimiquement'],
  ['CH', 'Q000737', 'chemistry', 'química', 'química', 'composition chimique'],
  ['CL', 'Q000145', 'classification', 'clasificación', 'classificação', 'classification'],
  ['CO', 'Q000150', 'complications', 'complicaciones', 'complicações', 'complications'],
  ['CN', 'Q000151', 'congenital', 'congénito', 'congênito', 'congénital'],
  ['CY', 'Q000166', 'cytology', 'citología', 'citologia', 'cytologie'],
  ['DF', 'Q000172', 'deficiency', 'deficiencia', 'deficiência', 'déficit'],
  ['DI', 'Q000175', 'diagnosis', 'diagnóstico', 'diagnóstico', 'diagnostic'],
  ['DG', 'Q000000981', 'diagnostic imaging', 'diagnóstico por imagen', 'diagnóstico por imagem', 'imagerie diagnostique'],
  ['DH', 'Q000178', 'diet therapy', 'dietoterapia', 'dietoterapia', 'diétothérapie'],
  ['DE', 'Q000187', 'drug effects', 'efectos de los fármacos', 'efeitos dos fármacos', 'effets des médicaments & des substances chimiques'],
  ['DT', 'Q000188', 'drug therapy', 'tratamiento farmacológico', 'tratamento farmacológico', 'traitement médicamenteux'],
  ['EC', 'Q000191', 'economics', 'economía', 'economia', 'économie'],
  ['ED', 'Q000193', 'education', 'educación', 'educação', 'enseignement & éducation'],
  ['EM', 'Q000196', 'embryology', 'embriología', 'embriologia', 'embryologie'],
  ['EN', 'Q000201', 'enzymology', 'enzimología', 'enzimologia', 'enzymologie'],
  ['EP', 'Q000453', 'epidemiology', 'epidemiología', 'epidemiologia', 'épidémiologie'],
  ['ES', 'Q000941', 'ethics', 'ética', 'ética', 'éthique'],
  ['EH', 'Q000208', 'ethnology', 'etnología', 'etnologia', 'ethnologie'],
  ['ET', 'Q000209', 'etiology', 'etiología', 'etiologia', 'étiologie'],
  ['GE', 'Q000235', 'genetics', 'genética', 'genética', 'génétique'],
  ['GD', 'Q000254', 'growth & development', 'crecimiento & desarrollo', 'crescimento & desenvolvimento', 'croissance & développement'],
  ['HI', 'Q000266', 'history', 'historia', 'história', 'histoire'],
  ['IM', 'Q000276', 'immunology', 'inmunología', 'imunologia', 'immunologie'],
  ['IN', 'Q000293', 'injuries', 'lesiones', 'lesões', 'traumatismes'],
  ['IR', 'Q000294', 'innervation', 'inervación', 'inervação', 'innervation'],
  ['IS', 'Q000295', 'instrumentation', 'instrumentación', 'instrumentação', 'instrumentation'],
  ['IP', 'Q000302', 'isolation & purification', 'aislamiento & purificación', 'isolamento & purificação', 'isolement & purification'],
  [
    'LJ',
    'Q000331',
    'legislation & jurisprudence',
    'legislación & jurisprudencia',
    'legislação & jurisprudência',
    'législation & jurisprudence',
  ],
  ['ME', 'Q000378', 'metabolism', 'metabolismo', 'metabolismo', 'métabolisme'],
  ['MT', 'Q000379', 'methods', 'métodos', 'métodos', 'méthodes'],
  ['MI', 'Q000382', 'microbiology', 'microbiología', 'microbiologia', 'microbiologie'],
  ['MO', 'Q000401', 'mortality', 'mortalidad', 'mortalidade', 'mortalité'],
  ['NU', 'Q000451', 'nursing', 'enfermería', 'enfermagem', 'soins infirmiers'],
  [
    'OG',
    'Q000458',
    'organization & administration',
    'organización & administración',
    'organização & administração',
    'organisation & administration',
  ],
  ['PS', 'Q000469', 'parasitology', 'parasitología', 'parasitologia', 'parasitologie'],
  ['PY', 'Q000472', 'pathogenicity', 'patogenicidad', 'patogenicidade', 'pathogénicité'],
  ['PA', 'Q000473', 'pathology', 'patología', 'patologia', 'anatomopathologie'],
  ['PK', 'Q000493', 'pharmacokinetics', 'farmacocinética', 'farmacocinética', 'pharmacocinétique'],
  ['PD', 'Q000494', 'pharmacology', 'farmacología', 'farmacologia', 'pharmacologie'],
  ['PH', 'Q000502', 'physiology', 'fisiología', 'fisiologia', 'physiologie'],
  ['PP', 'Q000503', 'physiopathology', 'fisiopatología', 'fisiopatologia', 'physiopathologie'],
  ['PO', 'Q000506', 'poisoning', 'envenenamiento', 'envenenamento', 'intoxication'],
  ['PC', 'Q000517', 'prevention & control', 'prevención & control', 'prevenção & controle', 'prévention & contrôle'],
  ['PX', 'Q000523', 'psychology', 'psicología', 'psicologia', 'psychologie'],
  ['RE', 'Q000528', 'radiation effects', 'efectos de la radiación', 'efeitos da radiação', 'effets des radiations'],
  ['RT', 'Q000532', 'radiotherapy', 'radioterapia', 'radioterapia', 'radiothérapie'],
  ['RH', 'Q000534', 'rehabilitation', 'rehabilitación', 'reabilitação', 'rééducation & réadaptation'],
  ['SC', 'Q000556', 'secondary', 'secundario', 'secundário', 'secondaire'],
  ['ST', 'Q000592', 'standards', 'normas', 'normas', 'normes'],
  [
    'SN',
    'Q000706',
    'statistics & numerical data',
    'estadística & datos numéricos',
    'estatística & dados numéricos',
    'statistiques & données numériques',
  ],
  ['SD', 'Q000600', 'supply & distribution', 'provisión & distribución', 'provisão & distribuição', 'ressources & distribution'],
  ['SU', 'Q000601', 'surgery', 'cirugía', 'cirurgia', 'chirurgie'],
  ['TU', 'Q000627', 'therapeutic use', 'uso terapéutico', 'uso terapêutico', 'usage thérapeutique'],
  ['TH', 'Q000628', 'therapy', 'terapia', 'terapia', 'thérapie'],
  ['TO', 'Q000633', 'toxicity', 'toxicidad', 'toxicidade', 'toxicité'],
  ['TM', 'Q000635', 'transmission', 'transmisión', 'transmissão', 'transmission'],
  ['TR', 'Q000637', 'transplantation', 'trasplante', 'transplante', 'transplantation'],
  ['TD', 'Q000639', 'trends', 'tendencias', 'tendências', 'tendances'],
  ['UL', 'Q000648', 'ultrastructure', 'ultraestructura', 'ultraestrutura', 'ultrastructure'],
  ['UR', 'Q000652', 'urine', 'orina', 'urina', 'urine'],
  ['VE', 'Q000662', 'veterinary', 'veterinaria', 'veterinária', 'médecine vétérinaire'],
  ['VI', 'Q000821', 'virology', 'virología', 'virologia', 'virologie'],
];

/** «administration and dosage», «administración y dosificación», «Administration &amp; Dosage» are written with one sign. */
const fold = (name: string): string =>
  foldLetters(name)
    .replace(/\s*&(?:amp;)?\s*| (?:and|y|e|et) /g, ' & ')
    .replace(/\s+/g, ' ')
    .trim();

const byName = new Map<string, KnownQualifier>();
const byUi = new Map<string, KnownQualifier>();
for (const [letters, ui, term, ...translations] of table) {
  const qualifier = { ui, term };
  byUi.set(ui, qualifier);
  for (const name of [letters, term, ...translations]) byName.set(fold(name), qualifier);
}

/** The qualifier by its name in English, Spanish, Portuguese or French, or by its two letters, in any case. */
export const meshQualifier = (name: string): KnownQualifier | undefined => (name.length > 100 ? undefined : byName.get(fold(name)));

export const qualifierWithUi = (ui: string): KnownQualifier | undefined => byUi.get(ui);
