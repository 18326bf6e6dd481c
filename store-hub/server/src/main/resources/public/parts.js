// Small pieces that the page is made of. Text from the hub goes in as text only.

import { language, local } from './words.js';

const SVG = 'http://www.w3.org/2000/svg';

/** Four modules of white around a QR code (ISO/IEC 18004, 6.3.8). */
const QUIET = 4;

export const $ = id => document.getElementById(id);

/** An element with attributes and children; strings become text nodes, null is left out. */
export function make(tag, attributes = {}, ...children) {
  return fill(document.createElement(tag), attributes, children);
}

function draw(tag, attributes, ...children) {
  return fill(document.createElementNS(SVG, tag), attributes, children);
}

function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value);
  }
  element.append(...children.filter(child => child !== null));
  return element;
}

/** One of the signs that stand at the top of the page. */
export function sign(name) {
  return draw('svg', { 'aria-hidden': 'true' }, draw('use', { href: `#sign-${name}` }));
}

/** A QR code from the hub's dots. */
export function qr({ size, dots }, label) {
  let path = '';
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      const start = x;
      while (x < size && dots[y * size + x] === '1') x++;
      if (x > start) path += `M${start} ${y}h${x - start}v1H${start}z`;
    }
  }
  const room = size + 2 * QUIET;
  return draw('svg', {
    class: 'qr', role: 'img', 'aria-label': label, viewBox: `-${QUIET} -${QUIET} ${room} ${room}`,
    'shape-rendering': 'crispEdges',
  }, draw('path', { d: path }));
}

const missing = new Set();

/** The article's picture, or its first letter. */
export function picture(thing) {
  const letter = () => make('div', { class: 'picture letter', 'aria-hidden': 'true' },
    [...local(thing.name)][0] ?? '?');
  if (missing.has(thing.picture) || !/^[A-Za-z0-9-]+\.(png|jpg)$/.test(thing.picture)) return letter();
  const image = make('img', { class: 'picture', src: `/pictures/${thing.picture}`, alt: '', width: 52, height: 52 });
  image.addEventListener('error', () => {
    missing.add(thing.picture);
    image.replaceWith(letter());
  });
  return image;
}

const shown = new Map();

/**
 * Draws an element's content anew if what it shows has changed, so that pictures do not flicker,
 * nothing is read out twice, and the focus stays on the same thing.
 */
export function redraw(id, data, build) {
  const now = language + JSON.stringify(data);
  if (shown.get(id) === now) return;
  shown.set(id, now);
  const focused = $(id).contains(document.activeElement) ? document.activeElement.dataset.key : undefined;
  $(id).replaceChildren(...build());
  if (focused) [...$(id).querySelectorAll('[data-key]')].find(one => one.dataset.key === focused)?.focus();
}

/** A slow phone may still be reading a paper so long after the tap. */
const PAPER_KEPT = 60_000;

/** Hands a paper to the phone's own way of keeping files. */
export const save = {
  sign: () => [sign('save')],
  file(content, name) {
    const address = URL.createObjectURL(content);
    make('a', { href: address, download: `${name.replaceAll('/', '-')}.pdf` }).click();
    setTimeout(() => URL.revokeObjectURL(address), PAPER_KEPT);
  },
};

let toastTimer = 0;

/** Brings the toast before an open sheet, which lies above all else. */
function lift() {
  if ($('toast').matches(':popover-open')) $('toast').hidePopover();
  $('toast').showPopover();
}

/** Tells something in passing. */
export function toast(text) {
  lift();
  $('toast').textContent = text;
  $('toast').classList.add('shown');
  clearTimeout(toastTimer);
  toastTimer = setTimeout(() => $('toast').classList.remove('shown'), 4000);
}

// Those who listen hear only what changes in something that is there.
lift();
