/** Words that say what stands beside them, in the languages citations are written in, folded. They are features by themselves. */
export const tellingWords = new Set(
  `in im en dans em nel nella eds ed edited editor editors hrsg herausgeber herausgegeben dir dirs coord coords org orgs comp compiler trans translated translator ubers trad et al and und y e i others col cols coll colaboradores collab study group
  pp p pag pags page pages paginas s seiten vol volume vols band bd tome tomo no nr num numero number issue heft iss n fasc suppl supplement supl part pt art article articles id ch chap chapter kap kapitel cap capitulo chapitre section sec
  doi pmid pmcid pmc arxiv isbn issn url http available accessed access retrieved from cited consulted consultado disponible disponivel online internet web website site verfugbar abgerufen zugriff consulte
  epub ahead of print press forthcoming submitted preparation published accepted unpublished manuscript preprint medrxiv biorxiv ssrn abstract abstracts letter erratum comment review poster
  thesis dissertation phd ph.d doctoral master masters msc diss doctorale these tese tesis dissertacao diplomarbeit habilitation report technical working paper rapport informe bericht discussion memo tech tr
  conference proceedings proc symposium workshop congress meeting lecture notes annual international presented ser series edn edition rev revised 1st 2nd 3rd th nd rd st
  university univ press patent us u.s law act court v vs directive standard iso
  jan feb mar apr may jun jul aug sep sept oct nov dec january february march april june july august september october november december spring summer fall autumn winter
  enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre januar februar marz juni juli oktober dezember
  janeiro fevereiro marco maio junho julho setembro outubro novembro dezembro gennaio febbraio aprile maggio giugno luglio settembre ottobre dicembre
  the a an of for on with to by from at as is are its their between among during after before der die das den des von und fur mit zur zum el la los las del un una para por con sobre le les du une et au aux sur pour par da do dos das em il lo gli della dei delle
  van den de di du von zu ter ten le la bin ibn al jr sr iii ii iv md`.split(/\s+/),
);
