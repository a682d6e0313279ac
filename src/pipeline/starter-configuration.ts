/** The commented refmill.yaml that `refmill init` writes. A test reads it back with the configuration's schema. */
export const starterConfiguration = `# yaml-language-server: $schema=./refmill.schema.json
# refmill.yaml: what this library is made of. \`refmill harvest\` reads it; every key may be left out.
# docs/configuration.md describes each. \${NAME} anywhere stands for a variable of the environment: secrets belong there.

# Where the library is. REFMILL_STORE or --store override it.
# store: refmill.db

# Services ask for an address they can write to; NCBI gives 10 requests a second instead of 3 with a key.
# Better kept in the environment: REFMILL_EMAIL and NCBI_API_KEY. Neither is ever logged or stored.
# email: you@your-library.org
# ncbiApiKey: …

# When \`refmill schedule\` and \`refmill harvest --due\` harvest: a cron pattern, for all sources that have none of their own.
# schedule: '0 3 * * *'
# timezone: Europe/Madrid

# Servers on private addresses are refused unless they are named here (host or host:port).
# allowPrivateHosts: [repository.intranet:8080]

sources:
  # A PubMed search, as you would type it there. Later runs ask only for what is new or was changed.
  - id: radium-pubmed
    fetcher: pubmed
    query: '"Radium-223"[nm] AND prostatic neoplasms[mh]'

  # An institutional repository by OAI-PMH; \`set\` and \`metadataPrefix\` may be given, else everything in the best format there is.
  # - id: our-repository
  #   fetcher: oai-pmh
  #   url: https://repository.example.org/server/oai/request
  #   sets: [com_10668_1]
  #   schedule: '30 4 * * 1'

  # A DSpace repository (7 or later) by its REST API, which can search, and gives the addresses of the files.
  # - id: their-repository
  #   fetcher: dspace
  #   url: https://repository.example.org
  #   query: radium

  # Pages of single publications, by their meta tags.
  # - id: reading-list
  #   fetcher: web-page
  #   urls: [https://repository.example.org/handle/99999/101]

  # All of PubMed by its baseline and update files, or what a search of refmill's own finds in them.
  # - id: prostate-in-pubmed
  #   fetcher: pubmed-files
  #   query: mesh:"Prostatic Neoplasms"

  # What registries know of the works that are here already: retractions and corrections, and where they can be read.
  # - id: notices
  #   fetcher: crossref
  #   library: true
  # - id: open-copies
  #   fetcher: unpaywall
  #   query: has:doi

  # A folder that is watched: whatever lands there in a known format.
  # - id: inbox
  #   fetcher: folder
  #   path: inbox
  #   afterwards: move

# Saved searches, each with a feed that readers can follow.
# searches:
#   - id: bone-metastases
#     query: mesh:"Bone Neoplasms"
#     feed: public/bone-metastases.xml

# What follows a harvest that changed something.
# afterwards:
#   exports:
#     - search: bone-metastases
#       format: ris
#       file: public/bone-metastases.ris
#   webhook:
#     url: \${WEBHOOK_URL}
`;
