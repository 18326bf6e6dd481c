// Draws each symbol of a list with bwip-js, reads the picture with zxing-wasm, and prints what a scanner would send:
// one JSON line per symbol, with its AIM identifier and its text, control characters included.
//
//   node draw-and-read.mjs SYMBOLS.json [FOLDER FOR PICTURES]
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import bwipjs from '@bwip-js/node';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';

const wasm = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm');
prepareZXingModule({ overrides: { wasmBinary: readFileSync(wasm) } });

const [, , list, folder] = process.argv;
for (const { name, encoder, text } of JSON.parse(readFileSync(list, 'utf8'))) {
  const png = await bwipjs.toBuffer({ bcid: encoder, text, scale: 4, padding: 12, backgroundcolor: 'FFFFFF' });
  if (folder) writeFileSync(`${folder}/${name}.png`, png);
  const [read] = await readBarcodes(new Blob([png]), { tryHarder: true, textMode: 'Plain', maxNumberOfSymbols: 1 });
  console.log(JSON.stringify({ name, aim: read?.symbologyIdentifier ?? '', text: read?.text ?? '' }));
}
