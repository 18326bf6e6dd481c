// Keeps the phone page on the phone, so that it opens at once and without a network. What it tells of a trip comes
// from the hub each time; nothing of that is kept here.

/**
 * The hub puts the digest of all these files in: a page of a newer hub is another version, kept as a whole. Its files are
 * fetched anew, whatever this phone has of them.
 */
const VERSION = '{version}';

const FILES = [
  '/', '/style.css', '/icon.svg', '/icon-192.png', '/manifest.webmanifest',
  '/account.js', '/accountWords.js', '/alone.js', '/app.js', '/bill.js', '/camera.js', '/history.js', '/hub.js',
  '/joining.js', '/memory.js', '/parts.js', '/pay.js', '/payWords.js', '/phoneWords.js', '/search.js', '/shoppingList.js',
  '/trip.js', '/words.js',
];

/** Pictures and the camera's reader are kept once they were wanted, so many at most. */
const LATER = 'qless-later';
const MOST_LATER = 150;

addEventListener('install', event => {
  event.waitUntil((async () => {
    const cache = await caches.open(VERSION);
    await cache.addAll(FILES.map(file => new Request(file, { cache: 'reload' })));
    await skipWaiting();
  })());
});

addEventListener('activate', event => {
  event.waitUntil((async () => {
    const old = (await caches.keys()).filter(name => name !== VERSION && name !== LATER);
    await Promise.all(old.map(name => caches.delete(name)));
    await clients.claim();
  })());
});

async function page(address) {
  const kept = await caches.match(address === '/join' ? '/' : address, { cacheName: VERSION });
  return kept ?? fetch(address);
}

/** As fresh as the hub says, and the kept one where there is no network. */
async function later(request) {
  const cache = await caches.open(LATER);
  try {
    const answer = await fetch(request);
    if (answer.ok) {
      await cache.put(request, answer.clone());
      const all = await cache.keys();
      await Promise.all(all.slice(0, Math.max(0, all.length - MOST_LATER)).map(one => cache.delete(one)));
    }
    return answer;
  } catch (noNetwork) {
    const kept = await cache.match(request);
    if (kept) return kept;
    throw noNetwork;
  }
}

addEventListener('fetch', event => {
  const { pathname, origin } = new URL(event.request.url);
  if (event.request.method !== 'GET' || origin !== location.origin) return;
  if (FILES.includes(pathname) || pathname === '/join') event.respondWith(page(pathname));
  else if (/^\/(pictures|scanner)\//.test(pathname)) event.respondWith(later(event.request));
});
