// The camera sheet: reads barcodes from the phone's camera, or digits that somebody types.

import { $, make, sign } from './parts.js';
import { say } from './words.js';

/** Numbers of goods. Fewer kinds of codes, fewer false reads. */
const FORMATS = ['ean_13', 'ean_8', 'upc_a'];

/** The AIM identifier that a scanner would send, so that eight digits are what they are (ISO/IEC 15424). */
const AIM = { ean_13: ']E0', ean_8: ']E4', upc_a: '' };

/** A code counts when two looks one after the other find it. */
const EQUAL_LOOKS = 2;

/** The same code counts again after it was out of sight for so many looks, some two seconds: a blurred hand is no second pack. */
const LOOKS_AWAY = 16;

const PAUSE = 70;
const ROWS = 3;

let reader = null;
let stream = null;
let watching = 0;
let onCode = async () => ({});
let note = '';

/** The phone's own reader where it has one, else the one that the hub serves. */
async function loadReader() {
  if (reader) return reader;
  const own = globalThis.BarcodeDetector;
  const known = own ? await own.getSupportedFormats().catch(() => []) : [];
  if (FORMATS.every(format => known.includes(format))) {
    reader = new own({ formats: FORMATS });
    return reader;
  }
  const { BarcodeDetector, prepareZXingModule } = await import('/scanner/ponyfill.js');
  await prepareZXingModule({ overrides: { locateFile: () => '/scanner/zxing_reader.wasm' }, fireImmediately: true });
  reader = new BarcodeDetector({ formats: FORMATS });
  return reader;
}

function tell(word) {
  note = word;
  $('camera-note').textContent = word ? say(word) : '';
}

/** Draws the words again in the other language. */
export function drawCamera(alone) {
  $('camera-title').textContent = say(alone ? 'cameraAlone' : 'cameraWish');
  tell(note);
}

/**
 * Opens the sheet.
 *
 * @param taken takes a code and gives `problem`, a sentence, or `text`, what was done, and `name`, the goods
 */
export function openCamera(taken) {
  onCode = taken;
  $('camera-problem').textContent = '';
  $('camera-found').replaceChildren();
  $('digits').value = '';
  $('camera').showModal();
  void start();
}

async function start() {
  const mine = ++watching;
  $('camera-view').hidden = true;
  if (!navigator.mediaDevices) return tell(globalThis.isSecureContext ? 'cameraNone' : 'cameraInsecure');
  tell('cameraStart');
  try {
    const [found] = await Promise.all([
      navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment', width: { ideal: 1280 }, height: { ideal: 720 } } }),
      loadReader(),
    ]);
    if (mine !== watching) return found.getTracks().forEach(track => track.stop());
    stream = found;
    $('video').srcObject = found;
    $('camera-view').hidden = false;
    await $('video').play();
    offerLight(found);
    tell('cameraHold');
    return await watch(mine);
  } catch (problem) {
    if (mine !== watching) return undefined;
    stop();
    return tell({ NotAllowedError: 'cameraOff', NotFoundError: 'cameraNone', NotReadableError: 'cameraOff' }[problem.name] ?? 'cameraBroken');
  }
}

function stop() {
  watching++;
  stream?.getTracks().forEach(track => track.stop());
  stream = null;
  $('video').srcObject = null;
  $('camera-view').hidden = true;
}

function offerLight(found) {
  const [track] = found.getVideoTracks();
  const can = Boolean(track.getCapabilities?.().torch);
  $('light').hidden = !can;
  $('light').setAttribute('aria-pressed', 'false');
  $('light').onclick = async () => {
    const on = $('light').getAttribute('aria-pressed') !== 'true';
    await track.applyConstraints({ advanced: [{ torch: on }] });
    $('light').setAttribute('aria-pressed', String(on));
  };
}

/** Looks again and again; a label that stays before the camera counts once. */
async function watch(mine) {
  let last = '';
  let equal = 0;
  let taken = '';
  let away = 0;
  while (mine === watching) {
    const [seen] = await reader.detect($('video')).catch(() => []);
    if (mine !== watching) return;
    const code = seen ? AIM[seen.format] + seen.rawValue : '';
    equal = code && code === last ? equal + 1 : 1;
    last = code;
    away = code === taken ? 0 : away + 1;
    if (away >= LOOKS_AWAY) taken = '';
    if (code && code !== taken && equal >= EQUAL_LOOKS) {
      taken = code;
      away = 0;
      navigator.vibrate?.(60);
      await take(code);
      tell('cameraAgain');
    }
    await new Promise(done => setTimeout(done, PAUSE));
  }
}

async function take(code) {
  $('camera-problem').textContent = '';
  $('camera-view').classList.add('taken');
  const { problem = '', text = '' } = await onCode(code);
  $('camera-view').classList.remove('taken');
  $('camera-problem').textContent = problem;
  if (!problem) {
    $('camera-found').prepend(make('li', {}, sign('check'), make('p', { class: 'thing name' }, text)));
    [...$('camera-found').children].slice(ROWS).forEach(row => row.remove());
  }
  return !problem;
}

$('digits-form').addEventListener('submit', async event => {
  event.preventDefault();
  const digits = $('digits').value.replace(/[\s-]/g, '');
  if (!digits) {
    $('camera-problem').textContent = say('digitsMissing');
    $('digits').focus();
    return;
  }
  const button = event.currentTarget.querySelector('[type=submit]');
  button.disabled = true;
  if (await take(digits)) $('digits').value = '';
  button.disabled = false;
});

$('camera').addEventListener('close', stop);
document.addEventListener('visibilitychange', () => {
  if (!$('camera').open) return;
  if (document.hidden) stop();
  else void start();
});
