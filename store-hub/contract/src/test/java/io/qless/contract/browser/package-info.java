/// A phone in a test: a real Chromium without a window, driven like a thumb would.
///
/// [io.qless.contract.browser.PhoneBrowser] opens one with the size, touch and pixels of a phone. A
/// test asks for pages, types, taps, waits for what a person would see, and in the end looks at
/// what the page complained about and where it asked. Its camera sees what
/// [io.qless.contract.browser.CameraFilm] shows it. The browser is Debian's (package `chromium`);
/// none is downloaded. [io.qless.contract.browser.Axe] looks at a page for those who can't see,
/// hear or hit well. Other modules get this package with contract's test jar and name `playwright`
/// themselves, as a test jar hands on no dependencies.
@NullMarked
package io.qless.contract.browser;

import org.jspecify.annotations.NullMarked;
