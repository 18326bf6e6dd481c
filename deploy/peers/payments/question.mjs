// One question as JSON on the input, one answer as the last line of the output.
import { readFileSync } from 'node:fs';

export const question = JSON.parse(readFileSync(0, 'utf8'));

export function answer(fields) {
  process.stdout.write(JSON.stringify(fields) + '\n');
}
