/** Words for kinds of publication, folded and without blanks, hyphens and points: COAR, DRIVER, info:eu-repo, DSpace, RIS, BibTeX, PubMed, DataCite, Crossref; en, es, pt, fr, de, it, ca, cs. */
export const itemTypeWords: Readonly<Record<string, string>> = {
  'article-journal':
    'article textserialjournal scholarlyarticle medicalscholarlyarticle journalarticle researcharticle researcharticles journalarticles articleinpress jour journal reviewarticle review journalarticlereview systematicreview metaanalysis datapaper letter lettertotheeditor editorial casereport casereports clinicaltrial randomizedcontrolledtrial comparativestudy comment shortsurvey note ejour scholarlyarticle articulo articulocientifico articuloderevista artigo artigodeperiodico articledeperiodique articlederevue articlejournal articlescientifique artikel zeitschriftenartikel zeitschriftenaufsatz aufsatz articlecientific articulodeinvestigacion originalarticle originalpaper preliminarycommunication contributiontojournal journalpaper publishederratum retractionofpublication correction corrigendum erratum clanek odbornyclanek articlerevue carta revision articuloderevision revisionsistematica artigoderevisao revisaosistematica revisao wissenschaftlicherartikel ubersichtsarbeit articolo articolodirivista articoloinrivista articolisurivista articlederevista articlederevisio articledesynthese cartaaleditor cartasaleditor cartaaoeditor lettrealediteur leserbrief letteraalleditore leitartikel casoclinico casosclinicos relatodecaso etudedecas fallbericht casoclinic metaanalisis metaanalise metaanalyse ensayoclinico ensaioclinico essaiclinique editorialmaterial fedeerratas errata academicarticle commentary opinion shortcommunication briefcommunication briefreport rapidcommunication erratumincluded articuloeditorial notaeditorial articulooriginal artigooriginal articleoriginal originalarbeit articolooriginale articulocompleto artigocompleto artigoscientificos artigocientifico',
  'article-magazine': 'magazinearticle mgzn magazine contributiontoperiodical popularscience',
  'article-newspaper':
    'newspaperarticle news newspaper pressarticle articulodeprensa articlodepremsa articledepremsa articoledigiornale articolodigiornale articledepresse zeitungsartikel artigodejornal noticia',
  article:
    'preprint workingpaper unpublished workpaper eprint unpb inpr inpress documentodetrabajo arbeitspapier documentdetravail electronicarticle prepublicacion prepublicacio prepublicacao prepublication documentodetrabalho documentdetreball documentidilavoro documentodilavoro postedcontent vorabdruck',
  book: 'book books ctlg catalog monograph ebook libro livre livro buch llibre kniha whole monografia monografie edbook bookwhole librodeactas editedbook collectedworkbook sammelband herausgeberband monographie referencebook bookset bookedited',
  chapter:
    'bookchapter bookpart chapter chap echap inbook incollection booksection capitulo capitulodelibro capitulodelivro chapitre chapitredelivre buchkapitel kapitel partedelibro kapitolavknize contributiontobook buchteil beitraginsammelband capitolodilibro capitololibro contributoinvolume capitoldellibre partofbook partedellibre bookparts partiedelivre booktrack chapterinbook',
  'paper-conference':
    'conferencepaper meetingpaper conferenceproceedings conferenceobject conferenceitem conferencecontribution conferencepresentation conf cpaper inproceedings proceedings proceedingspaper meetingabstract conferenceabstract congress contributiontoconference comunicaciondecongreso comunicacion ponencia konferenzbeitrag conferencepaperinproceedings objetodeconferencia conferencereview conferencepublication prispevekzkonference prispevkyzkonference konferencniprispevek konferencniprispevky documentodeconferencia trabajodecongreso trabalhoapresentadoemevento trabalhodeevento artigodeconferencia communicationdansuncongres communicationdecongres actedecongres konferenzveroffentlichung tagungsbeitrag contributoinattidiconvegno contributoaconvegno comunicacio comunicaciodecongres proceedingsarticle resumendecongreso resumodecongresso conferenceoutput conferencepapernotinproceedings actasdecongreso comunicacaoemcongresso conferenceproceeding',
  speech: 'lecture presentation talk speech conferencia oralpresentation vortrag relazione palestra konferenzvortrag',
  graphic:
    'conferenceposter poster image stillimage art figure imagen bild fotografia photograph carteldecongreso posterdeconferencia posterdecongreso conferenceposternotinproceedings immagine imatge abbildung photo fotografie',
  thesis:
    'thesis doctoralthesis phdthesis masterthesis mastersthesis bachelorthesis bachelorsthesis dissertation thes tesis tesisdoctoral tesisdemaestria tesisdegrado trabajofindegrado trabajofindemaster trabajofindeestudios tese dissertacao these memoire dissertationen doktorarbeit masterarbeit bachelorarbeit hochschulschrift tesidoctoral academicdissertation academicdissertations disertacniprace diplomovaprace bakalarskaprace rigorozniprace dizertacniprace rigoroznipraca habilitation habilitacniprace bakalarskeprace diplomoveprace rigorozniprace studentthesis undergraduatethesis thesisordissertation electronicthesisordissertation trabajodefindegrado treballfidegrau tesededoutorado tesededoutoramento tesedoutoral dissertacaodemestrado thesededoctorat theseexercice memoiredemaster memoiredefindetudes tesididottorato tesidilaurea tesidimaster tesinadmaster tesisdemaster tesisdelicenciatura tesisdepregrado tesisdeposgrado trabajodegrado trabajofinaldegrado trabalhodeconclusaodecurso diplomarbeit habilitationsschrift magisterarbeit treballfidemaster treballfinaldegrau treballfinaldemaster textthesis',
  report:
    'report technicalreport techreport rprt internalreport researchreport policyreport projectdeliverable reportpart informe informetecnico relatorio rapport bericht technicaldocumentation guideline practiceguideline consensusstatement govdoc externalresearchreport deliverable statisticalreport grant vyzkumnazprava vyzkumnezpravy zaverecnazprava zaverecnezpravy grantovazprava grantovezpravy vyrocnizprava vyrocnizpravy relatoriotecnico rapporttechnique rapportderecherche forschungsbericht technischerbericht rapporto rapportotecnico informetecnic informedeinvestigacion guiadepracticaclinica guiaclinica leitlinie protocolo protocol studyprotocol researchprotocol protocole protokoll datamanagementplan outputmanagementplan researchproposal studyregistration reporttofundingagency othertypeofreport memorandum',
  dataset:
    'dataset data datos conjuntodedatos datenset researchdata jeudedonnees clinicaltrialdata conjuntodedados datensatz insiemedidati conjuntdedades ensembledededonnees donnees dati dades forschungsdaten surveydata experimentaldata observationaldata',
  software:
    'software computerprogram comp programa logiciel computationalnotebook sourcecode programari softwareapplication researchsoftware aplicacion',
  patent: 'patent pat patente brevet brevetto brevete brevetdinvention patentes',
  review: 'peerreview refereereport',
  'review-book':
    'bookreview resena recension resenadelibro resenabibliografica resenha compterendu rezension buchbesprechung recensione ressenya',
  webpage:
    'website webpage web elec electronicresource interactiveresource internetcommunication icomm onlinemultimedia sitioweb electronicsource siteweb sitoweb pagineweb paginaweb pageweb webseite llocweb internetseite',
  'post-weblog': 'blog blogpost weblog',
  map: 'map mapa karte cartographicmaterial carte mappa',
  motion_picture:
    'video advs movingimage film filmorbroadcast motionpicture mpct vid audiovisual pelicula videorecording videograbacion grabaciondevideo videoaufnahme enregistrementvideo audiovisualmaterial',
  song: 'sound musicalcomposition musicrecording audio audiorecording sonido grabacionsonora soundrecording grabacion grabaciondesonido enregistrementsonore tonaufnahme',
  musical_score: 'musicalnotation notatedmusic music score partitura sheetmusic',
  interview: 'interview entrevista',
  periodical: 'periodical jfull serial revista zeitschrift wholejournal',
  manuscript: 'manuscript manuscrito mss',
  standard: 'standard stand norma',
  legislation: 'statute stat legislation ley legalruleorregulation',
  legal_case: 'case legalcase caselaw',
  entry: 'referenceentry lexikoneintrag entradadeenciclopedia',
  'entry-encyclopedia': 'encyclopediaarticle ency encyclopedia',
  'entry-dictionary': 'dictionaryentry dict dictionary',
  pamphlet: 'pamp pamphlet leaflet folleto',
  personal_communication: 'pcomm personalcommunication email',
  hearing: 'hear hearing',
  bill: 'bill unbill',
  collection: 'collection aggregate aggregatedatabase',
  document:
    'other generic gen misc otro otros outro autre sonstiges text patienteducationhandout learningobject teachingmaterial courseware lecturenotes trainingmaterial objetodeaprendizaje altro altre recursoeducativo recursodidactico materialdidactico ressourcepedagogique lehrmaterial andere physicalobject workflow othertext',
};
