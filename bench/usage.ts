/** What `--help` says. */
export const usage = `npm run bench -- [OPTIONS]
  Measures everything and writes docs/performance.md, its pictures and its figures.
    --full             libraries of 10,000, 100,000 and 1,000,000 records: takes much longer and more disk
                       (otherwise of 10,000 and 50,000)
    --sizes N,N…       libraries of these sizes instead, rising
    --sample N         made records that are read from memory (2,000; with --full 20,000)
    --made-only        leaves real records out, even where there are some
    --seed N           what made records are made from (1)
    --tries N          how often each thing is measured (3)
    --results FILE     writes the figures to FILE (JSON) and leaves docs/ as it is

npm run bench -- report [--results FILE]
  Writes the page from figures that were taken before.
    --results FILE     those figures (docs/performance/results.json)

npm run bench -- matching [OPTIONS]
  Measures how copies of one publication are told, and puts it into figures that were taken before.
    --full, --sizes N,N…, --made-only
                       as above
    --results FILE     figures to put it into, in place of docs/performance/results.json and the page

npm run bench -- generate [OPTIONS] -o FILE
  Writes a file of made records in the manner of PubMed's baseline.
    -o, --output FILE  packed when its name ends in .gz
    --records N        how many
    --seed N           what they are made from
    --first-pmid N     the PMID of the first one
    --share NAME=SHARE how many of the records have something, from 0 to 1: duplicates=0.1; may be given several times

  -h, --help           this text
`;
