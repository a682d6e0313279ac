import type { AccessLevel } from '../model/access.ts';

/**
 * COAR access rights (https://vocabularies.coar-repositories.org/access_rights/), then words of info:eu-repo, DSpace and repositories in en, es, pt,
 * fr, de, it, ca and cs, folded and without blanks.
 */
const words: Readonly<Record<AccessLevel, string>> = {
  open: 'c_abf2 openaccess open accesoabierto abierto acessoaberto aberto accesouvert libreacces acceslibre enlibreacces accesobert obert accesolibre freierzugang freizuganglich freierzugriff freizugriff offenerzugang offenerzugriff offen accessoaperto aperto accessolibero free freeaccess gratis public publico publicaccess publiclyavailable unrestricted unrestrictedaccess otevrenypristup accesenabierto accesoenabierto',
  embargoed:
    'c_f1cf embargoedaccess embargoed embargo underembargo accesoembargado embargado acessoembargado accesembargat embargat accesembargue accessousembargo accessousembargue sousembargo accesdiffere accessoembargato accessosoggettoaembargo accessosottoembargo sottoembargo zugangunterembargo unterembargo embargozugang bajoembargo accesobajoembargo accesoconembargo acessosobembargo sobembargo accesambembargament',
  restricted:
    'c_16ec restrictedaccess restricted accesorestringido restringido acessorestrito restrito acessorestringido accesrestreint acceslimite restreint accesrestringit restringit eingeschrankterzugang eingeschrankterzugriff beschrankterzugang zugangbeschrankt eingeschrankt zugriffeingeschrankt accessoristretto accessolimitato accessoriservato accesolimitado campusonly',
  closed:
    'closedaccess closed accesocerrado cerrado acessofechado fechado accesferme accestancat tancat geschlossen geschlossenerzugang geschlossenerzugriff keinzugang gesperrt accessochiuso chiuso',
  metadata:
    'c_14cb metadataonlyaccess metadataonly metadata solometadatos accesosolometadatos accesosoloametadatos accesosoloalosmetadatos somentemetadados apenasmetadados acessosomenteametadados acessoapenasametadados acessoapenasaosmetadados accesauxmetadonneesuniquement accesauxmetadonneesseulement metadonneesseulement metadonneesuniquement accessoaisolimetadati solometadati nomesmetadades accesnomesametadades nurmetadaten zugangnurzumetadaten',
};

/** Folded word or code to the level of access. */
export const accessWords = new Map(
  Object.entries(words).flatMap(([level, list]) => list.split(' ').map((word) => [word, level as AccessLevel] as const)),
);
