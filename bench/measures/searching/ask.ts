import { readFile, writeFile } from 'node:fs/promises';
import { askQuestion } from './ask-question.ts';
import type { Question } from './questions.ts';

// A program of its own, so that nothing of the library is in its memory and no code is compiled yet: `ask.js LIBRARY QUESTION TIMES ANSWER` asks the question of
// a file (JSON) so many times.

const [library = '', question = '', times = '', answer = ''] = process.argv.slice(2);
await writeFile(
  answer,
  JSON.stringify(await askQuestion(library, JSON.parse(await readFile(question, 'utf8')) as Question, Number(times))),
);
