/** The languages of made titles, English first: a phrase stands in each of them, in this order. */
export const languages = [
  { code: 'en', name: 'English' },
  { code: 'es', name: 'Spanish' },
  { code: 'de', name: 'German' },
  { code: 'fr', name: 'French' },
] as const;

export type Phrase = readonly [english: string, spanish: string, german: string, french: string];

/** What stands in braces is drawn; the others are the same in every language but for their endings. */
export const frames: readonly Phrase[] = [
  [
    'Effects of {drug} on {outcome} in {people} with {disease}',
    'Efectos de {drug} sobre {outcome} en {people} con {disease}',
    'Wirkungen von {drug} auf {outcome} bei {people} mit {disease}',
    'Effets de {drug} sur {outcome} chez {people} atteints de {disease}',
  ],
  [
    'Efficacy and safety of {drug} for {disease} in {people}',
    'Eficacia y seguridad de {drug} para {disease} en {people}',
    'Wirksamkeit und Sicherheit von {drug} bei {disease} von {people}',
    'Efficacité et tolérance de {drug} dans {disease} chez {people}',
  ],
  [
    '{drug} versus {drug2} in the treatment of {disease}',
    '{drug} frente a {drug2} en el tratamiento de {disease}',
    '{drug} im Vergleich zu {drug2} in der Behandlung von {disease}',
    '{drug} contre {drug2} dans le traitement de {disease}',
  ],
  [
    'Prevalence of {disease} among {people} in {place}',
    'Prevalencia de {disease} entre {people} en {place}',
    'Häufigkeit von {disease} unter {people} in {place}',
    'Prévalence de {disease} parmi {people} en {place}',
  ],
  [
    '{outcome} after {drug} therapy for {disease}',
    '{outcome} después de la terapia con {drug} para {disease}',
    '{outcome} nach Therapie mit {drug} bei {disease}',
    '{outcome} après un traitement par {drug} de {disease}',
  ],
  [
    'Risk factors for {disease} and their relation to {outcome}',
    'Factores de riesgo de {disease} y su relación con {outcome}',
    'Risikofaktoren für {disease} und ihr Zusammenhang mit {outcome}',
    'Facteurs de risque de {disease} et leur relation avec {outcome}',
  ],
  [
    'The role of {protein} in {disease}',
    'El papel de {protein} en {disease}',
    'Die Rolle von {protein} bei {disease}',
    'Le rôle de {protein} dans {disease}',
  ],
  [
    'Expression of {protein} in {tissue} of {people} with {disease}',
    'Expresión de {protein} en {tissue} de {people} con {disease}',
    'Expression von {protein} in {tissue} von {people} mit {disease}',
    'Expression de {protein} dans {tissue} chez {people} atteints de {disease}',
  ],
  [
    '{count} cases of {disease} treated with {drug}',
    '{count} casos de {disease} tratados con {drug}',
    '{count} Fälle von {disease} unter Behandlung mit {drug}',
    '{count} cas de {disease} traités par {drug}',
  ],
  [
    'Early diagnosis of {disease}: is {protein} a useful marker?',
    'Diagnóstico precoz de {disease}: ¿es {protein} un marcador útil?',
    'Frühe Diagnose von {disease}: ist {protein} ein brauchbarer Marker?',
    'Diagnostic précoce de {disease} : {protein} est-elle un marqueur utile ?',
  ],
  [
    'Cost of {disease} and of its treatment with {drug} in {place}',
    'Coste de {disease} y de su tratamiento con {drug} en {place}',
    'Kosten von {disease} und ihrer Behandlung mit {drug} in {place}',
    'Coût de {disease} et de son traitement par {drug} en {place}',
  ],
  [
    'Surgical management of {disease} in {people}',
    'Manejo quirúrgico de {disease} en {people}',
    'Chirurgisches Vorgehen bei {disease} von {people}',
    'Prise en charge chirurgicale de {disease} chez {people}',
  ],
  [
    '{drug} does not improve {outcome} in {disease}',
    '{drug} no mejora {outcome} en {disease}',
    '{drug} verbessert {outcome} bei {disease} nicht',
    "{drug} n'améliore pas {outcome} dans {disease}",
  ],
  [
    'Association between {protein} and {outcome} in {people} with {disease}',
    'Asociación entre {protein} y {outcome} en {people} con {disease}',
    'Zusammenhang zwischen {protein} und {outcome} bei {people} mit {disease}',
    'Association entre {protein} et {outcome} chez {people} atteints de {disease}',
  ],
];

/** Designs of studies, as subtitles say them. */
export const designs: readonly Phrase[] = [
  ['a randomised controlled trial', 'ensayo clínico aleatorizado', 'eine randomisierte kontrollierte Studie', 'essai contrôlé randomisé'],
  ['a systematic review', 'revisión sistemática', 'eine systematische Übersicht', 'revue systématique'],
  ['a case report', 'a propósito de un caso', 'ein Fallbericht', 'à propos d’un cas'],
  ['a prospective cohort study', 'estudio prospectivo de cohorte', 'eine prospektive Kohortenstudie', 'étude prospective de cohorte'],
  ['a retrospective analysis', 'análisis retrospectivo', 'eine retrospektive Analyse', 'analyse rétrospective'],
  [
    'results of a multicentre study',
    'resultados de un estudio multicéntrico',
    'Ergebnisse einer multizentrischen Studie',
    'résultats d’une étude multicentrique',
  ],
];

export const peoples: readonly Phrase[] = [
  ['patients', 'pacientes', 'Patienten', 'les patients'],
  ['older people', 'personas mayores', 'älteren Menschen', 'les personnes âgées'],
  ['pregnant women', 'mujeres embarazadas', 'schwangeren Frauen', 'les femmes enceintes'],
  ['hospitalised patients', 'pacientes hospitalizados', 'stationären Patienten', 'les patients hospitalisés'],
  ['men', 'hombres', 'Männern', 'les hommes'],
  ['nurses', 'enfermeras', 'Pflegenden', 'les infirmières'],
];

/** Two groups of whom one study each is made, by the same people and in the same words. */
export const twins: readonly (readonly [Phrase, Phrase])[] = [
  [
    ['adults', 'adultos', 'Erwachsenen', 'les adultes'],
    ['children', 'niños', 'Kindern', 'les enfants'],
  ],
  [
    ['adult patients', 'pacientes adultos', 'erwachsenen Patienten', 'les patients adultes'],
    ['paediatric patients', 'pacientes pediátricos', 'pädiatrischen Patienten', 'les patients pédiatriques'],
  ],
  [
    ['men', 'hombres', 'Männern', 'les hommes'],
    ['women', 'mujeres', 'Frauen', 'les femmes'],
  ],
  [
    ['mice', 'ratones', 'Mäusen', 'les souris'],
    ['rats', 'ratas', 'Ratten', 'les rats'],
  ],
];

export const outcomes: readonly Phrase[] = [
  ['survival', 'la supervivencia', 'das Überleben', 'la survie'],
  ['quality of life', 'la calidad de vida', 'die Lebensqualität', 'la qualité de vie'],
  ['blood pressure', 'la presión arterial', 'den Blutdruck', 'la pression artérielle'],
  ['pain', 'el dolor', 'den Schmerz', 'la douleur'],
  ['tumour growth', 'el crecimiento tumoral', 'das Tumorwachstum', 'la croissance tumorale'],
  ['sleep', 'el sueño', 'den Schlaf', 'le sommeil'],
  ['bone density', 'la densidad ósea', 'die Knochendichte', 'la densité osseuse'],
  ['anaemia', 'la anemia', 'die Anämie', 'l’anémie'],
];

export const tissues: readonly Phrase[] = [
  ['liver', 'el hígado', 'der Leber', 'le foie'],
  ['plasma', 'el plasma', 'Plasma', 'le plasma'],
  ['bone marrow', 'la médula ósea', 'Knochenmark', 'la moelle osseuse'],
  ['skeletal muscle', 'el músculo esquelético', 'Skelettmuskel', 'le muscle squelettique'],
];

export const places: readonly Phrase[] = [
  ['Spain', 'España', 'Spanien', 'Espagne'],
  ['Brazil', 'Brasil', 'Brasilien', 'Brésil'],
  ['Japan', 'Japón', 'Japan', 'Japon'],
  ['northern Italy', 'el norte de Italia', 'Norditalien', 'Italie du Nord'],
  ['Switzerland', 'Suiza', 'der Schweiz', 'Suisse'],
];

export const counts: readonly Phrase[] = [
  ['Two', 'Dos', 'Zwei', 'Deux'],
  ['Three', 'Tres', 'Drei', 'Trois'],
  ['Five', 'Cinco', 'Fünf', 'Cinq'],
  ['Eight', 'Ocho', 'Acht', 'Huit'],
];

/** What the four languages put at the end of a substance and of an illness. */
export const substanceEndings: readonly Phrase[] = [
  ['ine', 'ina', 'in', 'ine'],
  ['ol', 'ol', 'ol', 'ol'],
  ['ide', 'ida', 'id', 'ide'],
  ['umab', 'umab', 'umab', 'umab'],
];

export const illnessEndings: readonly Phrase[] = [
  ['itis', 'itis', 'itis', 'ite'],
  ['osis', 'osis', 'ose', 'ose'],
  ['emia', 'emia', 'ämie', 'émie'],
  ['pathy', 'patía', 'pathie', 'pathie'],
];
