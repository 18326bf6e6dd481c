// Tells what bwip-js thinks of GS1 elements: one bracketed text per line comes in, one line goes out: `ok`, or its reason.
//
//   node judge-elements.mjs < TEXTS
import { createInterface } from 'node:readline';
import bwipjs from '@bwip-js/node';

for await (const text of createInterface({ input: process.stdin })) {
  try {
    bwipjs.raw('gs1datamatrix', text, {});
    console.log('ok');
  } catch (no) {
    console.log(String(no.message ?? no).replaceAll('\n', ' '));
  }
}
