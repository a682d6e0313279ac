/** What a label says about the value behind it. `furniture` has none. */
export type LabelField =
  | 'title'
  | 'further title'
  | 'author'
  | 'advisor'
  | 'editor'
  | 'contributor'
  | 'issued'
  | 'accessioned'
  | 'available'
  | 'date'
  /** Of the work's or the record's way: submitted, accepted, changed. */
  | 'further date'
  | 'abstract'
  | 'remark'
  | 'keywords'
  /** Keywords and headings alike. */
  | 'subject'
  | 'mesh'
  | 'decs'
  | 'publisher'
  | 'place'
  | 'edition'
  | 'journal'
  | 'volume'
  | 'issue'
  | 'pages'
  | 'citation'
  | 'doi'
  | 'pmid'
  | 'issn'
  | 'isbn'
  | 'identifier'
  | 'uri'
  | 'type'
  | 'rights'
  | 'language'
  | 'collection'
  | 'department'
  | 'degree'
  | 'series'
  | 'sponsor'
  | 'extent'
  | 'file'
  | 'file size'
  | 'file format'
  | 'version'
  | 'provenance'
  | 'furniture';

/**
 * Labels of item pages in English, Spanish, Portuguese, French, German, Italian and Catalan, as DSpace (simple and full pages), EPrints, Invenio and OJS
 * print them. `/` stands between them; what stands in round brackets may be missing.
 */
export const labelWords: Readonly<Record<LabelField, string>> = {
  title:
    'Title/Título/Título principal/Titre/Titel/Titolo/Títol/Item Title/Document Title/Título del documento/Titre du document/Article Title/Títol del document',
  'further title':
    'Other Title(s)/Alternative Title(s)/Title in other language(s)/Título(s) alternativo(s)/Otro(s) título(s)/Outro(s) título(s)/Autre(s) titre(s)/Titre traduit/Weitere Titel/Altro titolo/Altri titoli/Altres títols/Translated Title/Subtitle/Subtítulo/Sous-titre/Untertitel/Sottotitolo',
  author:
    'Author(s)/Authors/Autor(es)/Autor/Autora(s)/Autor/a/Autores/as/Auteur(s)/Autor(en)/Autoren/AutorInnen/Verfasser/Verfasser(in)/Autore/Autori/Autore(i)/Autors/Creator(s)/Creators/Creador(es)/Créateur(s)/Author Name/Author/s/Personal Author(s)/Autoria/Autor(a)/Author(s)/Creator',
  advisor:
    'Advisor(s)/Advisor/Thesis Advisor(s)/Supervisor(s)/Director(es)/Director(a)/Director/a/Tutor(es)/Tutor(a)/Orientador(es)/Orientador(a)/Coorientador(es)/Directeur(s) de thèse/Directeur de thèse/Direction/Betreuer/Betreuer(in)/Gutachter/Relatore/Relatori/Correlatore/Director(s) de tesi/Directors/Asesor(es)/Director de tesis/Director/es/Codirector(es)/Encadrant(s)',
  editor: 'Editor(s)/Editors/Editores/Éditeur(s) scientifique(s)/Herausgeber/Curatore/Curatori/Hrsg./Editor(es)',
  contributor:
    'Contributor(s)/Contributors/Other Contributor(s)/Colaborador(es)/Contributeur(s)/Mitwirkende/Contributori/Col·laborador(s)/Otros autores/Outros autores/Corporate Author(s)/Autor corporativo',
  issued:
    'Issue Date/Issued Date/Date Issued/Publication Date/Date of Publication/Published/Published Date/Date Published/Year/Year of publication/Publication Year/Fecha de publicación/Fecha publicación/Fecha de edición/Año de publicación/Año/Data de publicação/Data de publicação/Data do documento/Ano de publicação/Ano/Date de publication/Date de parution/Année de publication/Année/Erscheinungsdatum/Erscheinungsjahr/Veröffentlichungsdatum/Publikationsdatum/Datum der Veröffentlichung/Jahr/Data di pubblicazione/Anno di pubblicazione/Anno/Data de publicació/Any de publicació/Data del document/Date/Fecha/Data/Datum/Fecha del documento/Data de defesa/Fecha de lectura/Fecha de defensa/Defense Date',
  accessioned:
    'Date accessioned/Accessioned/Date Deposited/Deposited On/Date of deposit/Fecha de depósito/Fecha de ingreso/Data de depósito/Date de dépôt/Hinterlegungsdatum/Data di deposito/Data de dipòsit/Einstellungsdatum',
  available:
    'Date available/Available Date/Available from/Fecha disponible/Fecha de disponibilidad/Data de disponibilização/Disponible desde/Date de mise en ligne/Verfügbar ab/Data di disponibilità/Data de disponibilitat/Available in DSpace',
  date: 'Created/Date Created/Copyright Date',
  'further date':
    'Last Modified/Last Updated/Date Updated/Submitted/Date Submitted/Received/Accepted/Date Accepted/Embargo/Embargo Date/Embargo end date/Fecha de embargo/Fecha de recepción/Fecha de aceptación/Fin del embargo/Letzte Änderung/Dernière modification/Última modificación',
  abstract:
    'Abstract/Abstract(s)/Summary/Description/Resumen/Resumo/Résumé/Zusammenfassung/Kurzfassung/Riassunto/Sommario/Resum/Descripción/Descrição/Beschreibung/Descrizione/Descripció/Resumen en español/Resumen en inglés/English Abstract/Abstract (English)/Resumen (español)/Abstract/Description/Summary in English',
  remark:
    'Note(s)/Notes/Notas/Nota(s)/Remarque(s)/Anmerkung(en)/Bemerkung(en)/Note/Comments/Additional Information/Información adicional/Informações adicionais/Informations complémentaires/Zusätzliche Informationen/Funding note',
  keywords:
    'Keyword(s)/Keywords/Key words/Author Keywords/Palabras clave/Palabra(s) clave/Palabras-clave/Palavras-chave/Palavra(s)-chave/Mots-clés/Mots clés/Mot(s)-clé(s)/Schlagwörter/Schlagwort/Stichwörter/Schlüsselwörter/Parole chiave/Paraules clau/Subject Keywords/Uncontrolled Keywords/Free Keywords/Etiquetas/Tags',
  subject:
    'Subject(s)/Subject/Subjects/Materia(s)/Materias/Tema(s)/Descriptores/Assunto(s)/Assuntos/Sujet(s)/Sachgruppe/Soggetto/Soggetti/Matèria/Matèries/Topic(s)/Topics/Área temática/Thematic area/Temática',
  mesh: 'MeSH/MeSH Terms/MeSH Headings/MeSH Subject(s)/Subject (MeSH)/Términos MeSH/Termes MeSH/MeSH-Terms/Medical Subject Headings',
  decs: 'DeCS/Términos DeCS/Descriptores DeCS/Descritores DeCS/DeCS Terms',
  publisher:
    'Publisher/Editorial/Editora/Éditeur/Editeur/Verlag/Herausgebendes Organ/Editore/Editor(ial)/Publicador/Published by/Publicado por/Publié par/Institución editora/Entidad editora',
  place:
    'Place of publication/Publication Place/Place/Lugar de publicación/Lugar/Local de publicação/Lieu de publication/Lieu/Erscheinungsort/Ort/Luogo di pubblicazione/Luogo/Lloc de publicació/Ciudad/Publisher Place',
  edition: 'Edition/Edición/Edição/Édition/Auflage/Edizione/Edició',
  journal:
    'Journal/Journal Title/Journal or Publication Title/Source/Source Title/Published in/Is part of/Ispartof/Part of/Revista/Publicado en/Publicado em/Título de la revista/Fuente/Fonte/Revue/Publié dans/Dans/Zeitschrift/Erschienen in/In/Rivista/Pubblicato in/Publicat a/Publicación/Series Title/Container/Book Title/Conference/Es parte de/É parte de/Fa parte di/Forma part de',
  volume: 'Volume/Volumen/Band/Volum/Vol./Jahrgang/Tome/Volume Number',
  issue: 'Issue/Issue Number/Número/Numéro/Heft/Numero/Nummer/No./Fascículo/Fascicule/Number',
  pages:
    'Pages/Page Range/Páginas/Pagination/Seiten/Pagine/Pàgines/Start Page/Page(s)/Paginación/Seitenbereich/Article number/Número de artículo',
  citation:
    'Citation/Suggested Citation/Bibliographic Citation/Recommended Citation/How to cite/Cite this item/Cite as/Cita/Cita bibliográfica/Cómo citar/Cómo citar este artículo/Citación/Citación recomendada/Referencia bibliográfica/Citação/Como citar/Citation recommandée/Référence bibliographique/Comment citer/Référence/Zitierform/Zitierweise/Zitiervorschlag/Zitat/Citazione/Come citare/Citació/Com citar/Citació recomanada/Item Citation/Source citation/Bibliographic reference/Cita recomendada',
  doi: 'DOI/Digital Object Identifier/Identificador DOI/DOI link/Enlace DOI/Official DOI/Published DOI/Publisher DOI/Versión del editor/Publisher Version/Version of Record/Official URL',
  pmid: 'PMID/PubMed ID/PubMed/PubMed Identifier',
  issn: 'ISSN/eISSN/e-ISSN/E-ISSN/Print ISSN/Online ISSN/ISSN-L/p-ISSN/ISSN(s)',
  isbn: 'ISBN/ISBN-13/ISBN-10/eISBN/e-ISBN/ISBN(s)',
  identifier:
    'Identifier(s)/Identifiers/Identificador(es)/Identifiant(s)/Identifikator/Identificatore/Identificador/Other Identifier(s)/Otros identificadores/Handle/PMCID/ORCID/arXiv/arXiv ID/Item ID/ID Code/EPrint ID/Depósito legal',
  uri: 'URI/URL/Permanent link/Permalink/Persistent URL/Persistent link/Link/Links/Enlace/Enlace permanente/URI permanente/Lien permanent/Lien/Persistente URL/Dauerhafter Link/Collegamento permanente/Enllaç/Enllaç permanent/Related URL(s)/External link(s)/Link permanente/Use this identifier to cite or link to this item/Please use this identifier to cite or link to this item/Por favor, use este identificador para citar o enlazar este ítem/Use este identificador para citar ou linkar para este item/Bitte benutzen Sie diese Kennung, um auf die Ressource zu verweisen/Utilizzare questo identificativo per citare o creare un link a questo documento/Utilitza aquest identificador per citar o enllaçar aquest document',
  type: 'Type/Document Type/Item Type/Type of document/Resource Type/Publication Type/Tipo/Tipo de documento/Tipo de material/Tipo de recurso/Type de document/Art/Dokumenttyp/Dokumentart/Publikationstyp/Ressourcentyp/Tipologia/Tipo di documento/Tipus/Tipus de document/Genre/Content Type/Material Type',
  rights:
    'Rights/Licence/License/Rights statement/Copyright/Usage rights/Access/Access Rights/Access Level/Derechos/Derechos de acceso/Licencia/Licencia de uso/Nivel de acceso/Direitos/Tipo de acesso/Acceso/Licença/Droits/Droits d’accès/Licence d’utilisation/Accès/Rechte/Lizenz/Zugriffsrechte/Zugang/Diritti/Licenza/Diritti di accesso/Drets/Llicència/Drets d’accés/Accés/Condiciones de uso/Terms of use/License URL/Rights URI',
  language: 'Language/Language(s)/Idioma/Idioma(s)/Lengua/Língua/Langue/Langue(s)/Sprache/Sprache(n)/Lingua/Llengua/Language of document',
  collection:
    'Appears in Collections/Appears in Collection(s)/Appears in the following Collection(s)/This item appears in the following Collection(s)/Collection(s)/Collections/Collection/Aparece en las colecciones/Colecciones/Colección/Este ítem aparece en la(s) siguiente(s) colección(ones)/Aparece nas coleções/Aparece nas colecções/Esta publicação aparece na(s) seguinte(s) coleção(s)/Coleção/Coleções/Collection(s) :/Dans la collection/Apparaît dans les collections/Erscheint in den Sammlungen/Enthalten in den Sammlungen/Das Dokument erscheint in/Sammlung/Sammlungen/È visualizzato nelle collezioni/Collezioni/Collezione/Appare nelle tipologie/Apareix a les col·leccions/Col·leccions/Col·lecció/Community/Communities/Comunidad(es)/Communities & Collections',
  department:
    'Department/Department(s)/Departamento/Departamento(s)/Département/Institut/Abteilung/Dipartimento/Departament/Faculty/Facultad/Faculdade/Faculté/Fakultät/Facoltà/Facultat/Institution/Institución/Instituição/Institution(s)/Institución otorgante/Affiliation(s)/Afiliación/Affiliation/Organisationseinheit/School/Unit/Divisions/Organization/Organisation/Universidad/University/Centro/Grantor/Degree Grantor',
  degree:
    'Degree/Degree Name/Degree Level/Degree Discipline/Titulación/Grado/Grau/Grado académico/Grade/Diplôme/Abschluss/Akademischer Grad/Titolo di studio/Titulació/Programa/Program/Discipline/Qualification level/Qualification name/Programme/Curso',
  series:
    'Series/Series/Report no./Series/Report Number/Report Number/Report no./Serie/Série/Schriftenreihe/Reihe/Collana/Sèrie/Número de informe/Series/Report/Relation/Relación/Relação/Patrocinio/Is version of/Related item(s)/Thesis No./Contract/Project',
  sponsor:
    'Sponsor(s)/Sponsors/Sponsorship/Funder(s)/Funders/Funding/Funding Agency/Grant(s)/Grant number(s)/Project ID/Patrocinador(es)/Entidad financiadora/Financiación/Agencia financiadora/Proyecto(s)/Financiador(es)/Financiamento/Agência financiadora/Financeur(s)/Financement/Förderer/Förderung/Drittmittelgeber/Finanziatore/Finanziamenti/Finançament/Description sponsorship',
  extent:
    'Extent/Number of Pages/Size/Extensión/Número de páginas/Étendue/Umfang/Seitenzahl/Estensione/Numero di pagine/Extensió/Nombre de pàgines/Nombre de pages/Physical description/Descripción física/Tamaño del documento',
  file: 'File(s)/File/File Name/Name/Filename/Files/Fichero(s)/Archivo(s)/Nombre/Nombre del archivo/Arquivo(s)/Ficheiro(s)/Fichier(s)/Nom/Datei(en)/Dateien/Dateiname/Fitxer(s)/Nom del fitxer/File con testo completo',
  'file size': 'File size/Tamaño/Tamanho/Taille/Größe/Dateigröße/Dimensione/Mida',
  'file format': 'Format/Formato/Mime type/MIME-Type/Dateiformat/Media type/Format del document',
  version:
    'Version/Versión/Versão/Version du document/Publikationsversion/Versione/Versió/Publication status/Status/Estado/Peer Reviewed/Refereed/Peer review',
  provenance: 'Provenance/Procedencia/Proveniência/Provenienz/Depositing User/Deposited by',
  furniture:
    'Share/Compartir/Compartilhar/Partager/Teilen/Condividi/Comparteix/Show full item record/Show simple item record/Full item page/Simple item page/Mostrar el registro completo del ítem/Mostrar el registro sencillo del ítem/Mostrar registro completo/Mostrar registro simples/Mostrar registo completo/Afficher la notice complète/Affichage détaillé/Vollständiger Metadatensatz/Zur Langanzeige/Zur Kurzanzeige/Vollanzeige/Kurzanzeige/Mostra tutti i dati dell’item/Mostra il record completo/Mostra el registre complet del document/Mostra el registre complet/Files in this item/Ficheros en el ítem/Ficheros en este ítem/Arquivos deste item/Ficheiros deste registo/Fichier(s) constituant ce document/Dateien zu dieser Ressource/Files in questo item/Fitxers en aquest document/View/Open/Ver/Abrir/Visualizar/Abrir/Voir/Ouvrir/Öffnen/Visualizza/Apri/Visualitza/Obre/Download/Descargar/Baixar/Télécharger/Herunterladen/Scarica/Descarregar/Metadata/Metadatos/Metadados/Métadonnées/Metadaten/Metadati/Metadades/Show full metadata/Mostrar metadatos/Statistics/Estadísticas/Estatísticas/Statistiques/Statistik/Statistiche/Estadístiques/Usage Statistics/View Usage Statistics/Export/Exportar/Exporter/Exportieren/Esporta/Export citation/BibTeX/EndNote/RefMan/RIS/Mendeley/Google Scholar/DC Field/Value/Language/Campo DC/Valor/Lengua/Idioma/Champ DC/Valeur/Langue/DC Element/Wert/Sprache/Abstract view/Article Details/Item Details/Thumbnail/My DSpace/Login/Home/Search/Browse/Citations/Altmetric/Metrics/Views/Downloads/Items in DSpace are protected by copyright, with all rights reserved, unless otherwise indicated./Los ítems de DSpace están protegidos por copyright, con todos los derechos reservados, a menos que se indique lo contrario./Os itens no repositório estão protegidos por copyright, com todos os direitos reservados, salvo quando é indicado o contrário./Tous les documents dans DSpace sont protégés par copyright, avec tous droits réservés./Alle Ressourcen in diesem Repository sind urheberrechtlich geschützt./Tutti i documenti in DSpace sono protetti da copyright e tutti i diritti sono riservati./Except where otherwise noted, this item’s license is described as/Excepto si se señala otra cosa, la licencia del ítem se describe como/Related items/Showing items related by title, author, creator and subject./Collapse/Expand',
};

/** Qualified names of Dublin Core as labels of full item pages, longest first where one begins another. */
export const qualifiedNames: Readonly<Record<string, LabelField>> = {
  'contributor.author': 'author',
  'contributor.advisor': 'advisor',
  'contributor.supervisor': 'advisor',
  'contributor.director': 'advisor',
  'contributor.tutor': 'advisor',
  'contributor.editor': 'editor',
  'contributor.department': 'department',
  'contributor.institution': 'department',
  contributor: 'contributor',
  creator: 'author',
  'date.accessioned': 'accessioned',
  'date.available': 'available',
  'date.issued': 'issued',
  date: 'date',
  'description.abstract': 'abstract',
  'description.provenance': 'provenance',
  'description.sponsorship': 'sponsor',
  'description.degree': 'degree',
  'description.version': 'version',
  description: 'abstract',
  'format.extent': 'extent',
  'format.mimetype': 'file format',
  format: 'file format',
  'identifier.citation': 'citation',
  'identifier.doi': 'doi',
  'identifier.issn': 'issn',
  'identifier.essn': 'issn',
  'identifier.isbn': 'isbn',
  'identifier.pmid': 'pmid',
  'identifier.uri': 'uri',
  'identifier.url': 'uri',
  identifier: 'identifier',
  'language.iso': 'language',
  language: 'language',
  'publisher.place': 'place',
  publisher: 'publisher',
  'relation.ispartofseries': 'series',
  'relation.ispartof': 'journal',
  'relation.projectid': 'sponsor',
  relation: 'series',
  'rights.uri': 'rights',
  'rights.license': 'rights',
  'rights.accessrights': 'rights',
  'rights.holder': 'remark',
  rights: 'rights',
  source: 'journal',
  'subject.mesh': 'mesh',
  'subject.decs': 'decs',
  subject: 'subject',
  'title.alternative': 'further title',
  title: 'title',
  'type.version': 'version',
  'type.hasversion': 'version',
  type: 'type',
  'journal.title': 'journal',
  'journal.volume': 'volume',
  'journal.issue': 'issue',
  'journal.pages': 'pages',
};
