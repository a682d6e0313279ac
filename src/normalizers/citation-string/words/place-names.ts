/** Places of publishers as citations print them: cities, countries, states and their abbreviations, folded; parts of two-word names stand alone. */
export const placeNames = new Set(
  `amsterdam ankara ann arbor antwerp arlington athens atlanta auckland austin baltimore bangkok barcelona basel basingstoke beijing belgrade bergen berkeley berlin bern bethesda beverly hills birmingham bloomington boca raton bogota bologna bombay bonn
  boston boulder bradford brasilia bratislava brighton brisbane bristol brno brussels bruxelles bucharest budapest buenos aires cairo calcutta cambridge canberra cape caracas cardiff carlton chapel hill chennai cheltenham chicago chichester cincinnati
  cleveland clifton cologne columbia columbus copenhagen cork cracow dallas dar davis delhi denver detroit dordrecht dortmund dresden dublin durham edinburgh eindhoven englewood cliffs erlangen evanston exeter florence firenze frankfurt freiburg gainesville garden geneva
  geneve genova ghent glasgow gottingen graz greenwich grenoble groningen guildford hague haifa halle hamburg hanover harlow harmondsworth hartford haven heidelberg helsinki hillsdale hoboken hong kong honolulu houston indianapolis innsbruck
  iowa istanbul ithaca jakarta jena jerusalem johannesburg karachi karlsruhe kiel kiev kobenhavn koln krakow kuala lumpur kyoto lagos lanham lausanne leeds leicester leiden leipzig lexington leuven lima lincoln lisboa lisbon liverpool ljubljana london londres los angeles louisville lund lyon
  madison madrid mahwah mainz malden manchester manila mannheim marburg marseille melbourne mexico miami milan milano milton minneapolis minsk monterey montevideo montpellier montreal moscow moskva mumbai munchen munich munster nairobi napoli naples nashville new nijmegen norman northampton norwich
  norwell nottingham novosibirsk nurnberg oakland odense orlando osaka oslo ottawa oxford padova padua palermo palo alto paris pasadena philadelphia pisa pittsburgh plymouth portland porto praha prague pretoria princeton providence quebec quito raleigh reading reno
  reston rhode riga rio janeiro rochester rockville rome roma rotterdam salt lake salzburg san diego francisco santiago santa sao paulo sapporo sarajevo seattle seoul sevilla shanghai sheffield singapore sofia southampton stanford stockholm strasbourg stuttgart sydney szeged
  taipei tallinn tampere tbilisi tehran tel aviv tilburg tokyo toronto toulouse trento trieste tucson tubingen turin torino turku upper saddle river uppsala urbana utrecht valencia vancouver venice venezia vienna wien vilnius waltham warsaw warszawa washington wellington westport wiesbaden winnipeg
  wurzburg york zagreb zaragoza zurich usa uk u.s.a england scotland wales ireland france germany deutschland spain espana italy italia portugal netherlands belgium switzerland austria sweden norway denmark finland poland czech hungary romania bulgaria greece
  turkey russia ukraine china japan korea india pakistan bangladesh thailand vietnam malaysia indonesia philippines australia zealand canada brazil brasil argentina chile peru colombia venezuela cuba egypt nigeria kenya africa israel iran iraq saudi arabia taiwan
  alabama alaska arizona arkansas california colorado connecticut delaware florida georgia hawaii idaho illinois indiana kansas kentucky louisiana maine maryland massachusetts michigan minnesota mississippi missouri montana nebraska nevada hampshire jersey carolina dakota ohio oklahoma oregon
  pennsylvania tennessee texas utah vermont virginia wisconsin wyoming ontario alberta manitoba
  al ak az ca calif co ct conn dc fl fla ga ia ill il ind ky la ma mass md me mich mi minn mn mo ms mt nc nd ne nh nj nm nv ny oh ok or pa penn ri sc sd tn tx tex ut va vt wa wash wi wis wv bc on qc ab qld nsw vic tas`.split(
    /\s+/,
  ),
);
