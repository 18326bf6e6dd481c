// What this phone remembers. A browser that lets us keep nothing still works until it is closed.

const here = new Map();

/** @return what was kept under this name, null if nothing was */
export function kept(name) {
  try {
    return localStorage.getItem(name) ?? here.get(name) ?? null;
  } catch {
    return here.get(name) ?? null;
  }
}

/** @param value null forgets */
export function keep(name, value) {
  if (value === null) here.delete(name);
  else here.set(name, value);
  try {
    if (value === null) localStorage.removeItem(name);
    else localStorage.setItem(name, value);
  } catch {
    // Kept above.
  }
}
